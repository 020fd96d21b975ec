import { type Finding, type Marts, reportOf, rowsOf } from "../marts.ts";
import { formatCount, formatMonthDay } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";

/** A row of `mart_finding_standing`. */
interface Standing {
	finding_no: number;
	/** Tickets not yet due. */
	open: number;
	next_deadline_at: string | null;
	/** Null where no rate is told. */
	disputed: number | null;
	/** In the pack of the weekly meeting. */
	matter_no: number | null;
	code: string | null;
}

const standingOf = ({ finding_no }: Finding, marts: Marts) =>
	rowsOf<Standing>(marts, "mart_finding_standing").find(
		(row) => row.finding_no === finding_no,
	);

/** That tickets behind it are due before the day by which it is to be done; empty where none is. */
export function tellDueBefore(
	finding: Finding,
	day: string | undefined,
	marts: Marts,
	{ finding: { standing } }: ReportTexts,
): string {
	const { next_deadline_at: next, open = 0 } = standingOf(finding, marts) ?? {};
	if (!next || !day || next.slice(0, 10) >= day.slice(0, 10)) return "";
	return fillText(open === 1 ? standing.due_one : standing.due_many, {
		count: formatCount(open),
		day: formatMonthDay(next),
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
