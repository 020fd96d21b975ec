import type { ColumnType, Database } from "../database/database.ts";
import { groupBy } from "./group-by.ts";
import { countCoverage, hideFewCare } from "./visit-coverage.ts";
import { type ListedDoor, listDoors, type PlaceNeed } from "./visit-stops.ts";
import {
	countMeets,
	followHouseholds,
	type Household,
	type HouseholdState,
	isBehind,
	meetRate,
	planWorkload,
	type Visit,
	type VisitSettings,
} from "./visits.ts";
import { writeRows } from "./write-rows.ts";

const COVERAGE = {
	scope_kind: "text",
	scope: "text",
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
	weekly_target: "integer",
} satisfies Record<string, ColumnType>;

const STOPS = {
	community: "text",
	grid: "text",
	estate: "text",
	building: "text",
	stop_no: "integer",
	first_week: "integer",
	households: "integer",
	reason: "text",
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

const DAY_MS = 86_400_000;
const WEEK = 7;

/**
 * Plans the household visits of each grid: `est_visit_coverage` and
 * `est_visit_stops` stop at the building; `est_visit_doors` is for the
 * restricted lists alone.
 */
export async function estimateVisits(database: Database): Promise<void> {
	const plan = await readPlan(database);
	const states = followHouseholds(plan.households, plan.visits, plan.settings);
	const grids = groupBy(states, ({ household }) => household.grid).sort(
		(a, b) => (gridOf(a) < gridOf(b) ? -1 : 1),
	);
	const scopes = [
		...grids.map((own) => coverPlace("grid", gridOf(own), own, plan)),
		...groupBy(states, ({ household }) => household.community).map((own) =>
			coverPlace("community", communityOf(own), own, plan),
		),
		...(states.length > 0
			? [coverPlace("street", "全街道", states, plan)]
			: []),
	];
	await writeRows(
		database,
		"est_visit_coverage",
		COVERAGE,
		hideFewCare(scopes) as typeof scopes,
	);
	const lists = grids.map((own) =>
		listDoors(own, plan.needs, meetsPerDay(own, plan), plan.settings),
	);
	await writeRows(
		database,
		"est_visit_stops",
		STOPS,
		lists.flatMap((list) => toStops(list, plan)),
	);
	await writeRows(
		database,
		"est_visit_doors",
		DOORS,
		lists.flatMap((list) => toDoors(list, plan)),
	);
}

interface Plan {
	households: Household[];
	visits: Visit[];
	hours: Map<string, number | null>;
	needs: PlaceNeed[];
	settings: VisitSettings;
	words: Map<string, string>;
	workdays: Set<number>;
}

const gridOf = ([first]: readonly HouseholdState[]) =>
	first?.household.grid ?? "";
const communityOf = ([first]: readonly HouseholdState[]) =>
	first?.household.community ?? "";

async function readPlan(database: Database): Promise<Plan> {
	const [options] = await database.rows<{ as_of: string }>(
		"select as_of from run_options",
	);
	const [numbers] = await database.rows<Record<string, number>>(
		"select * from rule_visits",
	);
	const words = await database.rows<{
		word_kind: string;
		word: string;
		value: string;
	}>("select word_kind, word, value from rule_visit_words order by word_no");
	const ofKind = (kind: string) =>
		words.filter((each) => each.word_kind === kind);
	const today = toDayNo(options?.as_of ?? "");
	const days = await database.rows<{ starts_at: string }>(
		"select starts_at from calendar_days where is_workday order by starts_at",
	);
	return {
		households: (
			await database.rows<
				Household & {
					last_visit_at: string | null;
					last_info_update_at: string | null;
				}
			>("select * from campaign_households order by household_key")
		).map(({ last_visit_at, last_info_update_at, ...rest }) => ({
			...rest,
			last_visit: last_visit_at && toDayNo(last_visit_at),
			last_update: last_info_update_at && toDayNo(last_info_update_at),
		})) as Household[],
		visits: await readVisits(
			database,
			new Set(days.map((day) => toDayNo(day.starts_at))),
		),
		hours: new Map(
			(
				await database.rows<{ grid: string; hours_per_week: number | null }>(
					"select grid, hours_per_week from campaign_grids order by grid",
				)
			).map((row) => [row.grid, row.hours_per_week]),
		),
		needs: await readNeeds(database),
		settings: {
			...(numbers as unknown as VisitSettings),
			today,
			roundStart: toDayNo(startOfHalf(options?.as_of ?? "")),
			care_days: Object.fromEntries(
				ofKind("care").map(({ word, value }) => [word, Number(value)]),
			),
			slots: ofKind("slot").map(({ word }) => word),
		},
		words: new Map(
			words.map(({ word_kind, word, value }) => [
				`${word_kind} ${word}`,
				value,
			]),
		),
		workdays: new Set(days.map((day) => toDayNo(day.starts_at))),
	};
}

const EVENING_HOUR = 17;

async function readVisits(
	database: Database,
	workdays: ReadonlySet<number>,
): Promise<Visit[]> {
	const rows = await database.rows<Visit & { visited_at: string }>(
		"select household_key, visited_at, outcome, info_updated from campaign_visits order by visited_at, household_key, visit_no",
	);
	return rows.map(({ visited_at: at, ...rest }) => {
		const day = toDayNo(at);
		const hour = Number(at.slice(11, 13));
		const onWorkday = hour >= EVENING_HOUR ? "evening" : "weekday";
		return { ...rest, day, slot: workdays.has(day) ? onWorkday : "weekend" };
	});
}

// What happens in an estate, by topic: never who spoke of it.
async function readNeeds(database: Database): Promise<PlaceNeed[]> {
	return await database.rows<PlaceNeed>(
		`select needs.estate as estate, needs.kind as kind, topics.topic_label as topic_label
		from (
			select place as estate, 'place' as kind, topic, 1 as kind_no
			from est_hotspots where place_kind = 'estate'
			union all
			select place as estate, 'coming' as kind, topic, 2 as kind_no
			from est_outlook where place_kind = 'estate'
		) as needs
		inner join rule_topics as topics on needs.topic = topics.topic
		where not topics.is_sensitive
		order by needs.kind_no, needs.estate, topics.topic_no`,
	);
}

function coverPlace(
	kind: string,
	scope: string,
	states: readonly HouseholdState[],
	plan: Plan,
) {
	const { settings, workdays } = plan;
	const { today, roundStart } = settings;
	const coverage = countCoverage(states, settings);
	const knocked = knocksOf(states, plan, roundStart);
	const roundEnd = endOfHalf(roundStart);
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
		weekly_target: Math.ceil(
			(coverage.due - coverage.met) /
				Math.max(1, Math.ceil((roundEnd - today) / WEEK)),
		),
	};
}

