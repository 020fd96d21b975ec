import { DAY_SECONDS, dayOf, endOfDay, type WallTime } from "./clock.ts";
import type { Era, ExportSettings } from "./export-settings.ts";
import { createRandom } from "./random.ts";
import type { Ticket } from "./tickets.ts";

/** What the city's system showed of a ticket at one moment, at the precision it recorded. */
export interface Sighting {
	ticket: Ticket;
	status: string;
	acceptedAt: WallTime;
	dispatchedAt: WallTime | null;
	signedAt: WallTime | null;
	contactedAt: WallTime | null;
	contacted: "" | "yes" | "no" | "unrated";
	returnedAt: WallTime | null;
	returns: number;
	deadlineAt: WallTime | null;
	isDeadlineDay: boolean;
	extensionState: "" | "pending" | "approved" | "refused";
	extensionRequestedAt: WallTime | null;
	extendedAt: WallTime | null;
	/** Whether the demand is held to be unreasonable. */
	claimState: "" | "pending" | "approved" | "refused";
	closedAt: WallTime | null;
	calledBackAt: WallTime | null;
	satisfaction: string;
	solved: string;
	reworks: number;
}

const REPLIED_BEFORE_CLOSING = DAY_SECONDS / 2;
const APPROVAL_TAKES = 3 * DAY_SECONDS;
const CLAIM_TAKES = 12 * DAY_SECONDS;

/** Looks at the ticket through the system of its era. */
export function sight(
	ticket: Ticket,
	at: WallTime,
	era: Era,
	settings: ExportSettings,
	seed: string,
): Sighting {
	const record = (time: WallTime | null) =>
		time === null || time > at
			? null
			: era.precision === "minute"
				? time - (time % 60)
				: time;
	const isClosed = ticket.fate === "normal" && ticket.closedAt <= at;
	const isCalledBack =
		isClosed && ticket.calledBackAt !== null && ticket.calledBackAt <= at;
	return {
		ticket,
		status: statusAt(ticket, at),
		acceptedAt: record(ticket.at) ?? ticket.at,
		dispatchedAt: record(dispatchedBy(ticket, at)),
		signedAt: record(ticket.signedAt),
		contactedAt: record(ticket.contactedAt),
		contacted: ticket.signedAt <= at ? showContact(ticket) : "",
		returnedAt: record(ticket.returnedAt),
		returns: (ticket.returnedAt ?? at) < at ? ticket.returns : 0,
		...showDeadline(ticket, era, settings, seed),
		...showExtension(ticket, at, record),
		claimState: showClaim(ticket, at),
		closedAt: isClosed ? record(ticket.closedAt) : null,
		calledBackAt: isCalledBack ? record(ticket.calledBackAt) : null,
		satisfaction: isCalledBack ? ticket.satisfaction : "",
		solved: isCalledBack ? ticket.solved : "",
		reworks: isCalledBack ? ticket.reworks : 0,
	};
}

function dispatchedBy(
	{ passedOn, dispatchedAt }: Ticket,
	at: WallTime,
): WallTime | null {
	if (!passedOn || at >= dispatchedAt) return dispatchedAt;
	return at < passedOn.returnedAt ? passedOn.firstAt : null;
}

function showContact({ isContacted, isContactAnswered }: Ticket) {
	if (!isContactAnswered) return "unrated";
	return isContacted ? "yes" : "no";
}

function statusAt(ticket: Ticket, at: WallTime): string {
	const dispatchedAt = dispatchedBy(ticket, at);
	if (dispatchedAt === null || at < dispatchedAt) return "dispatching";
	if (at < ticket.signedAt) return "signing";
	if (ticket.fate !== "normal") return ticket.fate;
	const { suspension } = ticket;
	if (suspension && at >= suspension.from && at < suspension.until)
		return "suspended";
	if (ticket.closedAt - REPLIED_BEFORE_CLOSING > at) return "handling";
	if (ticket.closedAt > at) return "replied";
	const isCalledBack =
		ticket.calledBackAt !== null && ticket.calledBackAt <= at;
	return isCalledBack ? "archived" : "closed";
}

function showDeadline(
	ticket: Ticket,
	era: Era,
	settings: ExportSettings,
	seed: string,
): Pick<Sighting, "deadlineAt" | "isDeadlineDay"> {
	const isBlank =
		settings.deadline_blank_topics.includes(ticket.topic.id) &&
		createRandom(`${seed}/deadline/${ticket.id}`).chance(
			settings.deadline_blank,
		);
	const isDeadlineDay = era.deadline === "day";
	const deadlineAt = isDeadlineDay
		? endOfDay(dayOf(ticket.deadlineAt))
		: ticket.deadlineAt;
	return { deadlineAt: isBlank ? null : deadlineAt, isDeadlineDay };
}

function showExtension(
	{ extension }: Ticket,
	at: WallTime,
	record: (time: WallTime) => WallTime | null,
): Pick<Sighting, "extensionState" | "extensionRequestedAt" | "extendedAt"> {
	if (!extension || extension.requestedAt > at)
		return { extensionState: "", extensionRequestedAt: null, extendedAt: null };
	const isDecided = extension.requestedAt + APPROVAL_TAKES <= at;
	return {
		extensionState: !isDecided
			? "pending"
			: extension.isApproved
				? "approved"
				: "refused",
		extensionRequestedAt: record(extension.requestedAt),
		extendedAt: extension.deadlineAt,
	};
}

function showClaim({ claim }: Ticket, at: WallTime): Sighting["claimState"] {
	if (!claim || claim.requestedAt > at) return "";
	if (claim.requestedAt + CLAIM_TAKES > at) return "pending";
	return claim.isApproved ? "approved" : "refused";
}
