import type { WallTime } from "./clock.ts";
import type { Sighting } from "./sightings.ts";

/** A ticket as its newest sound record shows it. */
export interface KnownTicket {
	sighting: Sighting;
	community: string;
}

/** A stretch of time with the moment from which it is looked at. */
export interface Span {
	name: string;
	startAt: WallTime;
	/** The first instant after it. */
	endAt: WallTime;
	asOf: WallTime;
}

/** Numerator alone, or numerator and denominator. */
export type Measures = Record<string, number | [number, number]>;

/** Neither void nor returned for good. */
export function isInUniverse({ status }: Sighting): boolean {
	return status !== "void" && status !== "returned";
}

/** The review's metrics of one span, by the contract and without a database. */
export function measure(known: readonly KnownTicket[], span: Span): Measures {
	const tickets = known
		.map(({ sighting }) => sighting)
		.filter(isInUniverse)
		.filter(({ acceptedAt }) => acceptedAt <= span.asOf);
	const accepted = tickets.filter((ticket) => isIn(ticket.acceptedAt, span));
	const due = tickets.filter((ticket) => isIn(deadlineOf(ticket), span));
	const closed = tickets.filter((ticket) => isIn(ticket.closedAt, span));
	const rated = closed.filter((ticket) => isRated(ticket, span.asOf));
	const isClosed = (ticket: Sighting) => isClosedBy(ticket, span.asOf);
	const solvable = closed.filter(({ solved }) => SOLVABLE.includes(solved));
	const open = tickets.filter((ticket) => !isClosed(ticket));
	const stock = open.filter(({ acceptedAt }) => acceptedAt < span.endAt);
	return {
		volume: accepted.length,
		close_rate_due: share(due, isClosed),
		close_rate_accepted: share(accepted, isClosed),
		ontime_rate: share(
			due,
			(ticket) =>
				isUpTo(ticket.closedAt, deadlineOf(ticket)) &&
				isUpTo(ticket.closedAt, span.asOf),
		),
		overdue_open: stock.filter((ticket) => deadlineOf(ticket) < span.asOf)
			.length,
		open_stock: stock.length,
		satisfaction_strict: share(rated, ({ satisfaction }) =>
			SATISFIED.includes(satisfaction),
		),
		satisfaction_inclusive: share(rated, ({ satisfaction }) =>
			[...SATISFIED, "基本满意"].includes(satisfaction),
		),
		rated_share: [rated.length, closed.length],
		solved_rate: share(solvable, ({ solved }) => solved === "解决"),
		contact_rate: share(
			closed.filter(({ contacted }) => contacted !== "unrated"),
			({ contacted }) => contacted === "yes",
		),
		rework_rate: share(closed, ({ reworks }) => reworks > 0),
		extension_rate: share(due, isExtended),
		return_rate: share(listReturnable(known, span), isReturned),
		suspend_rate: share(open, ({ status }) => status === "suspended"),
		unreasonable_share: share(
			accepted,
			({ claimState }) => claimState === "approved",
		),
	};
}

const SATISFIED = ["非常满意", "满意"];
const SOLVABLE = ["解决", "部分解决", "未解决"];
const RATED = ["非常满意", "满意", "基本满意", "一般", "不满意", "非常不满意"];

/** The approved extension, else the deadline shown, else the one its kind of demand would have. */
function deadlineOf(sighting: Sighting): WallTime {
	const { extendedAt, deadlineAt, ticket } = sighting;
	return isExtended(sighting) && extendedAt !== null
		? extendedAt
		: (deadlineAt ?? ticket.deadlineAt);
}

function isExtended({ extensionState }: Sighting): boolean {
	return extensionState === "approved";
}

/** What was accepted, returned tickets included: they count here and nowhere else. */
function listReturnable(known: readonly KnownTicket[], span: Span): Sighting[] {
	return known
		.map(({ sighting }) => sighting)
		.filter(({ status }) => status !== "void")
		.filter(({ acceptedAt }) => isIn(acceptedAt, span));
}

function isReturned({ status, returns }: Sighting): boolean {
	return status === "returned" || returns > 0;
}

function isIn(at: WallTime | null, { startAt, endAt, asOf }: Span): boolean {
	return at !== null && at >= startAt && at < endAt && at <= asOf;
}

function isUpTo(at: WallTime | null, limit: WallTime): boolean {
	return at !== null && at <= limit;
}

function isClosedBy({ closedAt, status }: Sighting, asOf: WallTime): boolean {
	return closedAt === null
		? status === "closed" || status === "archived"
		: closedAt <= asOf;
}

function isRated({ satisfaction, calledBackAt }: Sighting, asOf: WallTime) {
	return (
		RATED.includes(satisfaction) &&
		(calledBackAt === null || calledBackAt <= asOf)
	);
}

function share(
	tickets: readonly Sighting[],
	isCounted: (ticket: Sighting) => boolean,
): [number, number] {
	return [tickets.filter(isCounted).length, tickets.length];
}
