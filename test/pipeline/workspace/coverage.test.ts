import { describe, expect, it } from "vitest";
import {
	coveredDays,
	isCovered,
	isOver,
	isUnbroken,
	toCoverage,
} from "../../../pipeline/workspace/coverage.ts";
import { addDays, daysBetween } from "../../../pipeline/workspace/days.ts";

const march = { start: "2023-03-01", end: "2023-03-31" };
const week = { start: "2023-03-06", end: "2023-03-12" };

const days = (from: string, to: string) =>
	Array.from({ length: daysBetween(from, to) + 1 }, (_, index) =>
		addDays(from, index),
	);
const spring = (isLeft: (day: string) => boolean = () => true) =>
	toCoverage(days("2023-02-01", "2023-04-30").filter(isLeft));
const without = (first: string, count: number) =>
	spring((day) => day < first || day >= addDays(first, count));

describe("holes", () => {
	it.each([
		[
			"seven empty days are a quiet week",
			march,
			without("2023-03-10", 7),
			true,
		],
		[
			"eight empty days are missing data",
			march,
			without("2023-03-10", 8),
			false,
		],
		["no acceptance at all is missing data", march, toCoverage([]), false],
		[
			"a month may begin a week late",
			march,
			toCoverage(days("2023-03-08", "2023-04-30")),
			true,
		],
		[
			"but not more",
			march,
			toCoverage(days("2023-03-09", "2023-04-30")),
			false,
		],
		[
			"a week may begin a day late",
			week,
			toCoverage(days("2023-03-07", "2023-04-30")),
			true,
		],
		["but not two", week, toCoverage(days("2023-03-08", "2023-04-30")), false],
		[
			"a quiet start is no late one where data came before",
			week,
			without("2023-03-06", 3),
			true,
		],
	])("%s", (_, span, coverage, expected) => {
		expect(isUnbroken(span, coverage)).toBe(expected);
		expect(isCovered(span, coverage)).toBe(expected);
	});
});

describe("days that somebody vouches for", () => {
	it("are no hole, at the start, inside or at the end", () => {
		const vouched = (accepted: string[]) =>
			toCoverage(accepted, [], days(march.start, march.end));
		for (const accepted of [
			days("2023-03-20", "2023-04-30"),
			days("2023-02-01", "2023-03-02"),
			days("2023-02-01", "2023-02-28"),
		])
			expect(isCovered(march, vouched(accepted))).toBe(true);
		const early = { start: "2023-01-01", end: "2023-02-28" };
		expect(isCovered(early, vouched(days("2023-03-01", "2023-03-31")))).toBe(
			false,
		);
	});
});

describe("days after what is covered", () => {
	const early = toCoverage(days("2023-02-01", "2023-03-12"));

	it("are no hole, but the span is not over and not covered", () => {
		expect(isUnbroken(march, early)).toBe(true);
		expect(isOver(march, early)).toBe(false);
		expect(isCovered(march, early)).toBe(false);
		expect(coveredDays(march, early)).toBe(12);
	});

	it("reach as far as a file states", () => {
		const stated = toCoverage(days("2023-02-01", "2023-03-28"), ["2023-03-30"]);
		expect(stated.until).toBe("2023-03-30");
		expect(isCovered(march, stated)).toBe(true);
		expect(coveredDays(march, stated)).toBe(30);
		expect(
			toCoverage(days("2023-02-01", "2023-03-28"), ["2023-02-28"]).until,
		).toBe("2023-03-28");
	});
});
