import type { Row } from "../../database/database.ts";
import type { Report } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import {
	DANGER,
	formatNear,
	GATHERED,
	type Matter,
	type Part,
	partNumber,
	shortUnit,
} from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";
import {
	againOf,
	calledOf,
	closedOf,
	type DecidedTicket,
	endedWords,
	isUnsaid,
	unsolvedAmong,
} from "./outcome-words.ts";
import { isReported, reportedOf } from "./reported-words.ts";

/** A decision of an earlier meeting and what became of it. */
export interface DecisionView {
	day: string;
	label: string;
	/** Of the matter it is told in, as it was decided upon, or of the ticket left of it. */
	code: string;
	decision: string;
	owner: string;
	due: string;
	state: string;
	isLate: boolean;
	/** Where it is told now, or what is left of it; what was noted, asked by the last meeting, and decided before upon the same. */
	stands: string[];
	/** Where it is decided upon, if in a matter's row, or that it is not yet to be. */
	told: string;
	/** What is to be decided upon here; empty where nothing is. */
	ask: string;
	/** What whoever finds out that a danger is over ticks and signs. */
	confirm: string;
}

/** Decisions in their order; `told` are the matters of the pack, units' overdue tickets part by part. */
export function viewDecisions(
	rows: readonly Row[],
	told: readonly (Matter | Part)[],
	texts: MeetingTexts,
	{ as_of: asOf, meeting_at: meetingAt, street_name: street }: Report,
	lastMetAt = "",
	tickets: readonly DecidedTicket[] = [],
	redo: ReadonlyMap<string, string> = new Map(),
): { decisions: DecisionView[]; settled: string } {
	const { still, decision_states: states } = texts;
	const near = (at: unknown) => (at ? formatNear(String(at), asOf) : "");
	const own = (row: Row) =>
		tickets.filter(({ decision_no: no }) => no === row.decision_no);
	const settled = rows.filter(
		(row) =>
			row.state === "done" &&
			String(row.decided_at) < lastMetAt &&
			!isUnsure(row, own(row), texts),
	);
	const decisions = rows
		.filter((row) => !settled.includes(row))
		.map((row) => {
			const state = String(row.state);
			const found = told.find(({ matter }) => matter === row.told_in);
			const place = found && placeOf(row, found, told, still);
			const unsolved = ENDED.includes(state) && unsolvedAmong(own(row));
			const isDue = state === "open" && dayOf(row.due_at) <= dayOf(meetingAt);
			const again = unsolved && redo.get(unsolved.ticket_id);
			const toldAgain = again ? fillText(texts.redo.told, { no: again }) : "";
			const isKept = state === "open" && !isDue;
			const fill = (text: string, name: string, value: unknown) =>
				value ? [fillText(text, { [name]: String(value) })] : [];
			return {
				day: near(row.decided_at),
				label: String(row.matter_label),
				code: codeOf(row, found, still),
				decision: String(row.decision),
				owner: String(row.owner),
				due: near(row.due_at),
				state: unsolved
					? fillText(still.unsolved, { day: near(unsolved.called_at) })
					: (states[state] ?? ""),
				isLate: state === "late" || state === "unclosed" || Boolean(unsolved),
				stands: [
					...(unsolved ? [states[state] ?? ""] : []),
					...leftOf(row, own(row), Boolean(place), texts, near),
					...fill(still.blocker, "blocker", row.blocker),
					...reportedOf(row, still, near),
					...(row.note ? fill(still.note, "note", row.note) : []),
					...(row.note || isReported(row) ? [] : unnotedOf(state, still)),
					...(found && isElsewhere(row, found)
						? fill(still.unit, "unit", found.unit)
						: []),
					...(!place && wasAsked(row, lastMetAt)
						? fill(still.asked, "day", near(lastMetAt))
						: []),
					...beforeOf(row, still, near),
				],
				told: toldAgain || (place ?? (isKept ? still.kept : "")),
				ask:
					place || toldAgain
						? ""
						: askOf(
								row,
								own(row),
								isKept,
								isDue ? "late" : state,
								texts,
								street,
							),
				confirm:
					!place && !toldAgain && isToConfirm(row, own(row), texts)
						? still.confirm
						: "",
			};
		});
	const list = settled.map((row) =>
		fillText(still.settled_one, {
			label: String(row.matter_label),
			day: near(row.decided_at),
			reported: reportedOf(row, still, near)
				.map((words) => `，${words}`)
				.join(""),
			called: closedOf(own(row))
				.slice(-1)
				.map((ticket) => `，${calledOf(ticket, still, near)}`)
				.join(""),
			confirm: isToConfirm(row, own(row), texts) ? still.still_there : "",
		}),
	);
	return {
		decisions,
		settled: list.length
			? fillText(still.settled, {
					count: formatCount(list.length),
					list: list.join("、"),
				})
			: "",
	};
}

