import type { Row } from "../../database/database.ts";
import { formatCount } from "../numbers.ts";
import { fillText, readReportTexts } from "../report-texts.ts";
import type { MeetingTexts } from "./meeting-texts.ts";

/** What a ticket's call-back said, as far as it was then. */
export interface Called {
	called_at: string | null;
	/** Empty where nobody wrote it. */
	solved: string;
	satisfaction: string;
}

/** A row of `mart_decision_tickets`. */
export interface DecidedTicket extends Called {
	decision_no: number;
	ticket_id: string;
	is_open: boolean;
	/** Came after the decision. */
	is_since: boolean;
	accepted_at: string;
	deadline_at: string | null;
	is_extended: boolean;
	ended_at: string | null;
}

type Near = (at: unknown) => string;
type Texts = MeetingTexts["still"];

const UNSOLVED = "unsolved";

/** Whether the citizen did not say that it is solved. */
export const isUnsaid = ({ solved }: Called) => solved !== "solved";

const isUncalled = ({ called_at, solved, satisfaction }: Called) =>
	!called_at && !solved && !satisfaction;

/** When the citizen was called back and what was said; that nobody wrote it. */
export function calledOf(ticket: Called, still: Texts, near: Near): string {
	if (isUncalled(ticket)) return still.uncalled;
	const { called_at: at, solved, satisfaction } = ticket;
	const said = [readReportTexts().words.solved?.[solved], satisfaction];
	const list = said.filter(Boolean).join("，");
	const day = fillText(still.called, { day: near(at) });
	return list ? `${day}：${list}` : day;
}

/** Of what was decided upon those that were closed. */
export const closedOf = (tickets: readonly DecidedTicket[]) =>
	tickets.filter((row) => !row.is_since && row.ended_at !== null);

/** The first of those that were closed of which the citizen said that it is not solved. */
export const unsolvedAmong = (tickets: readonly DecidedTicket[]) =>
	closedOf(tickets).find(({ solved }) => solved === UNSOLVED);

/** How those that were closed ended: one, each of a few, or many by what their call-backs said. */
export function endedWords(
	row: Row,
	tickets: readonly DecidedTicket[],
	{ still, most_outcomes: most }: MeetingTexts,
	near: Near,
	areAll = true,
): string {
	const closed = closedOf(tickets);
	const [first] = closed;
	if (!first)
		return row.ended_at
			? fillText(still.closed, { day: near(row.ended_at), outcome: "" })
			: still.none;
	if (closed.length === 1 && areAll)
		return fillText(still.closed, {
			day: near(first.ended_at),
			outcome: fillText(still.outcome, {
				list: [
					...(row.state === "closed"
						? [row.is_replied ? still.replied : still.unreplied]
						: []),
					calledOf(first, still, near),
				].join("，"),
			}),
		});
	const list = closed
		.map((ticket) =>
			fillText(still.each, {
				ticket: ticket.ticket_id,
				day: near(ticket.ended_at),
				called: calledOf(ticket, still, near),
			}),
		)
		.join("；");
	const count = formatCount(closed.length);
	if (closed.length <= most)
		return fillText(areAll ? still.all_closed : still.some_closed, {
			count,
			list,
		});
	return fillText(areAll ? still.all_closed : still.some_closed, {
		count,
		list: fillText(still.last_closed, {
			day: near(
				closed
					.map((ticket) => ticket.ended_at)
					.sort()
					.at(-1),
			),
			list: countsOf(closed, still),
		}),
	});
}

function countsOf(closed: readonly DecidedTicket[], still: Texts): string {
	const words = readReportTexts().words.solved ?? {};
	const known = Object.keys(words).map((key): [string, number] => [
		words[key] ?? "",
		closed.filter(({ solved }) => solved === key).length,
	]);
	const rest = closed.filter(({ solved }) => !words[solved]).length;
	return [...known, [still.unsaid, rest] as [string, number]]
		.filter(([, count]) => count > 0)
		.map(([label, count]) =>
			fillText(still.counted, { label, count: formatCount(count) }),
		)
		.join("、");
}

/** That those of then are closed, and which came since. */
export function againOf(
	row: Row,
	tickets: readonly DecidedTicket[],
	texts: MeetingTexts,
	near: Near,
): string {
	const since = tickets.filter((ticket) => ticket.is_since && ticket.is_open);
	const [first] = since;
	const { still, most_outcomes: most } = texts;
	return fillText(still.again, {
		ended: endedWords(row, tickets, texts, near),
		since: near(first?.accepted_at ?? row.since_at),
		count: formatCount(since.length || Number(row.opened_since)),
		tickets:
			since.length > 0 && since.length <= most
				? fillText(texts.dues.tickets, {
						tickets: since.map((ticket) => ticket.ticket_id).join("、"),
					})
				: "",
	});
}
