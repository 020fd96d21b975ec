import { type Arrival, planArrivals, planWearyEstates } from "./arrivals.ts";
import { assignCallers, type Call } from "./callers.ts";
import { turnCall } from "./campaigns.ts";
import { dayOf, formatWallTime } from "./clock.ts";
import { type Handling, handleTicket } from "./handling.ts";
import { loadPhrases, type Phrases } from "./phrases.ts";
import { createRandom, type Random } from "./random.ts";
import { type Texts, writeTexts } from "./texts.ts";
import { loadWorld, type World } from "./world.ts";

/** One true ticket, with all that is known of it but in no export. */
export interface Ticket extends Arrival, Call, Texts, Handling {
	id: string;
	type: string;
	channel: string;
	isConfidential: boolean;
}

/** Every ticket of the sample in order of acceptance, the same on each call. */
export function generateTickets(
	world: World = loadWorld(),
	phrases: Phrases = loadPhrases(),
): Ticket[] {
	const arrivals = planArrivals(world);
	const weary = planWearyEstates(world);
	const ids = numberTickets(arrivals);
	const calls = [
		...assignCallers(world, arrivals, phrases.people),
		// Other citizens than those who call anyway: their numbers go on from there.
		...assignCallers(world, weary, phrases.people, arrivals.length),
	];
	const allIds = [...ids, ...numberBeside(weary, new Set(ids))];
	return [...arrivals, ...weary]
		.flatMap((arrival, index) => {
			const call = calls[index] as Call;
			const id = allIds[index] as string;
			const turn = turnCall(world, arrival, id);
			if (turn === "never") return [];
			const ticket = finishTicket(world, phrases, arrival, call, id);
			return turn === "grid"
				? { ...ticket, channel: world.settings.grid_channel }
				: ticket;
		})
		.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function finishTicket(
	world: World,
	phrases: Phrases,
	arrival: Arrival,
	call: Call,
	id: string,
): Ticket {
	const { seed, channels, callers } = world.settings;
	const random = createRandom(`${seed}/ticket/${id}`);
	const kind = {
		type: drawType(arrival, random),
		channel: random.pickKey(channels),
	};
	const words = createRandom(`${seed}/words/${id}`);
	return {
		...arrival,
		...call,
		...kind,
		id,
		isConfidential: random.chance(
			kind.type === "report" ? 0.4 : callers.confidential,
		),
		...handleTicket(
			world,
			arrival,
			kind.type,
			random,
			createRandom(`${seed}/detours/${id}`),
		),
		...writeTexts(world, phrases, arrival, call, kind, words),
	};
}

const DRAWN_TYPES = ["complain", "help", "report", "suggest", "consult"];

function drawType({ topic, issue }: Arrival, random: Random): string {
	return issue.type ?? random.pickBy(DRAWN_TYPES, topic.types);
}

/** The city's running number: the day, then five digits that grow through it. */
function numberTickets(arrivals: readonly Arrival[]): string[] {
	let [lastDay, last] = [0, 0];
	return arrivals.map(({ at }) => {
		const day = dayOf(at);
		const number = 1 + Math.floor((at % 86_400) / 11);
		last = day === lastDay ? Math.max(last + 1, number) : number;
		lastDay = day;
		const date = formatWallTime(at).slice(0, 10).replaceAll("-", "");
		return date + String(last).padStart(5, "0");
	});
}

/** Numbers for later additions, so that none that is given changes: the next that is free at its moment. */
function numberBeside(
	arrivals: readonly Arrival[],
	taken: Set<string>,
): string[] {
	return arrivals.map((arrival) => {
		let at = arrival.at;
		let [id = ""] = numberTickets([arrival]);
		while (taken.has(id)) {
			at += 11;
			[id = ""] = numberTickets([{ ...arrival, at }]);
		}
		taken.add(id);
		return id;
	});
}
