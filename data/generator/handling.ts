import type { Arrival } from "./arrivals.ts";
import {
	addWorkdays,
	DAY_SECONDS,
	dayOf,
	endOfDay,
	isWorkday,
	monthOf,
	type WallTime,
} from "./clock.ts";
import { type Detours, passOn, takeDetours } from "./detours.ts";
import type { Random } from "./random.ts";
import type { Effect, World } from "./world.ts";

export interface Extension {
	requestedAt: WallTime;
	deadlineAt: WallTime;
	isApproved: boolean;
}

/** What becomes of a ticket, to its very end. */
export interface Handling extends Detours {
	fate: "normal" | "void" | "returned";
	unit: string;
	assistUnit: string | null;
	dispatchedAt: WallTime;
	signedAt: WallTime;
	deadlineAt: WallTime;
	extension: Extension | null;
	closedAt: WallTime;
	calledBackAt: WallTime | null;
	satisfaction: string;
	solved: string;
	isContacted: boolean;
	/** Whether the caller could say so. */
	isContactAnswered: boolean;
	reworks: number;
	urges: number;
}

/** How the subdistrict handles the ticket, planted effects included; what comes between has a stream of its own. */
export function handleTicket(
	world: World,
	arrival: Arrival,
	type: string,
	random: Random,
	detours: Random,
): Handling {
	const { handling } = world.settings;
	const hours = clockHours(arrival, type);
	const isUrgent = hours !== null;
	const firstAt = dispatch(arrival.at, isUrgent, random);
	const passedOn = isUrgent ? null : passOn(firstAt, handling, detours);
	const dispatchedAt = passedOn?.againAt ?? firstAt;
	const signedAt = dispatchedAt + random.between(3, isUrgent ? 14 : 170) * 60;
	const deadlineAt = isUrgent
		? dispatchedAt + hours * 3600
		: endOfDay(addWorkdays(dayOf(dispatchedAt), type === "consult" ? 1 : 5));
	const extension =
		!isUrgent && type !== "consult" && random.chance(handling.extended)
			? extend(
					signedAt,
					deadlineAt,
					random.chance(handling.extension_refused),
					random,
				)
			: null;
	const dueAt = extension?.isApproved ? extension.deadlineAt : deadlineAt;
	const { ontime } = findRates(world, arrival, null);
	const isOntime = random.chance(ontime);
	const startAt = extension?.requestedAt ?? signedAt;
	const close = { startAt, dueAt, isByHours: isUrgent };
	const closedAt = isOntime
		? closeInTime(close, random)
		: closeLate(close, handling.stuck, random);
	const isContactAnswered = random.chance(handling.contact_answered);
	const fate = drawFate(handling, random);
	const unit = chooseUnit(arrival, handling.by_community, random);
	const course = {
		// A planted ticket is there to be found.
		fate: arrival.plant ? ("normal" as const) : fate,
		unit,
		assistUnit:
			arrival.topic.assist && random.chance(handling.assisted)
				? arrival.topic.assist
				: null,
		dispatchedAt,
		signedAt,
		deadlineAt,
		extension,
		closedAt,
		...callBack(world, closedAt, findRates(world, arrival, unit), random),
		isContacted: random.chance(handling.contacted),
		isContactAnswered,
		urges: random.chance(isOntime ? handling.urged : 0.3)
			? random.between(1, 2)
			: 0,
	};
	const way = { ...course, type, dueAt, isUrgent, passedOn };
	return { ...course, ...takeDetours(way, handling, detours) };
}

type Rates = World["settings"]["handling"] & Pick<Effect, "solved">;

/** The rates of this ticket: the usual ones, and what planted truths make of them. */
function findRates(
	{ settings }: World,
	{ at, topic, estate }: Arrival,
	unit: string | null,
): Rates {
	const effects = settings.effects.filter(
		(effect) =>
			monthOf(at) >= effect.from &&
			(effect.community ?? estate.community.name) === estate.community.name &&
			(effect.estate ?? estate.name) === estate.name &&
			(effect.topic ?? topic.name) === topic.name &&
			(effect.unit ?? unit) === unit,
	);
	const changes = effects.map(
		({ name, community, estate, topic, unit, from, ...rates }) => rates,
	);
	return Object.assign({}, settings.handling, ...changes);
}

