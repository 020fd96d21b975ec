import { addWorkdays, DAY_SECONDS, dayOf, type WallTime } from "./clock.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

type Rates = World["settings"]["handling"];

/** A dispatch to the wrong unit, given back and made again. */
export interface PassedOn {
	firstAt: WallTime;
	returnedAt: WallTime;
	againAt: WallTime;
}

/** What happens to a ticket on its way besides being handled. */
export interface Detours {
	passedOn: PassedOn | null;
	/** When it was last given back, passed on again or not. */
	returnedAt: WallTime | null;
	returns: number;
	/** When the unit says it called the citizen first. */
	contactedAt: WallTime | null;
	suspension: { from: WallTime; until: WallTime } | null;
	/** The unit holds the demand to be unreasonable. */
	claim: { requestedAt: WallTime; isApproved: boolean } | null;
}

/** The part of the handling that the detours hang on. */
export interface Way {
	fate: string;
	type: string;
	signedAt: WallTime;
	dueAt: WallTime;
	closedAt: WallTime;
	isContacted: boolean;
	isUrgent: boolean;
	passedOn: PassedOn | null;
}

const OFFICE_OPENS = 8.5 * 3600;

/** Whether a first dispatch goes wrong: given back the next morning, made again the same day. */
export function passOn(
	firstAt: WallTime,
	{ returned_once }: Rates,
	random: Random,
): PassedOn | null {
	if (!random.chance(returned_once)) return null;
	const morning = addWorkdays(dayOf(firstAt), 1) * DAY_SECONDS + OFFICE_OPENS;
	const returnedAt = morning + random.between(10, 210) * 60;
	return {
		firstAt,
		returnedAt,
		againAt: returnedAt + random.between(30, 240) * 60,
	};
}

/** The rest of the detours, in the order they are met. */
export function takeDetours(way: Way, rates: Rates, random: Random): Detours {
	const { passedOn, signedAt } = way;
	const isReturned = way.fate === "returned";
	return {
		passedOn,
		returnedAt: isReturned ? signedAt : (passedOn?.returnedAt ?? null),
		returns: Number(isReturned) + Number(passedOn !== null),
		contactedAt: contact(way, rates, random),
		suspension: suspend(way, rates, random),
		claim: claim(way, rates, random),
	};
}

function contact(
	{ signedAt, closedAt, isContacted, isUrgent }: Way,
	{ contact_unstamped }: Rates,
	random: Random,
): WallTime | null {
	const isStamped = isContacted && !random.chance(contact_unstamped);
	const after = random.between(4, isUrgent ? 25 : 420) * 60;
	return isStamped ? Math.min(signedAt + after, closedAt - 60) : null;
}

const LATE_AFTER = 5 * DAY_SECONDS;

// What is far too late has mostly been put aside; that is how it stays off the lists.
function suspend(
	{ type, signedAt, dueAt, closedAt, isUrgent }: Way,
	{ suspended, suspended_late }: Rates,
	random: Random,
): Detours["suspension"] {
	const isLate = closedAt > dueAt + LATE_AFTER;
	const isSuspended = random.chance(isLate ? suspended_late : suspended);
	if (!isSuspended || isUrgent || type === "consult") return null;
	const from = isLate
		? dueAt - DAY_SECONDS
		: Math.floor(signedAt + (closedAt - signedAt) * 0.35);
	return { from, until: Math.floor(closedAt - (closedAt - from) * 0.15) };
}

function claim(
	{ type, signedAt }: Way,
	{ unreasonable, unreasonable_approved }: Rates,
	random: Random,
): Detours["claim"] {
	const isClaimed = random.chance(unreasonable);
	if (!isClaimed || type === "consult" || type === "praise") return null;
	return {
		requestedAt: signedAt + random.between(60, 1400) * 60,
		isApproved: random.chance(unreasonable_approved),
	};
}
