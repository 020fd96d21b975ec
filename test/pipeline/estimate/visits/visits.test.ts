import { expect, test } from "vitest";
import {
	countCoverage,
	hideFewCare,
} from "../../../../pipeline/estimate/visits/visit-coverage.ts";
import { listDoors } from "../../../../pipeline/estimate/visits/visit-stops.ts";
import {
	countMeets,
	followHouseholds,
	type Household,
	isBehind,
	meetRate,
	planWorkload,
	type Visit,
	type VisitSettings,
} from "../../../../pipeline/estimate/visits/visits.ts";

const TODAY = 1000;

const settings: VisitSettings = {
	today: TODAY,
	roundStart: 905,
	roundEnd: 1085,
	visit_days: 182,
	update_days: 91,
	care_days: { 独居: 30 },
	other_care_days: 91,
	window_days: 100,
	visits_per_hour: 4,
	meet_rate: 0.6,
	prior_visits: 30,
	most_attempts: 4,
	slots: ["weekday", "evening", "weekend"],
};

const household = (key: string, own: Partial<Household> = {}): Household => ({
	household_key: key,
	community: "甲社区",
	grid: "甲一格",
	estate: "一苑",
	building: "1",
	unit: "1",
	room: key,
	type: "自住",
	care: "",
	last_visit: 990,
	last_update: 990,
	do_not_visit: false,
	...own,
});

const visit = (key: string, day: number, outcome: string, slot = "weekday") =>
	({ household_key: key, day, outcome, slot, info_updated: false }) as Visit;

const follow = (own: Partial<Household> = {}, visits: Visit[] = []) => {
	const [state] = followHouseholds([household("a", own)], visits, settings);
	if (!state) throw new Error("no state");
	return state;
};

test("320 households in 68 working days at 0.6 are 7.9 knocks a day", () => {
	const load = planWorkload(320, 0.6, 68, 12, settings);
	expect(load).toMatchObject({ knocks: 533, knocksPerDay: 7.9 });
	expect(load.capacity).toBe(652);
	expect(load.shortfallDays).toBe(0);
});

test("what the hours do not allow is told in person-days, and when it would end", () => {
	const load = planWorkload(320, 0.6, 50, 10, settings);
	expect(load).toMatchObject({
		capacity: 400,
		shortfallDays: 16.7,
		finishWorkday: 67,
	});
	expect(planWorkload(320, 0.6, 50, null, settings)).toMatchObject({
		capacity: null,
		shortfallDays: null,
	});
});

test("a door falls due by the earliest of its visit, its update and its care", () => {
	expect(follow().due).toBe(990 + 91);
	expect(follow({ last_update: 999, last_visit: 850 }).due).toBe(850 + 182);
	expect(follow({ care: "残疾|独居" }).due).toBe(990 + 30);
	expect(follow({ care: "残疾", last_update: 999 }).due).toBe(990 + 91);
	expect(follow({ last_visit: null }).due).toBe(TODAY);
});

test("a door not met in this half-year falls due within it, and the list ends with it", () => {
	expect(follow({ last_visit: 904, last_update: 1000 }).due).toBe(1085);
	expect(follow({ last_visit: 905, last_update: 1000 }).due).toBe(905 + 182);
	const late = { last_visit: 990, last_update: 1086 - 91 };
	expect(countMeets(follow(late), settings)).toBe(0);
	expect(countMeets(follow(late), { ...settings, roundEnd: 1086 })).toBe(1);
	expect(
		countMeets(follow(late), { ...settings, roundEnd: 1086, window_days: 85 }),
	).toBe(0);
});

test("a monthly care household needs a meeting each month of the window, others one", () => {
	expect(countMeets(follow({ care: "独居" }), settings)).toBe(3);
	expect(
		countMeets(follow({ last_update: 900, last_visit: 900 }), settings),
	).toBe(1);
	expect(
		countMeets(follow({ last_visit: 999, last_update: 1200 }), settings),
	).toBe(0);
});

test("who is not to be visited, refused, verified vacant or never home is not listed", () => {
	const knocks = [940, 950, 960, 970].map((day) => visit("a", day, "未遇"));
	const states = [
		follow({ do_not_visit: true }),
		follow({}, [visit("a", 995, "拒访")]),
		follow({}, [visit("a", 995, "空置")]),
		follow({ type: "空挂" }),
		follow({ last_visit: 900 }, knocks),
	];
	expect(states.map(({ state }) => state)).toEqual([
		"barred",
		"refused",
		"vacant",
		"vacant",
		"never_home",
	]);
	expect(
		listDoors(states, { needs: [], gains: new Map(), settings }, 4),
	).toEqual([]);
	expect(countCoverage(states, settings)).toMatchObject({
		households: 5,
		due: 2,
		met: 1,
		vacant: 2,
		barred: 1,
		refused: 1,
		never_home: 1,
	});
});