function clockHours({ topic, issue }: Arrival, type: string): number | null {
	if (type === "consult") return null;
	const urgency = issue.urgency ?? topic.urgency;
	return urgency ? { utility: 24, emergency: 2 }[urgency] : null;
}

function dispatch(at: WallTime, isUrgent: boolean, random: Random): WallTime {
	if (isUrgent) return at + random.between(4, 25) * 60;
	const second = at % DAY_SECONDS;
	if (second >= 8 * 3600 && second < 18 * 3600)
		return at + random.between(6, 110) * 60;
	const day = dayOf(at) + (second < 8 * 3600 ? 0 : 1);
	return day * DAY_SECONDS + 8 * 3600 + random.between(0, 5400);
}

function extend(
	signedAt: WallTime,
	deadlineAt: WallTime,
	isRefused: boolean,
	random: Random,
): Extension {
	const share = 0.3 + random.unit() * 0.6;
	return {
		requestedAt: Math.floor(signedAt + (deadlineAt - signedAt) * share),
		deadlineAt: endOfDay(addWorkdays(dayOf(deadlineAt), random.between(3, 10))),
		isApproved: !isRefused,
	};
}

interface Close {
	/** Nobody asks for more time once the work is done. */
	startAt: WallTime;
	dueAt: WallTime;
	isByHours: boolean;
}

function closeInTime(
	{ startAt, dueAt, isByHours }: Close,
	random: Random,
): WallTime {
	const earliest = startAt + 600;
	if (isByHours)
		return (
			earliest + Math.floor((dueAt - earliest) * (0.03 + random.unit() * 0.94))
		);
	const days: number[] = [];
	for (let day = dayOf(startAt); day <= dayOf(dueAt); day += 1)
		if (isWorkday(day) && atOffice(day, 1) > earliest) days.push(day);
	const day = days[Math.floor(random.unit() ** 0.8 * days.length)];
	if (day === undefined)
		return earliest + Math.floor((dueAt - earliest) * random.unit());
	return Math.max(earliest, atOffice(day, random.unit()));
}

function closeLate(
	{ dueAt, isByHours }: Close,
	stuckShare: number,
	random: Random,
): WallTime {
	if (random.chance(stuckShare))
		return atOffice(
			addWorkdays(dayOf(dueAt), random.between(12, 45)),
			random.unit(),
		);
	if (isByHours) return dueAt + random.between(30, 40 * 60) * 60;
	const days = 1 + Math.floor(-Math.log(1 - random.unit()) * 2.2);
	return atOffice(addWorkdays(dayOf(dueAt), days), random.unit());
}

function atOffice(day: number, share: number): WallTime {
	return day * DAY_SECONDS + 8.5 * 3600 + Math.floor(share * 9 * 3600);
}

function chooseUnit(
	{ topic, estate }: Arrival,
	communityShare: number,
	random: Random,
): string {
	return topic.unit === "" || random.chance(communityShare)
		? `${estate.community.name}居民委员会`
		: topic.unit;
}

function drawFate(
	rates: World["settings"]["handling"],
	random: Random,
): Handling["fate"] {
	const draw = random.unit();
	if (draw < rates.void) return "void";
	return draw < rates.void + rates.returned ? "returned" : "normal";
}

function callBack(
	{ settings: { answers } }: World,
	closedAt: WallTime,
	rates: Rates,
	random: Random,
): Pick<Handling, "calledBackAt" | "satisfaction" | "solved" | "reworks"> {
	if (!random.chance(rates.called_back))
		return { calledBackAt: null, satisfaction: "", solved: "", reworks: 0 };
	const day = dayOf(closedAt) + random.between(1, 4);
	const calledBackAt =
		day * DAY_SECONDS + 9 * 3600 + random.between(0, 8 * 3600);
	const answer = random.pickKey(answers.reached);
	if (answer !== "rated")
		return { calledBackAt, satisfaction: answer, solved: "", reworks: 0 };
	const isSatisfied = random.chance(rates.satisfied);
	const usual = isSatisfied
		? rates.solved_if_satisfied
		: rates.solved_if_dissatisfied;
	return {
		calledBackAt,
		satisfaction: random.pickKey(
			isSatisfied ? answers.satisfied : answers.dissatisfied,
		),
		solved: random.chance(rates.solved ?? usual)
			? "解决"
			: random.pickKey(answers.not_solved),
		reworks: Number(
			!isSatisfied && random.chance(rates.reworked_if_dissatisfied),
		),
	};
}
