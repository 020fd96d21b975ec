import type { ColumnType } from "../../database/database.ts";
import { STREET } from "../../scope-names.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";
import { groupBy } from "../group-by.ts";
import { compareGrids } from "./grid-order.ts";
import { countCoverage, hideFewCare } from "./visit-coverage.ts";
import { countDays, toDay } from "./visit-days.ts";
import {
	communityOf,
	gridOf,
	knocksOf,
	loadOf,
	meetsPerDay,
	sumLoads,
} from "./visit-load.ts";
import {
	toVisitPlan,
	VISIT_READS,
	type VisitPlan,
	type VisitTables,
} from "./visit-plan.ts";
import { type ListedDoor, listDoors } from "./visit-stops.ts";
import { followHouseholds, type HouseholdState, isBehind } from "./visits.ts";

const COVERAGE = {
	scope_kind: "text",
	scope: "text",
	place_no: "integer",
	community: "text",
	households: "integer",
	due: "integer",
	met: "integer",
	vacant: "integer",
	barred: "integer",
	refused: "integer",
	never_home: "integer",
	info_current: "integer",
	care_households: "integer",
	care_met: "integer",
	attempts: "integer",
	attempts_met: "integer",
	elapsed_share: "double",
	is_behind: "boolean",
	meets_needed: "integer",
	meet_rate: "double",
	knocks: "integer",
	knocks_per_day: "double",
	capacity: "integer",
	shortfall_days: "double",
	finish_date: "text",
	until_date: "text",
	half_end_date: "text",
	weekly_target: "integer",
} satisfies Record<string, ColumnType>;

const STOPS = {
	community: "text",
	grid: "text",
	stop_no: "integer",
	estate: "text",
	building: "text",
	first_week: "integer",
	households: "integer",
	reason: "text",
} satisfies Record<string, ColumnType>;

const WEEK_STOPS = {
	community: "text",
	grid: "text",
	stop_no: "integer",
	estate: "text",
	building: "text",
	reason_no: "integer",
	reason: "text",
	households: "integer",
} satisfies Record<string, ColumnType>;

const DOORS = {
	grid: "text",
	door_no: "integer",
	week_no: "integer",
	household_key: "text",
	estate: "text",
	building: "text",
	unit: "text",
	room: "text",
	care: "text",
	reason: "text",
	slot: "text",
	attempt_no: "integer",
} satisfies Record<string, ColumnType>;

const WEEK = 7;

/**
 * Plans the household visits of each grid: `est_visit_coverage`,
 * `est_visit_stops` and `est_visit_week` stop at the building;
 * `est_visit_doors` is for the restricted lists alone.
 */
export const visitsEstimator = defineEstimator({
	// Doors stay in the run and in the lists.
	isKept: false,
	reads: VISIT_READS,
	writes: {
		est_visit_coverage: COVERAGE,
		est_visit_stops: STOPS,
		est_visit_week: WEEK_STOPS,
		est_visit_doors: DOORS,
	},
	grains: {
		est_visit_coverage: ["scope_kind", "scope"],
		est_visit_stops: ["grid", "estate", "building"],
		est_visit_week: ["grid", "estate", "building", "reason"],
		est_visit_doors: ["grid", "door_no"],
	},
	csv: {
		est_visit_stops: {
			name: "visit_plan",
			order: ["grid", "stop_no"],
			needs: [["visits"]],
		},
	},
	estimate: (tables: VisitTables) => {
		const plan = toVisitPlan(tables);
		const states = followHouseholds(
			plan.households,
			plan.visits,
			plan.settings,
		);
		const grids = groupBy(states, ({ household }) => household.grid).sort(
			(a, b) => compareGrids(gridOf(a), gridOf(b)),
		);
		const lists = grids.map((own) =>
			listDoors(own, plan, meetsPerDay(own, plan)),
		);
		return {
			est_visit_coverage: coverPlaces(states, grids, plan),
			est_visit_stops: lists.flatMap((list) => toStops(list, plan)),
			est_visit_week: lists.flatMap((list) => toWeek(list, plan)),
			est_visit_doors: lists.flatMap((list) => toDoors(list, plan)),
		};
	},
});

