import type { Row } from "../../database/database.ts";
import { readDefaults } from "../../defaults.ts";
import { type Marts, type Report, reportOf, rowsOf } from "../marts.ts";
import { formatCount, formatDay } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { dangerTopicsOf } from "./about-words.ts";
import type { Continued } from "./continued-words.ts";
import { type DecisionView, viewDecisions } from "./decided-words.ts";
import { type OpenTicket, suspendedAmong } from "./due-words.ts";
import {
	advisedOf,
	type Earlier,
	type EarlierView,
	endedOf,
	sinceOf,
	undecidedOf,
	unitsOf,
	viewEarlier,
} from "./earlier-words.ts";
import { handedOf } from "./handed-words.ts";
import { absentKinds, lettersOf, placesNoteOf } from "./kind-words.ts";
import type { MatterView, SlipView } from "./matter-types.ts";
import { toSlip, toView } from "./matter-view.ts";
import { DANGER, formatNear, type Matter, type Part } from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";
import { afterDangers, redoNumbers, viewRedo } from "./redo-view.ts";
import {
	type RestView,
	restOf,
	shownOf,
	type Unsolved,
	unsolvedOf,
} from "./rest-words.ts";
import { viewWhistles } from "./told-whistles.ts";
import { earlierNoteOf } from "./unsure-words.ts";