test("nobody home is tried again at the time of day that was tried least", () => {
	const slotAfter = (...slots: string[]) =>
		follow(
			{ last_visit: 900 },
			slots.map((slot, index) => visit("a", 950 + index, "未遇", slot)),
		).slot;
	expect(slotAfter()).toBe("weekday");
	expect(slotAfter("weekday")).toBe("evening");
	expect(slotAfter("weekday", "evening")).toBe("weekend");
});

test("a knock in vain on the day somebody was met counts no more, one a day later does", () => {
	const met = visit("a", 950, "见到");
	const missedOn = (day: number) =>
		follow({ last_visit: 900 }, [met, visit("a", day, "未遇")]).missed;
	expect(missedOn(950)).toBe(0);
	expect(missedOn(951)).toBe(1);
});

test("a knock on the first day of the half-year counts, one before it does not", () => {
	const missedOn = (day: number) =>
		follow({ last_visit: 800 }, [visit("a", day, "未遇")]).missed;
	expect(missedOn(settings.roundStart)).toBe(1);
	expect(missedOn(settings.roundStart - 1)).toBe(0);
});

test("visits after the day of the data are not known yet", () => {
	expect(
		follow({ last_visit: 850 }, [visit("a", TODAY + 1, "见到")]).lastMet,
	).toBe(850);
});

test("a grid's own meet rate counts for more the more it knocked", () => {
	expect(meetRate(0, 0, settings)).toBeCloseTo(0.6);
	expect(meetRate(6, 30, settings)).toBeCloseTo(0.4);
});

test("behind is more than two standard deviations below the share gone", () => {
	expect(isBehind(131, 300, 0.5)).toBe(true);
	expect(isBehind(133, 300, 0.5)).toBe(false);
});

test("overdue care comes first, then overdue visits, then the place's need, then those never met and those not met in this half-year, then the rest, by entrance", () => {
	const doors = [
		household("rest", { building: "4", last_update: 920 }),
		household("round", { building: "6", last_visit: 904 }),
		household("place", { estate: "二苑", building: "1" }),
		household("never", { building: "5", last_visit: null, last_update: 999 }),
		household("late", { building: "2", last_visit: 800 }),
		household("care", { building: "3", care: "独居", last_visit: 960 }),
		household("next door", { building: "3", last_update: 920 }),
	];
	const needs = [
		{ estate: "二苑", kind: "place" as const, topic_label: "供暖" },
	];
	const order = (given: Household[]) =>
		listDoors(
			followHouseholds(given, [], settings),
			{ needs, gains: new Map(), settings },
			1,
		);
	const list = order(doors);
	expect(list.map(({ state }) => state.household.household_key)).toEqual([
		"care",
		"next door",
		"late",
		"place",
		"never",
		"round",
		"rest",
	]);
	expect(list.map(({ week_no }) => week_no)).toEqual([1, 1, 1, 1, 1, 2, 2]);
	expect(order([...doors].reverse())).toEqual(list);
});

test("of entrances with doors as urgent the one of the estate with most to win comes first, however many doors the other has", () => {
	const doors = [
		household("many", { building: "1", last_visit: 800 }),
		household("many too", { building: "1", last_visit: 800 }),
		household("won", { estate: "二苑", last_visit: 800 }),
		household("less won", { estate: "三苑", last_visit: 800 }),
		household("care", { building: "9", care: "独居", last_visit: 960 }),
	];
	const order = (gains: [string, number][]) =>
		listDoors(
			followHouseholds(doors, [], settings),
			{ needs: [], gains: new Map(gains), settings },
			9,
		).map(({ state }) => state.household.household_key);
	expect(order([])).toEqual(["care", "many", "many too", "less won", "won"]);
	expect(
		order([
			["三苑", 1.5],
			["二苑", 2],
		]),
	).toEqual(["care", "won", "less won", "many", "many too"]);
});

test("few care households are hidden, and so is what would give them away", () => {
	const row = (
		scope_kind: string,
		scope: string,
		community: string,
		all: number,
		met: number,
	) => ({
		...countCoverage([], settings),
		scope_kind,
		scope,
		community,
		care_households: all,
		care_met: met,
	});
	const shown = (rows: ReturnType<typeof row>[]) =>
		hideFewCare(rows)
			.filter(({ care_met }) => care_met !== null)
			.map(({ scope }) => scope);
	const one = [
		row("grid", "g1", "甲", 20, 10),
		row("grid", "g2", "甲", 20, 17),
		row("grid", "g3", "乙", 12, 6),
	];
	expect(
		shown([
			...one,
			row("community", "甲", "甲", 40, 27),
			row("community", "乙", "乙", 12, 6),
			row("street", "s", "", 52, 33),
		]),
	).toEqual(["g1", "g3", "乙"]);
	const two = [
		row("grid", "g1", "甲", 20, 17),
		row("grid", "g2", "甲", 20, 17),
		row("community", "甲", "甲", 40, 34),
		row("street", "s", "", 40, 34),
	];
	expect(shown(two)).toEqual(["甲", "s"]);
});