function coverPlaces(
	states: readonly HouseholdState[],
	grids: readonly HouseholdState[][],
	plan: VisitPlan,
) {
	const scopes = [
		...grids.map((own) => coverPlace("grid", gridOf(own), own, plan)),
		...groupBy(states, ({ household }) => household.community).map((own) =>
			coverPlace("community", communityOf(own), own, plan),
		),
		...(states.length > 0 ? [coverPlace("street", STREET, states, plan)] : []),
	];
	return hideFewCare(
		scopes.map((scope, index) => ({ ...scope, place_no: index + 1 })),
	) as TableRow<typeof COVERAGE>[];
}

function coverPlace(
	kind: string,
	scope: string,
	states: readonly HouseholdState[],
	plan: VisitPlan,
) {
	const { settings, workdays } = plan;
	const { today, roundStart, roundEnd } = settings;
	const coverage = countCoverage(states, settings);
	const knocked = knocksOf(states, roundStart);
	const passed = countDays(workdays, roundStart, today);
	const left = countDays(workdays, today + 1, roundEnd);
	const elapsed = passed / Math.max(1, passed + left);
	const load = kind === "grid" ? loadOf(states, plan) : sumLoads(states, plan);
	return {
		scope_kind: kind,
		scope,
		community: kind === "street" ? "" : communityOf(states),
		...coverage,
		attempts: knocked.length,
		attempts_met: knocked.filter(({ outcome }) => outcome === "见到").length,
		elapsed_share: elapsed,
		is_behind: isBehind(coverage.met, coverage.due, elapsed),
		...load,
		half_end_date: toDay(roundEnd),
		weekly_target: Math.ceil(
			(coverage.due - coverage.met) / Math.max(1, (roundEnd - today) / WEEK),
		),
	};
}

// Care is not told of at a building: there it is a visit that falls due like others.
function toStops(list: readonly ListedDoor[], { words }: VisitPlan) {
	return byBuilding(list).map((doors, index) => {
		const [first] = doors;
		const told =
			doors.find(({ topic_label }) => topic_label !== "") ??
			doors.find(({ reason }) => reason !== "care");
		const reason = told
			? tellReason(told, words)
			: (words.get("reason visit") ?? "");
		return {
			community: first?.state.household.community ?? "",
			grid: first?.state.household.grid ?? "",
			estate: first?.state.household.estate ?? "",
			building: first?.state.household.building ?? "",
			stop_no: index + 1,
			first_week: Math.min(...doors.map(({ week_no }) => week_no)),
			households: doors.length,
			reason,
		};
	});
}

// How many doors of a building the first week holds, by why they are on the list.
function toWeek(list: readonly ListedDoor[], { words }: VisitPlan) {
	const week = list.filter(({ week_no }) => week_no === 1);
	return byBuilding(week).flatMap((doors, index) =>
		groupBy(doors, (door) => tellReason(door, words, "building"))
			.sort(([a], [b]) => (a?.priority ?? 0) - (b?.priority ?? 0))
			.map((own, reasonIndex) => ({
				community: own[0]?.state.household.community ?? "",
				grid: own[0]?.state.household.grid ?? "",
				estate: own[0]?.state.household.estate ?? "",
				building: own[0]?.state.household.building ?? "",
				stop_no: index + 1,
				reason_no: reasonIndex + 1,
				reason: own[0] ? tellReason(own[0], words, "building") : "",
				households: own.length,
			})),
	);
}

function byBuilding(list: readonly ListedDoor[]): ListedDoor[][] {
	return groupBy(list, ({ state: { household } }) =>
		JSON.stringify([household.estate, household.building]),
	);
}

function toDoors(list: readonly ListedDoor[], { words }: VisitPlan) {
	return list.map((door, index) => {
		const { household, slot, missed } = door.state;
		const { grid, household_key, estate, building, unit, room, care } =
			household;
		return {
			grid,
			door_no: index + 1,
			week_no: Math.min(door.week_no, 999),
			household_key,
			estate,
			building,
			unit,
			room,
			care: care.replaceAll("|", "、"),
			reason: tellReason(door, words),
			slot: words.get(`slot ${slot}`) ?? slot,
			attempt_no: missed + 1,
		};
	});
}

function tellReason(
	{ reason, topic_label }: ListedDoor,
	words: ReadonlyMap<string, string>,
	kind: "reason" | "building" = "reason",
) {
	return (words.get(`${kind} ${reason}`) ?? "").replace("{topic}", topic_label);
}
