import { groupBy } from "../group-by.ts";
import { countDays, toDay } from "./visit-days.ts";
import type { VisitPlan } from "./visit-plan.ts";
import {
	countMeets,
	type HouseholdState,
	lastDayOf,
	meetRate,
	planWorkload,
	type Visit,
} from "./visits.ts";

/** The grid of households of one grid. */
export const gridOf = ([first]: readonly HouseholdState[]) =>
	first?.household.grid ?? "";
/** The community of households of one community. */
export const communityOf = ([first]: readonly HouseholdState[]) =>
	first?.household.community ?? "";

/** What one grid still has to do in the days planned, and whether its hands suffice. */
export function loadOf(states: readonly HouseholdState[], plan: VisitPlan) {
	const { settings, workdays } = plan;
	const { today } = settings;
	const until = lastDayOf(settings);
	const meets = states.reduce(
		(sum, each) => sum + countMeets(each, settings),
		0,
	);
	const days = countDays(workdays, today + 1, until);
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
		until_date: toDay(until),
	};
}

/** The load of several grids: their own together, since one grid's spare hours do not serve another. */
export function sumLoads(states: readonly HouseholdState[], plan: VisitPlan) {
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
		until_date: loads[0]?.until_date ?? "",
	};
}

const KNOCKS = new Set(["见到", "未遇", "拒访"]);

/** The knocks at these households since a day, answered or not. */
export function knocksOf(
	states: readonly HouseholdState[],
	from: number,
): Visit[] {
	return states.flatMap(({ visits }) =>
		visits.filter(({ day, outcome }) => day >= from && KNOCKS.has(outcome)),
	);
}

function rateOf(states: readonly HouseholdState[], plan: VisitPlan): number {
	const { today, visit_days } = plan.settings;
	const knocked = knocksOf(states, today - visit_days);
	const met = knocked.filter(({ outcome }) => outcome === "见到").length;
	return meetRate(met, knocked.length, plan.settings);
}

/** How many households a grid's hours let it meet in a day; without known hours as many as there are. */
export function meetsPerDay(
	states: readonly HouseholdState[],
	plan: VisitPlan,
): number {
	const hours = plan.hours.get(gridOf(states)) ?? null;
	if (hours === null) return Number.MAX_SAFE_INTEGER;
	return (hours / 5) * plan.settings.visits_per_hour * rateOf(states, plan);
}
