import type { Arrival } from "./arrivals.ts";
import { createRandom, type Random } from "./random.ts";
import type { Estate, Plant, World } from "./world.ts";

/** An invented citizen. */
export interface Caller {
	surname: string;
	name: string;
	gender: "男" | "女";
	phone: string;
	estate: Estate;
	building: string;
	door: string;
}

export interface Call {
	caller: Caller;
	hasCalledAboutIt: boolean;
}

export interface NameParts {
	surnames: string[];
	given_first: string[];
	given_last: string[];
}

/** Who makes each call: mostly a new citizen, sometimes one of the same estate who called before. */
export function assignCallers(
	world: World,
	arrivals: readonly Arrival[],
	names: NameParts,
	firstSerial = 0,
): Call[] {
	const { same_matter, other_matter } = world.settings.callers;
	const past = new Map<string, Caller[]>();
	return arrivals.map((arrival, serial) => {
		const { at, topic, estate, plant } = arrival;
		const random = createRandom(
			`${world.settings.seed}/caller/${at}/${topic.name}`,
		);
		const matter = plant?.name ?? `${estate.name}/${topic.name}`;
		const draw = random.unit();
		const known = plant
			? callersOfPlant(past, plant)
			: draw < same_matter
				? past.get(matter)
				: draw < same_matter + other_matter && past.get(estate.name);
		const caller = known
			? random.pick(known)
			: inventCaller(firstSerial + serial, estate, names, random);
		const hasCalledAboutIt = past.get(matter)?.includes(caller) ?? false;
		remember(past, matter, caller);
		if (!plant) remember(past, estate.name, caller);
		return { caller, hasCalledAboutIt };
	});
}

/** A plant's own callers once there are enough of them; nobody before. */
function callersOfPlant(
	past: ReadonlyMap<string, Caller[]>,
	{ name, callers }: Plant,
): Caller[] | undefined {
	const known = past.get(name);
	return known && known.length >= callers ? known : undefined;
}

function remember(
	past: Map<string, Caller[]>,
	key: string,
	caller: Caller,
): void {
	const callers = past.get(key) ?? [];
	if (!callers.includes(caller)) callers.push(caller);
	past.set(key, callers);
}

function inventCaller(
	serial: number,
	estate: Estate,
	names: NameParts,
	random: Random,
): Caller {
	const surname = random.pick(names.surnames);
	const given = random.pick(names.given_first) + random.pick(names.given_last);
	const building = `${random.between(1, 3 + Math.floor(estate.households / 60))}号楼`;
	const door = `${random.between(1, 4)}单元${random.between(1, 6)}0${random.between(1, 2)}`;
	return {
		surname,
		name: surname + given,
		gender: random.chance(0.46) ? "男" : "女",
		phone: inventPhone(serial),
		estate,
		building,
		door: `${building}${door}${random.pick(["", "室", "户"])}`,
	};
}

/** Eleven digits that no one can have: no operator was given 154. */
export function inventPhone(serial: number): string {
	return `1540${String((serial * 7_919 + 1_234_567) % 10_000_000).padStart(7, "0")}`;
}