function loadOf(states: readonly HouseholdState[], plan: Plan) {
	const { settings, workdays } = plan;
	const { today, window_days } = settings;
	const meets = states.reduce(
		(sum, each) => sum + countMeets(each, settings),
		0,
	);
	const days = countDays(workdays, today + 1, today + window_days);
	const load = planWorkload(
		meets,
		rateOf(states, plan),
		days,
		plan.hours.get(gridOf(states)) ?? null,
		settings,
	);
	const finish =
		load.finishWorkday === null
			? undefined
			: [...workdays].filter((day) => day > today)[
					Math.max(0, load.finishWorkday - 1)
				];
	return {
		meets_needed: meets,
		meet_rate: load.rate,
		knocks: load.knocks,
		knocks_per_day: load.knocksPerDay,
		capacity: load.capacity,
		shortfall_days: load.shortfallDays,
		finish_date: finish === undefined ? "" : toDay(finish),
	};
}

// A place's loads are its grids' together; one grid's spare hours do not serve another.
function sumLoads(states: readonly HouseholdState[], plan: Plan) {
	const loads = groupBy(states, ({ household }) => household.grid).map((own) =>
		loadOf(own, plan),
	);
	const sum = (key: "meets_needed" | "knocks" | "knocks_per_day") =>
		loads.reduce((total, load) => total + load[key], 0);
	const known = (key: "capacity" | "shortfall_days") =>
		loads.every((load) => load[key] !== null)
			? loads.reduce((total, load) => total + (load[key] ?? 0), 0)
			: null;
	const tenths = (value: number | null) =>
		value === null ? null : Math.round(value * 10) / 10;
	const finishes = loads.map(({ finish_date }) => finish_date).sort();
	return {
		meets_needed: sum("meets_needed"),
		meet_rate:
			sum("knocks") > 0
				? sum("meets_needed") / sum("knocks")
				: plan.settings.meet_rate,
		knocks: sum("knocks"),
		knocks_per_day: tenths(sum("knocks_per_day")) ?? 0,
		capacity: known("capacity"),
		shortfall_days: tenths(known("shortfall_days")),
		finish_date: finishes[0] === "" ? "" : (finishes.at(-1) ?? ""),
	};
}

function knocksOf(
	states: readonly HouseholdState[],
	{ visits, settings }: Plan,
	from: number,
): Visit[] {
	const keys = new Set(states.map(({ household }) => household.household_key));
	return visits.filter(
		({ household_key, day, outcome }) =>
			keys.has(household_key) &&
			day >= from &&
			day <= settings.today &&
			["见到", "未遇", "拒访"].includes(outcome),
	);
}

function rateOf(states: readonly HouseholdState[], plan: Plan): number {
	const { today, visit_days } = plan.settings;
	const knocked = knocksOf(states, plan, today - visit_days);
	const met = knocked.filter(({ outcome }) => outcome === "见到").length;
	return meetRate(met, knocked.length, plan.settings);
}

function meetsPerDay(states: readonly HouseholdState[], plan: Plan): number {
	const hours = plan.hours.get(gridOf(states)) ?? null;
	if (hours === null) return Number.MAX_SAFE_INTEGER;
	return (hours / 5) * plan.settings.visits_per_hour * rateOf(states, plan);
}

// Care is not told of at a building: there it is a visit that falls due like others.
function toStops(list: readonly ListedDoor[], { words }: Plan) {
	const buildings = groupBy(list, ({ state: { household } }) =>
		JSON.stringify([household.estate, household.building]),
	);
	return buildings.map((doors, index) => {
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

function toDoors(list: readonly ListedDoor[], { words }: Plan) {
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
) {
	return (words.get(`reason ${reason}`) ?? "").replace("{topic}", topic_label);
}

function countDays(
	workdays: ReadonlySet<number>,
	from: number,
	to: number,
): number {
	let count = 0;
	for (let day = from; day <= to; day += 1) if (workdays.has(day)) count += 1;
	return count;
}

function startOfHalf(time: string): string {
	return `${time.slice(0, 5)}${time.slice(5, 7) < "07" ? "01" : "07"}-01`;
}

function toDayNo(time: string): number {
	return Math.round(Date.parse(`${time.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

function toDay(dayNo: number): string {
	return new Date(dayNo * DAY_MS).toISOString().slice(0, 10);
}

function endOfHalf(roundStart: number): number {
	const day = toDay(roundStart);
	return toDayNo(
		day.slice(5, 7) === "01"
			? `${day.slice(0, 4)}-06-30`
			: `${day.slice(0, 4)}-12-31`,
	);
}