/** The pack of the weekly meeting. */
export interface MeetingView {
	report: Report;
	decisions: DecisionView[];
	/** Those decided before the last meeting and done, in a sentence; empty where there are none. */
	settled: string;
	/** What became of the last meeting's matters. */
	earlier: EarlierView | undefined;
	/** What became of the tickets that it told by number alone; empty where those are not known. */
	handed: string;
	matters: MatterView[];
	/** Those that have no place and are told after the list. */
	annexed: MatterView[];
	/** How many matters those are; a unit's overdue tickets, of however many parts, are one. */
	annexedCount: number;
	annexedDangers: number;
	/** Whether anything stands after the list. */
	hasAnnex: boolean;
	/** What is overdue, and where it is told. */
	stock: string;
	/** What to do about whom nobody said to call; empty where everybody is known. */
	callNote: string;
	slips: SlipView[];
	/** Kinds of matters that have none. */
	absent: string[];
	/** That nobody knows how long what is suspended has been; empty where nothing is. */
	suspendedNote: string;
	/** What the levels of whistles mean. */
	levels: string[];
	/** What the letters of codes mean. */
	letters: { letter: string; label: string }[];
	rest: RestView;
	/** What was closed and left the citizen dissatisfied. */
	unsolved: ReturnType<typeof unsolvedOf>;
	/** Who finds out whether dangers last; empty where there are none. */
	dangerNote: string;
	whistles: (Row & { level_label: string })[];
	/** Whistles without a result, and those that had one of late, one each. */
	told: { label: string; count: number; whistles: string[] }[];
	/** Whether it is made for a day, without the annex of a month. */
	isPack: boolean;
	/** How many open tickets an earlier export alone tells of; empty where none. */
	earlierNote: string;
	/** How the places of the list are given. */
	placesNote: string;
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
	const told = matters.filter(({ is_told }) => is_told);
	const dangerTopics = dangerTopicsOf(told, texts);
	const parts = rowsOf<Part>(marts, "mart_meeting_parts");
	const context = {
		decisions,
		wholes: matters,
		parts,
		continued: earlier.length > 0 ? continued : undefined,
		undecided: undecidedOf(earlier),
		advised: advisedOf(earlier),
		lastMetAt: earlier[0]?.met_at ?? "",
		endedAt: endedOf(earlier),
		unitsThen: unitsOf(earlier),
		dangerTopics,
		openTickets: rowsOf<OpenTicket>(marts, "mart_meeting_tickets"),
		texts,
		report,
		arriveBy: totals?.arrive_by ?? "",
	};
	const rows = told.flatMap((matter): (Matter | Part)[] => {
		const own = parts.filter((part) => part.matter === matter.matter);
		return own.length > 0 ? own : [matter];
	});
	const view = (list: readonly (Matter | Part)[]) =>
		list.map((each) => toView(each, context));
	const listed = view(rows.filter(({ is_listed }) => is_listed));
	const annexed = view(rows.filter(({ is_listed }) => !is_listed));
	const untold = matters.filter(({ is_told, open }) => !is_told && open > 0);
	const rest = {
		...restOf(untold, texts, report, dangerTopics),
		suspended: suspendedAmong(untold, context.openTickets),
	};
	const suspended = suspendedAmong(matters, context.openTickets);
	const unsolvedRows = rowsOf<Unsolved>(marts, "mart_unsolved");
	const redo = viewRedo(unsolvedRows, texts, report);
	const unsolved = unsolvedOf(unsolvedRows, texts, report.as_of, dangerTopics);
	const isRoom = taken.length + redo.length <= texts.most_matters;
	const [main, annex] = isRoom
		? [afterDangers(listed, redo), annexed]
		: [listed, afterDangers(annexed, redo)];
	const decided = viewDecisions(
		decisions,
		rows,
		texts,
		report,
		earlier[0]?.met_at ?? "",
		rowsOf(marts, "mart_decision_tickets"),
		redoNumbers(unsolvedRows, texts),
	);
	return {
		report,
		...decided,
		earlier: viewEarlier(
			earlier,
			texts,
			report.as_of,
			taken.length,
			report.street_name,
			sinceOf(matters, continued),
		),
		handed: handedOf(rowsOf(marts, "mart_meeting_handed"), texts),
		matters: main,
		annexed: annex,
		annexedCount: after.length,
		annexedDangers: annex.filter(({ isDanger }) => isDanger).length,
		stock: stockOf(matters, rows, totals, texts, report),
		callNote: [...main, ...annex].some((each) => each.isCallUnknown)
			? texts.calls.note
			: "",
		slips: rows.flatMap((row) => toSlip(row, context)),
		absent: absentKinds(matters, texts, suspended > 0),
		suspendedNote: suspended
			? fillText(texts.stopped.unknown, { count: formatCount(suspended) })
			: "",
		levels: Object.entries(texts.levels)
			.filter(([level]) => level !== "0")
			.map(([, label]) => label),
		letters: lettersOf(texts),
		rest,
		unsolved,
		dangerNote: told.some(({ kind, open }) => kind === DANGER && open > 0)
			? texts.danger_note
			: "",
		hasAnnex: annex.length + rest.lists.length > 0,
		whistles: rowsOf<Row>(marts, "mart_whistles").map((row) => ({
			...row,
			level_label: texts.levels[String(row.level)] ?? "",
		})),
		told: viewWhistles(
			rowsOf(marts, "mart_whistles_told"),
			texts,
			report,
			new Set(shownOf(untold, texts, report).map((row) => row.ticket_id)),
			dangerTopics,
		),
		isPack: report.period_kind === "meeting",
		earlierNote: earlierNoteOf(marts, texts, report.as_of),
		placesNote: placesNoteOf(
			texts,
			listed.some(({ beyond }) => beyond),
		),
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
	/** Of them, due on the last day of the data. */
	due_on_last_day: number;
	untold_overdue: number;
	/** In the period. */
	accepted: number;
	closed: number;
	arrive_by: string | null;
}

// The parts add up to all that is overdue.
function stockOf(
	matters: readonly Matter[],
	rows: readonly Matter[],
	totals: Totals | undefined,
	{ stock: { all, last, parts } }: MeetingTexts,
	{ as_of: asOf, period_noun: noun }: Report,
): string {
	if (!totals) return "";
	const sum = (list: readonly Matter[]) =>
		list.reduce((total, { overdue }) => total + Number(overdue), 0);
	const counts = {
		listed: sum(rows.filter((row) => row.is_listed)),
		annexed: sum(rows.filter((row) => !row.is_listed)),
		rest: sum(matters.filter((row) => !row.is_told)),
		untold: totals.untold_overdue,
	};
	const told = Object.entries(counts)
		.filter(([, count]) => count > 0)
		.map(([part, count]) =>
			fillText(parts[part] ?? "", { count: formatCount(count) }),
		);
	const sentence = fillText(all, {
		noun,
		accepted: formatCount(totals.accepted),
		closed: formatCount(totals.closed),
		open: formatCount(totals.open),
		overdue: formatCount(totals.overdue),
		last: totals.due_on_last_day
			? fillText(last, {
					day: formatNear(asOf, asOf),
					count: formatCount(totals.due_on_last_day),
				})
			: "",
	});
	return told.length > 0 ? `${sentence}：${told.join("、")}` : sentence;
}

function readTexts(): MeetingTexts {
	return readDefaults("meeting.yaml");
}

/** The pack's title, by the day of its meeting. */
export function meetingTitle({ street_name, meeting_at }: Report): string {
	return `${street_name}热线处置领导小组例会材料（${formatDay(meeting_at)}）`;
}

/** The slips' title. */
export function slipsTitle({ street_name, meeting_at }: Report): string {
	return `${street_name}吹哨单（${formatDay(meeting_at)}例会）`;
}
