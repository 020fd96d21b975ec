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
	DANGER,
	type MatterView,
	type SlipView,
	toSlip,
	toView,
} from "./matter-view.ts";
import {
	formatNear,
	type Matter,
	type MeetingTexts,
	subjectOf,
} from "./matter-words.ts";
import { viewPending } from "./pending-whistles.ts";

/** The pack of the weekly meeting. */
export interface MeetingView {
	report: Report;
	decisions: (Row & {
		state_label: string;
		no: number | null;
		still: string;
	})[];
	/** What became of the last meeting's matters. */
	earlier: EarlierView | undefined;
	matters: MatterView[];
	slips: SlipView[];
	/** Kinds of matters that have none. */
	absent: string[];
	/** What the levels of whistles mean. */
	levels: string[];
	/** What the letters of codes mean. */
	letters: { letter: string; label: string }[];
	/** Of what has no place: matters of danger by name, tickets of all others and how many of them are overdue. */
	rest: {
		tickets: number;
		overdue: number;
		/** Of whom or of what the overdue are, and of how many more. */
		late: string[];
		moreLate: number;
		dangers: MatterView[];
	};
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
	const earlier = rowsOf<Earlier>(marts, "mart_meeting_earlier");
	const continued = rowsOf<Continued>(marts, "mart_meeting_continued");
	const context = {
		decisions,
		continued: earlier.length > 0 ? continued : undefined,
		texts,
		report,
	};
	const view = (matter: Matter) => toView(matter, context);
	const listed = taken.map(view);
	return {
		report,
		decisions: decisions.map((row) => ({
			...row,
			state_label: texts.decision_states[String(row.state)] ?? "",
			no: taken.find(({ matter }) => matter === row.told_in)?.matter_no ?? null,
			still: stillOf(row, texts, report.as_of),
		})),
		earlier: viewEarlier(earlier, texts, report.as_of),
		matters: listed,
		slips: listed.flatMap((view, index) =>
			toSlip(view, taken[index], report, texts),
		),
		absent: absentKinds(taken, texts),
		levels: Object.entries(texts.levels)
			.filter(([level]) => level !== "0")
			.map(([, label]) => label),
		letters: lettersOf(texts),
		rest: restOf(
			matters.filter(({ is_listed }) => !is_listed),
			view,
			texts,
		),
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

function stillOf(
	{ open, open_until: until }: Row,
	{ still }: MeetingTexts,
	asOf: string,
): string {
	if (!open) return still.none;
	return fillText(until ? still.open : still.undated, {
		open: formatCount(Number(open)),
		day: until ? formatNear(String(until), asOf) : "",
	});
}

function readTexts(): MeetingTexts {
	return readDefaults("meeting.yaml");
}

// By the places that kinds have in common, each called by its first, without what that is in brackets.
function absentKinds(
	taken: readonly Matter[],
	{ kinds }: MeetingTexts,
): string[] {
	const kept = Object.values(kinds).filter(({ places }) => places > 0);
	return kept
		.filter(
			({ no }, index) =>
				kept.findIndex((each) => each.no === no) === index &&
				!taken.some(({ kind }) => kinds[kind]?.no === no),
		)
		.map(({ label }) => label.replace(/（.*）/, ""));
}

function lettersOf({ kinds }: MeetingTexts): MeetingView["letters"] {
	return Object.values(kinds)
		.filter(({ places }) => places > 0)
		.map(({ letter, label }) => ({ letter, label }));
}

function restOf(
	matters: readonly Matter[],
	view: (matter: Matter) => MatterView,
	texts: MeetingTexts,
): MeetingView["rest"] {
	const sum = (list: readonly Matter[]) =>
		list.reduce((total, { tickets }) => total + tickets, 0);
	const others = matters.filter(({ kind }) => kind !== DANGER);
	const late = others.filter(({ is_overdue }) => is_overdue);
	return {
		dangers: matters
			.filter(({ kind }) => kind === DANGER)
			.map((matter) => view({ ...matter, said: "" })),
		tickets: sum(others),
		overdue: sum(late),
		late: late.slice(0, texts.most_named).map((matter) =>
			fillText(texts.rest, {
				name: subjectOf(matter),
				count: formatCount(matter.tickets),
			}),
		),
		moreLate: Math.max(0, late.length - texts.most_named),
	};
}

/** The pack's title, by the day of its meeting. */
export function meetingTitle({ street_name, meeting_at }: Report): string {
	return `${street_name}热线处置领导小组例会材料（${formatDay(meeting_at)}）`;
}

/** The slips' title. */
export function slipsTitle({ street_name, meeting_at }: Report): string {
	return `${street_name}吹哨单（${formatDay(meeting_at)}例会）`;
}