// What is about parts alone that stand after the list is told by their numbers.
function placeOf(
	row: Row,
	found: Matter,
	told: readonly (Matter | Part)[],
	still: MeetingTexts["still"],
): string {
	const parts = told.flatMap((each) =>
		"part" in each && each.decision_no === row.decision_no ? [each] : [],
	);
	const isBeyond =
		found.is_listed &&
		parts.length > 0 &&
		parts.every(({ is_listed }) => !is_listed);
	return fillText(found.is_listed && !isBeyond ? still.told : still.annexed, {
		no: isBeyond
			? parts.map(partNumber).join("、")
			: formatCount(found.matter_no),
	});
}

function codeOf(
	row: Row,
	found: Matter | undefined,
	still: MeetingTexts["still"],
): string {
	if (row.code) return String(row.code);
	const code = String(found?.code || row.ticket_code || "");
	return code && fillText(still.code, { code });
}

// A unit's overdue tickets are called by it, and its own.
const isElsewhere = (row: Row, { unit, kind }: Matter) =>
	kind !== GATHERED && unit !== "" && !String(row.owner).includes(unit);

// Overdue, or closed without a word, before the last meeting sat.
function wasAsked(
	{ state, decided_at: decided, due_at: due, ended_at: ended }: Row,
	lastMetAt: string,
): boolean {
	const isBefore = (at: unknown) => at !== null && String(at) < lastMetAt;
	return (
		isBefore(decided) &&
		isBefore(due) &&
		(state === "late" || (ENDED.includes(String(state)) && isBefore(ended)))
	);
}

// Without a day it is due at any meeting.
const dayOf = (at: unknown) => String(at ?? "").slice(0, 10);

// Who reported what is done, or how far it is; what is closed has its ticket's own words.
function unnotedOf(state: string, still: MeetingTexts["still"]): string[] {
	if (["open", "late"].includes(state)) return [still.unnoted];
	return ["closed", "again"].includes(state) ? [] : [still.unreported];
}

const ENDED: readonly string[] = ["closed", "done"];

const isEndedDanger = (
	{ state, code, ticket_code: ticket }: Row,
	{ kinds }: MeetingTexts,
) =>
	ENDED.includes(String(state)) &&
	String(code || ticket).endsWith(`-${kinds[DANGER]?.letter}`);

// A danger that is said to be over, and the citizen does not say so.
const isUnsure = (
	row: Row,
	tickets: readonly DecidedTicket[],
	texts: MeetingTexts,
) => isEndedDanger(row, texts) && closedOf(tickets).some(isUnsaid);

// Or that nobody by name reported as over.
const isToConfirm: typeof isUnsure = (row, tickets, texts) =>
	isUnsure(row, tickets, texts) ||
	(isEndedDanger(row, texts) && !row.note && !row.done_by);

// A unit that has it now is asked to take over what is not due yet.
function askOf(
	row: Row,
	tickets: readonly DecidedTicket[],
	isKept: boolean,
	state: string,
	texts: MeetingTexts,
	street: string,
): string {
	const { still } = texts;
	const owner = shortUnit(String(row.owner), street);
	const unit = shortUnit(String(row.open_unit || owner), street);
	if (ENDED.includes(state) && unsolvedAmong(tickets))
		return fillText(still.asks.unsolved ?? "", { unit });
	if (!isKept)
		return isToConfirm(row, tickets, texts)
			? fillText(still.safe, { unit })
			: (still.asks[state] ?? "");
	if (!row.open || !owner || owner.includes(unit)) return "";
	return fillText(still.handover, {
		kept: still.kept,
		owner,
		unit,
	});
}

// What is in the pack says itself what is open of it.
function leftOf(
	row: Row,
	tickets: readonly DecidedTicket[],
	isTold: boolean,
	texts: MeetingTexts,
	near: (at: unknown) => string,
): string[] {
	const { still } = texts;
	if (row.state === "again") return [againOf(row, tickets, texts, near)];
	const open = formatCount(Number(row.open));
	if (!row.open)
		return isTold && !ENDED.includes(String(row.state))
			? []
			: [endedWords(row, tickets, texts, near)];
	const left = isTold
		? fillText(still.left, { open })
		: fillText(row.open_until ? still.open : still.undated, {
				open,
				ticket: String(row.open_ticket),
				unit: String(row.open_unit),
				day: near(row.open_until),
			});
	const isPart = row.state === "late" && closedOf(tickets).length > 0;
	return [
		left,
		...(isPart ? [endedWords(row, tickets, texts, near, false)] : []),
	];
}

function beforeOf(
	row: Row,
	still: MeetingTexts["still"],
	near: (at: unknown) => string,
): string[] {
	if (!row.before_at) return [];
	const before = { done_at: row.before_done_at, done_by: row.before_done_by };
	return [
		fillText(still.before, {
			day: near(row.before_at),
			decision: String(row.before_decision),
			state:
				reportedOf(before, still, near)[0] ??
				(row.before_is_done ? still.done : still.undone),
		}),
	];
}
