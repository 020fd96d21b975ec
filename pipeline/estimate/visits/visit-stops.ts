import {
	countMeets,
	type HouseholdState,
	type VisitSettings,
} from "./visits.ts";

/** Why an estate needs to be visited: a topic, of now or of the coming weeks. */
export interface PlaceNeed {
	estate: string;
	kind: "place" | "coming";
	topic_label: string;
}

/** A door on a grid's list. */
export interface ListedDoor {
	state: HouseholdState;
	stop_no: number;
	/** Of the weeks after the day of the data. */
	week_no: number;
	/** Overdue care first, then overdue visits, needs of the place, doors never met, those not met in this half-year, the rest. */
	priority: number;
	reason: keyof typeof PRIORITIES;
	topic_label: string;
}

const PRIORITIES = {
	care: 1,
	visit: 2,
	place: 3,
	coming: 3,
	never: 4,
	round: 5,
	rest: 6,
};
const WORK_WEEK = 5;

/**
 * A grid's list: doors that fall due, by entrance, those with a most urgent door
 * first; of equals where there is most to win for a door, then by how many doors are
 * how urgent. Who complained is not known here: needs and gains are of estates.
 */
export function listDoors(
	states: readonly HouseholdState[],
	{
		needs,
		gains,
		settings,
	}: {
		needs: readonly PlaceNeed[];
		gains: ReadonlyMap<string, number>;
		settings: VisitSettings;
	},
	meetsPerDay: number,
): ListedDoor[] {
	const byEstate = new Map(
		needs.map((need) => [need.estate, need]).reverse() as [string, PlaceNeed][],
	);
	const doors = states
		.filter((state) => countMeets(state, settings) > 0)
		.map((state) => ({
			state,
			...judge(state, byEstate.get(state.household.estate), settings),
		}));
	const entrances = new Map<string, typeof doors>();
	for (const door of doors) {
		const { estate, building, unit } = door.state.household;
		const key = JSON.stringify([estate, building, unit]);
		const own = entrances.get(key);
		if (own) own.push(door);
		else entrances.set(key, [door]);
	}
	const ranked = [...entrances]
		.map(([key, own]) => ({
			key,
			own: own.sort(byUrgency),
			rank: rank(own, gains),
		}))
		.sort((a, b) => compare(a.rank, b.rank) || natural.compare(a.key, b.key));
	const perWeek = Math.max(1, meetsPerDay * WORK_WEEK);
	let before = 0;
	return ranked.flatMap(({ own }, index) =>
		own.map((door) => ({
			...door,
			stop_no: index + 1,
			week_no: 1 + Math.floor(before++ / perWeek),
		})),
	);
}

const natural = new Intl.Collator("en", { numeric: true });

type Judged = Pick<ListedDoor, "state" | "priority" | "reason">;

function judge(
	{ careDue, visitDue, lastMet, isMetInRound }: HouseholdState,
	need: PlaceNeed | undefined,
	{ today }: VisitSettings,
): Pick<ListedDoor, "priority" | "reason" | "topic_label"> {
	const reason = chooseReason();
	const topic_label =
		reason === "place" || reason === "coming" ? (need?.topic_label ?? "") : "";
	return { priority: PRIORITIES[reason], reason, topic_label };

	function chooseReason(): ListedDoor["reason"] {
		if (careDue !== null && careDue <= today) return "care";
		if (lastMet !== null && visitDue <= today) return "visit";
		if (need) return need.kind;
		if (lastMet === null) return "never";
		return isMetInRound ? "rest" : "round";
	}
}

function byUrgency(a: Judged, b: Judged): number {
	return (
		a.priority - b.priority ||
		natural.compare(a.state.household.room, b.state.household.room) ||
		(a.state.household.household_key < b.state.household.household_key ? -1 : 1)
	);
}

// The most urgent of its doors, what there is to win, and how many doors are how urgent.
function rank(
	doors: readonly Judged[],
	gains: ReadonlyMap<string, number>,
): number[] {
	const estate = doors[0]?.state.household.estate ?? "";
	return [
		Math.min(...doors.map(({ priority }) => priority)),
		-(gains.get(estate) ?? 0),
		...[1, 2, 3, 4, 5, 6].map(
			(priority) => -doors.filter((door) => door.priority === priority).length,
		),
	];
}

function compare(a: readonly number[], b: readonly number[]): number {
	const index = a.findIndex((value, place) => value !== b[place]);
	return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
