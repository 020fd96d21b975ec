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
	deadlineAt: WallTime | null;
	isDeadlineDay: boolean;
	extensionState: "" | "pending" | "approved" | "refused";
	extendedAt: WallTime | null;
	closedAt: WallTime | null;
	calledBackAt: WallTime | null;
	satisfaction: string;
	solved: string;
	reworks: number;
}

const REPLIED_BEFORE_CLOSING = DAY_SECONDS / 2;
const APPROVAL_TAKES = DAY_SECONDS;

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
		dispatchedAt: record(ticket.dispatchedAt),
		signedAt: record(ticket.signedAt),
		...showDeadline(ticket, era, settings, seed),
		...showExtension(ticket, at),
		closedAt: isClosed ? record(ticket.closedAt) : null,
		calledBackAt: isCalledBack ? record(ticket.calledBackAt) : null,
		satisfaction: isCalledBack ? ticket.satisfaction : "",
		solved: isCalledBack ? ticket.solved : "",
		reworks: isCalledBack ? ticket.reworks : 0,
	};
}

function statusAt(ticket: Ticket, at: WallTime): string {
	if (at < ticket.dispatchedAt) return "dispatching";
	if (at < ticket.signedAt) return "signing";
	if (ticket.fate !== "normal") return ticket.fate;
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
): Pick<Sighting, "extensionState" | "extendedAt"> {
	if (!extension || extension.requestedAt > at)
		return { extensionState: "", extendedAt: null };
	const isDecided = extension.requestedAt + APPROVAL_TAKES <= at;
	return {
		extensionState: !isDecided
			? "pending"
			: extension.isApproved
				? "approved"
				: "refused",
		extendedAt: extension.deadlineAt,
	};
}
