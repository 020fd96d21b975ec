import type { Row } from "../../database/database.ts";
import type { Report } from "../marts.ts";
import { formatCount } from "../numbers.ts";
import { fillText } from "../report-texts.ts";
import { formatNear, GATHERED, type Matter } from "./matter-words.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

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
}

/** Decisions in their order; `told` are the matters of the pack. */
export function viewDecisions(
	rows: readonly Row[],
	told: readonly Matter[],
	texts: MeetingTexts,
	{ as_of: asOf, meeting_at: meetingAt }: Report,
	lastMetAt = "",
): { decisions: DecisionView[]; settled: string } {
	const { still, decision_states: states } = texts;
	const near = (at: unknown) => (at ? formatNear(String(at), asOf) : "");
	const settled = rows.filter(
		(row) => row.state === "done" && String(row.decided_at) < lastMetAt,
	);
	const decisions = rows
		.filter((row) => !settled.includes(row))
		.map((row) => {
			const state = String(row.state);
			const found = told.find(({ matter }) => matter === row.told_in);
			const place =
				found &&
				fillText(found.is_listed ? still.told : still.annexed, {
					no: formatCount(found.matter_no),
				});
			const isDue = state === "open" && dayOf(row.due_at) <= dayOf(meetingAt);
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
				state: states[state] ?? "",
				isLate: state === "late" || state === "unclosed",
				stands: [
					...(place
						? fill(still.left, "open", Number(row.open) || "")
						: [leftOf(row, still, near)]),
					...fill(still.blocker, "blocker", row.blocker),
					...(row.note || !["open", "late"].includes(state)
						? fill(still.note, "note", row.note)
						: [still.unnoted]),
					...(found && isElsewhere(row, found)
						? fill(still.unit, "unit", found.unit)
						: []),
					...(!place && wasAsked(row, lastMetAt)
						? fill(still.asked, "day", near(lastMetAt))
						: []),
					...beforeOf(row, still, near),
				],
				told: place ?? (isKept ? still.kept : ""),
				ask: (!place && !isKept && still.asks[isDue ? "late" : state]) || "",
			};
		});
	const list = settled.map((row) =>
		fillText(still.settled_one, {
			label: String(row.matter_label),
			day: near(row.decided_at),
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
		(state === "late" || (state === "closed" && isBefore(ended)))
	);
}

// Without a day it is due at any meeting.
const dayOf = (at: unknown) => String(at ?? "").slice(0, 10);

function leftOf(
	row: Row,
	still: MeetingTexts["still"],
	near: (at: unknown) => string,
): string {
	if (row.open)
		return fillText(row.open_until ? still.open : still.undated, {
			open: formatCount(Number(row.open)),
			ticket: String(row.open_ticket),
			unit: String(row.open_unit),
			day: near(row.open_until),
		});
	return row.ended_at
		? fillText(still.closed, { day: near(row.ended_at) })
		: still.none;
}

function beforeOf(
	row: Row,
	still: MeetingTexts["still"],
	near: (at: unknown) => string,
): string[] {
	if (!row.before_at) return [];
	return [
		fillText(still.before, {
			day: near(row.before_at),
			decision: String(row.before_decision),
			state: row.before_is_done ? still.done : still.undone,
		}),
	];
}
