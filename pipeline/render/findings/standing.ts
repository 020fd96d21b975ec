import { type Finding, type Marts, reportOf, rowsOf } from "../marts.ts";
import { formatCount, formatMonthDay } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";
import { nameHolders } from "./owners.ts";

/** A row of `mart_finding_standing`. */
interface Standing {
	finding_no: number;
	next_deadline_at: string | null;
	/** Null where no rate is told. */
	disputed: number | null;
	/** In the pack of the weekly meeting. */
	matter_no: number | null;
	code: string | null;
}

/** A row of `mart_finding_open`. */
export interface Open {
	finding_no: number;
	/** Blank where no list shows it. */
	ticket_id: string;
	unit: string;
	is_overdue: boolean;
	/** Counted as not on time. */
	is_late: boolean;
	effective_deadline_at: string | null;
}

const openOf = ({ finding_no }: Finding, marts: Marts) =>
	rowsOf<Open>(marts, "mart_finding_open").filter(
		(row) => row.finding_no === finding_no,
	);

const standingOf = ({ finding_no }: Finding, marts: Marts) =>
	rowsOf<Standing>(marts, "mart_finding_standing").find(
		(row) => row.finding_no === finding_no,
	);

/** That tickets behind it are due before the day by which it is to be done; empty where none is. */
export function tellDueBefore(
	finding: Finding,
	day: string | undefined,
	marts: Marts,
	texts: ReportTexts,
): string {
	const { standing } = texts.finding;
	const { next_deadline_at: next } = standingOf(finding, marts) ?? {};
	if (!next || !day || next.slice(0, 10) >= day.slice(0, 10)) return "";
	const open = openOf(finding, marts).filter(
		(row) => !row.is_overdue && row.effective_deadline_at !== null,
	);
	return fillText(open.length === 1 ? standing.due_one : standing.due_many, {
		held: tellHeld(open, texts),
		day: formatMonthDay(next),
	});
}

/** Of what was not closed on time, what is open still and who holds it, or that nothing is. */
export function tellUnclosed(
	finding: Finding,
	marts: Marts,
	texts: ReportTexts,
): string {
	const open = openOf(finding, marts).filter(({ is_late }) => is_late);
	const { closed, unclosed } = texts.finding.standing;
	if (open.length === 0) return closed;
	return fillText(unclosed, { held: tellHeld(open, texts) });
}

// How many they are, and whose: one by its number, several by their units.
function tellHeld(open: readonly Open[], texts: ReportTexts): string {
	const { standing } = texts.finding;
	const [first] = open;
	if (first && open.length === 1)
		return fillText(
			first.ticket_id ? standing.held_one : standing.held_unlisted,
			{
				ticket: first.ticket_id,
				unit: first.unit || texts.unknown_unit,
				office: texts.office,
			},
		);
	const counts = new Map<string, number>();
	for (const { unit } of open) counts.set(unit, (counts.get(unit) ?? 0) + 1);
	const holders = [...counts]
		.map(([unit, unit_tickets]) => ({ unit, unit_tickets }))
		.sort((a, b) => b.unit_tickets - a.unit_tickets);
	return fillText(standing.held_many, {
		count: formatCount(open.length),
		units: nameHolders(holders, texts.holding),
	});
}

/** How many of the tickets behind its steps may be disputed; empty where none may. */
export function tellDisputed(
	finding: Finding,
	steps: number,
	marts: Marts,
	{ finding: { standing } }: ReportTexts,
): string {
	const disputed = standingOf(finding, marts)?.disputed ?? 0;
	if (disputed === 0) return "";
	return fillText(steps > 1 ? standing.disputed_of_all : standing.disputed, {
		count: formatCount(disputed),
		total: formatCount(finding.behind_tickets),
	});
}

/** Where the pack of the weekly meeting has it, by its code or without; empty where it has not. */
export function tellMatter(
	finding: Finding,
	form: "matter" | "matter_short",
	marts: Marts,
	{ finding: { standing } }: ReportTexts,
): string {
	const row = standingOf(finding, marts);
	if (!row?.matter_no) return "";
	return fillText(standing[form], {
		no: formatCount(row.matter_no),
		code: row.code ?? "",
	});
}

/** Which of what is asked of the leader the weekly meeting settles; empty where there is no meeting, or nothing is asked. */
export function tellWhere(
	matters: readonly string[],
	marts: Marts,
	{ finding: { standing } }: ReportTexts,
): string {
	const { has_meetings: hasMeetings, meeting_at: meetingAt } = reportOf(marts);
	const isStanding = rowsOf(marts, "mart_finding_standing").length > 0;
	if (!hasMeetings || !isStanding || matters.length === 0) return "";
	const taken = matters.filter(Boolean).length;
	const { some, none, all } = standing.where;
	const form = taken === 0 ? none : taken === matters.length ? all : some;
	return fillText(form, { day: formatMonthDay(meetingAt) });
}
