import { expect, test } from "vitest";
import {
	addWorkdays,
	DAY_SECONDS,
	dayOf,
	formatWallTime,
	monthsBetween,
	toWallTime,
	weekdayOf,
} from "../../../data/generator/clock.ts";

test.each([
	[
		"2022-01-28",
		5,
		"2022-02-09",
		"over the spring festival, with both make-up weekends",
	],
	["2022-01-30", 1, "2022-02-07", "from a Sunday that works"],
	["2022-04-29", 5, "2022-05-10", "over Labour Day, with its make-up Saturday"],
	[
		"2022-09-30",
		5,
		"2022-10-12",
		"over the National Day, with its make-up weekend",
	],
	["2023-01-20", 1, "2023-01-28", "to a Saturday that works"],
	["2023-03-31", 5, "2023-04-10", "over Qingming on a Wednesday"],
	["2023-03-04", 1, "2023-03-06", "from a Saturday"],
])("%s and %i working days end on %s (%s)", (from, count, to) => {
	const end = addWorkdays(dayOf(toWallTime(from)), count);
	expect(formatWallTime(end * DAY_SECONDS).slice(0, 10)).toBe(to);
});

test("a week begins on Monday", () => {
	expect(weekdayOf(dayOf(toWallTime("2023-03-06")))).toBe(0);
	expect(weekdayOf(dayOf(toWallTime("2023-03-12")))).toBe(6);
});

test("months run over the turn of the year", () => {
	expect(monthsBetween("2022-11", "2023-02")).toEqual([
		"2022-11",
		"2022-12",
		"2023-01",
		"2023-02",
	]);
});
