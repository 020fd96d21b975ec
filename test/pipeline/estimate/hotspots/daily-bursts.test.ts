import { describe, expect, test } from "vitest";
import {
	earlyWarning,
	findPeaks,
	type HotspotDay,
} from "../../../../pipeline/estimate/hotspots/daily-bursts.ts";
import { toSeries } from "../../../../pipeline/estimate/hotspots/place-series.ts";

test("nine tickets after a week of two to four is an alarm", () => {
	const warning = earlyWarning([2, 3, 1, 2, 4, 2, 3, 9], {
		guardDays: 0,
		leastDeviation: 0,
	});
	expect(warning?.mean).toBeCloseTo(2.428571, 5);
	expect(warning?.deviation).toBeCloseTo(0.9759, 4);
	expect(warning?.z).toBeCloseTo(6.73371, 4);
	expect(warning?.upper).toBeCloseTo(5.44433, 4);
});

test("two guard days keep a rise of two days out of its own baseline", () => {
	const days = [0, 0, 0, 0, 0, 0, 0, 5, 5, 5];
	const c1 = earlyWarning(days, { guardDays: 0, leastDeviation: 1 });
	const c2 = earlyWarning(days, { guardDays: 2, leastDeviation: 1 });
	expect(c2?.z).toBe(5);
	expect(c1?.z ?? 0).toBeLessThan(3);
	expect(
		earlyWarning(days.slice(1), { guardDays: 2, leastDeviation: 1 }),
	).toBeNull();
});

const PLACES = Array.from({ length: 20 }, (_, index) => `苑${index}`);
const series = toSeries(
	PLACES.map((place) => ({
		place_kind: "estate",
		place,
		community: "甲",
		topic: "noise",
		month_no: 0,
		tickets: 2,
		callers: 2,
		repeats: 0,
	})),
	[],
).map((each) => ({ ...each, local: { expected: 1, p: 1, q: 1 } }));

const on = (
	place: string,
	day_no: number,
	tickets: number,
	callers = tickets,
): HotspotDay => ({
	...{ place_kind: "estate", place, topic: "noise" },
	...{ day_no, tickets, callers },
});

const find = (days: HotspotDay[]) =>
	[...findPeaks(series, days, { periodDays: 30, size: 1e6 })].map(
		([{ place }, { day_no, tickets }]) => [place, day_no, tickets],
	);

describe("a day stands out", () => {
	test("by many callers where there is hardly ever one", () =>
		expect(find([on("苑1", 12, 6), on("苑2", 3, 1)])).toEqual([
			["苑1", 12, 6],
		]));

	test("not by one caller's many tickets", () =>
		expect(find([on("苑1", 12, 9, 2)])).toEqual([]));

	test("not where the days before were no different", () =>
		expect(
			find(Array.from({ length: 39 }, (_, day) => on("苑1", day - 9, 5))),
		).toEqual([]));

	test("not on the day of a gale", () =>
		expect(find(PLACES.map((place) => on(place, 12, 6)))).toEqual([]));

	test("on the first day as well, by the days before the period", () =>
		expect(find([on("苑1", 0, 6)])).toEqual([["苑1", 0, 6]]));
});
