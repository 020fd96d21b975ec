import type { Row } from "../../database/database.ts";
import { readDefaults } from "../../defaults.ts";
import { type Marts, type Report, reportOf, rowsOf } from "../marts.ts";
import { formatCount, formatDay } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import {
	type Continued,
	type Earlier,
	type EarlierView,
	viewEarlier,
} from "./earlier-words.ts";
import {
	type MatterView,
	type SlipView,
	toSlip,
	toView,
} from "./matter-view.ts";
import { formatNear, type Matter, type MeetingTexts } from "./matter-words.ts";
import { viewPending } from "./pending-whistles.ts";
import { type RestView, restOf } from "./rest-words.ts";

/** The pack of the weekly meeting. */
export interface MeetingView {
	report: Report;
	decisions: (Row & {
		state_label: string;
		no: number | null;
		isListed: boolean;
		/** Where it stands, if it is not in the pack. */
		still: string;
	})[];
	/** What became of the last meeting's matters. */
	earlier: EarlierView | undefined;
	matters: MatterView[];
	/** Those that have no place and are told after the list. */
	annexed: MatterView[];
	annexedDangers: number;
	/** Whether anything stands after the signatures. */
	hasAnnex: boolean;
	/** What is overdue, and where it is told. */
	stock: string;
	/** What to do about whom nobody said to call; empty where everybody is known. */
	callNote: string;
	slips: SlipView[];
	/** Kinds of matters that have none. */
	absent: string[];
	/** What the levels of whistles mean. */
	levels: string[];
	/** What the letters of codes mean. */
	letters: { letter: string; label: string }[];
	rest: RestView;
	whistles: (Row & { level_label: string })[];
	/** Whistles without a result, one each. */
	pending: { label: string; count: number; whistles: string[] }[];
	/** Whether it is made for a day, without the annex of a month. */
	isPack: boolean;
	most: number;
	/** Open tickets of the matters that came after the period. */
	openAfterPeriod: number;
}

/** Arranges the meeting's marts in the words of `data/defaults/meeting.yaml`. */
export function viewMeeting(marts: Marts): MeetingView {
	const texts = readTexts();
	const matters = rowsOf<Matter>(marts, "mart_meeting");
	const decisions = rowsOf<Row>(marts, "mart_decisions");
	const report = reportOf(marts);
	const taken = matters.filter(({ is_listed }) => is_listed);
	const after = matters.filter((row) => row.is_told && !row.is_listed);
	const [totals] = rowsOf<Totals>(marts, "mart_meeting_totals");
	const earlier = rowsOf<Earlier>(marts, "mart_meeting_earlier");
	const continued = rowsOf<Continued>(marts, "mart_meeting_continued");
	const context = {
		decisions,
		continued: earlier.length > 0 ? continued : undefined,
		texts,
		report,
		arriveBy: totals?.arrive_by ?? "",
	};
	const view = (matter: Matter) => toView(matter, context);
	const listed = taken.map(view);
	const annexed = after.map(view);
	const told = matters.filter(({ is_told }) => is_told);
	const untold = matters.filter(({ is_told }) => !is_told);
	const rest = restOf(untold, texts, report);
	return {
		report,
		decisions: decisions.map((row) => ({
			...row,
			state_label: texts.decision_states[String(row.state)] ?? "",
			...placeOf(told, row),
			still: stillOf(row, texts, report.as_of),
		})),
		earlier: viewEarlier(earlier, texts, report.as_of),
		matters: listed,
		annexed,
		annexedDangers: annexed.filter(({ isDanger }) => isDanger).length,
		stock: stockOf(matters, totals, texts),
		callNote: [...listed, ...annexed].some((each) => each.isCallUnknown)
			? texts.calls.note
			: "",
		slips: [...taken, ...after].flatMap((row) => toSlip(row, context)),
		absent: absentKinds(matters, texts),
		levels: Object.entries(texts.levels)
			.filter(([level]) => level !== "0")
			.map(([, label]) => label),
		letters: lettersOf(texts),
		rest,
		hasAnnex: annexed.length + rest.lists.length > 0,
		whistles: rowsOf<Row>(marts, "mart_whistles").map((row) => ({
			...row,
			level_label: texts.levels[String(row.level)] ?? "",
		})),
		pending: viewPending(rowsOf(marts, "mart_whistles_pending"), texts, report),
		isPack: report.period_kind === "meeting",
		most: texts.most_matters,
		openAfterPeriod: matters.reduce(
			(sum, matter) => sum + matter.open_after_period,
			0,
		),
	};
}

/** A row of `mart_meeting_totals`. */
interface Totals {
	open: number;
	overdue: number;
	untold_overdue: number;
	arrive_by: string | null;
}

function placeOf(told: readonly Matter[], row: Row) {
	const found = told.find(({ matter }) => matter === row.told_in);
	return {
		code: String(row.code || found?.code || ""),
		no: found?.matter_no ?? null,
		isListed: found?.is_listed ?? false,
	};
}

// The parts add up to all that is overdue.
function stockOf(
	matters: readonly Matter[],
	totals: Totals | undefined,
	{ stock: { all, parts } }: MeetingTexts,
): string {
	if (!totals) return "";
	const sum = (isPart: (matter: Matter) => boolean) =>
		matters
			.filter(isPart)
			.reduce((total, { overdue }) => total + Number(overdue), 0);
	const counts = {
		listed: sum((row) => row.is_listed),
		annexed: sum((row) => row.is_told && !row.is_listed),
		rest: sum((row) => !row.is_told),
		untold: totals.untold_overdue,
	};
	const told = Object.entries(counts)
		.filter(([, count]) => count > 0)
		.map(([part, count]) =>
			fillText(parts[part] ?? "", { count: formatCount(count) }),
		);
	const sentence = fillText(all, {
		open: formatCount(totals.open),
		overdue: formatCount(totals.overdue),
	});
	return told.length > 0 ? `${sentence}：${told.join("、")}` : sentence;
}

function stillOf(
	{ open, open_until: until, open_ticket: ticket, open_unit: unit }: Row,
	{ still }: MeetingTexts,
	asOf: string,
): string {
	if (!open) return still.none;
	return fillText(until ? still.open : still.undated, {
		open: formatCount(Number(open)),
		ticket: String(ticket ?? ""),
		unit: String(unit ?? ""),
		day: until ? formatNear(String(until), asOf) : "",
	});
}

function readTexts(): MeetingTexts {
	return readDefaults("meeting.yaml");
}

// By the places that kinds have in common, each called by its first, without what that is in brackets.
function absentKinds(
	matters: readonly Matter[],
	{ kinds }: MeetingTexts,
): string[] {
	const kept = Object.values(kinds).filter(({ places }) => places > 0);
	return kept
		.filter(
			({ no }, index) =>
				kept.findIndex((each) => each.no === no) === index &&
				!matters.some(({ kind }) => kinds[kind]?.no === no),
		)
		.map(({ label }) => label.replace(/（.*）/, ""));
}

function lettersOf({ kinds }: MeetingTexts): MeetingView["letters"] {
	return Object.values(kinds)
		.filter(({ places }) => places > 0)
		.map(({ letter, label }) => ({ letter, label }));
}

/** The pack's title, by the day of its meeting. */
export function meetingTitle({ street_name, meeting_at }: Report): string {
	return `${street_name}热线处置领导小组例会材料（${formatDay(meeting_at)}）`;
}

/** The slips' title. */
export function slipsTitle({ street_name, meeting_at }: Report): string {
	return `${street_name}吹哨单（${formatDay(meeting_at)}例会）`;
}
