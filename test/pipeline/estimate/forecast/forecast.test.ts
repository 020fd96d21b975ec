import { describe, expect, test } from "vitest";
import { lookAhead } from "../../../../pipeline/estimate/forecast/forecast.ts";
import {
	type ForecastCell,
	isMatter,
	largestOf,
} from "../../../../pipeline/estimate/forecast/matter.ts";

const MILLION = 1e6;
const SPAN = { days: 60, past_years: 1 };

const cell = (
	window_kind: string,
	place_kind: string,
	place: string,
	tickets: number,
	more: Partial<ForecastCell> = {},
): ForecastCell => ({
	window_kind,
	window_no: window_kind === "past" ? 1 : 0,
	place_kind,
	place,
	community: "甲社区",
	topic: "greening",
	tickets,
	callers: tickets,
	recent: (tickets * MILLION) / 2,
	first_day_no: 5,
	...more,
});

/** A topic of 365 tickets a year, 120 of them in these sixty days: twice its pace. */
const street = [
	cell("past", "street", "全街道", 120),
	cell("pace", "street", "全街道", 365),
];

describe("what the same weeks let expect", () => {
	test("is the pace of the place by the season of the street", () => {
		const [found] = lookAhead(
			[
				...street,
				cell("past", "community", "甲社区", 20),
				cell("pace", "community", "甲社区", 61),
			],
			SPAN,
		);
		expect(found?.expected).toBeCloseTo(19.96, 1);
		expect(found?.lower).toBeLessThan(20);
		expect(found?.upper).toBeGreaterThan(20);
		expect(found).toMatchObject({
			place: "甲社区",
			past_tickets: 20,
			pace_tickets: 61,
			first_day_no: 5,
			is_risen: true,
		});
	});

	test("says nothing of a place that would need luck for a matter", () => {
		const flat = (tickets: number) =>
			lookAhead(
				[
					cell("past", "street", "全街道", 60),
					cell("pace", "street", "全街道", 365),
					cell("past", "community", "甲社区", tickets),
					cell("pace", "community", "甲社区", tickets * 6),
					cell("past", "community", "乙社区", 30),
					cell("pace", "community", "乙社区", 180),
				],
				SPAN,
			).map(({ place }) => place);
		// Ten in sixty days make a matter of a community.
		expect(flat(12)).toContain("甲社区");
		expect(flat(7)).not.toContain("甲社区");
	});

	test("knows a place's own season that the street does not have", () => {
		const own = [
			cell("past", "street", "全街道", 60),
			cell("pace", "street", "全街道", 365),
			cell("past", "estate", "一苑", 20),
			cell("pace", "estate", "一苑", 24),
		];
		const [found] = lookAhead(own, SPAN);
		expect(found?.place).toBe("一苑");
		// Twenty in these weeks, and 0.8 by the pace of its other weeks: half of each.
		expect(found?.expected).toBeGreaterThan(9);
		expect(found?.expected).toBeLessThan(12);
	});

	test("does not take one caller's thirty tickets for a matter of the place", () => {
		const loud = (callers: number) =>
			lookAhead(
				[
					...street,
					cell("past", "estate", "一苑", 30, { callers }),
					cell("pace", "estate", "一苑", 40, { callers }),
				],
				SPAN,
			).filter(({ place_kind }) => place_kind === "estate");
		expect(loud(1)).toEqual([]);
		expect(loud(2)).toHaveLength(1);
	});

	test("names the street for what rises without a place to name, and where no place can be", () => {
		const places = [
			cell("past", "community", "甲社区", 20, { topic: "parking" }),
			cell("pace", "community", "甲社区", 122, { topic: "parking" }),
			cell("past", "street", "全街道", 40, { topic: "parking" }),
			cell("pace", "street", "全街道", 243, { topic: "parking" }),
		];
		const flat = [
			cell("past", "street", "全街道", 60, { topic: "dogs" }),
			cell("pace", "street", "全街道", 365, { topic: "dogs" }),
		];
		const named = (cells: ForecastCell[]) =>
			lookAhead(cells, SPAN).map(({ place, topic }) => `${place} ${topic}`);
		expect(named([...street, ...places, ...flat])).toEqual([
			"全街道 greening",
			"甲社区 parking",
		]);
		expect(named([...street, ...flat])).toEqual([
			"全街道 greening",
			"全街道 dogs",
		]);
	});

	test("lists a community for what its listed estates do not explain", () => {
		const both = (rest: number) =>
			lookAhead(
				[
					...street,
					cell("past", "estate", "一苑", 20),
					cell("pace", "estate", "一苑", 40),
					cell("past", "community", "甲社区", 20 + rest),
					cell("pace", "community", "甲社区", 40 + 3 * rest),
				],
				SPAN,
			).map(({ place_kind }) => place_kind);
		expect(both(0)).toEqual(["estate"]);
		expect(both(20)).toEqual(["community", "estate"]);
	});

	test("is nothing without a past year", () => {
		expect(lookAhead(street, { days: 60, past_years: 0 })).toEqual([]);
	});
});

describe("a list copied", () => {
	const cells = [
		cell("before", "estate", "一苑", 4),
		cell("before", "estate", "二苑", 8),
		cell("before", "estate", "三苑", 20, { callers: 1 }),
		cell("before", "community", "甲社区", 9),
		cell("past", "estate", "四苑", 30),
	];
	const copy = (listed: string[], window_kind = "before", window_no = 0) =>
		largestOf(
			cells,
			{ window_kind, window_no },
			listed.map((place_kind) => ({ place_kind })),
		).map(({ place }) => place);

	test("is as long as the other for each kind of place, the largest first, and of no single caller", () => {
		expect(copy(["estate"])).toEqual(["二苑"]);
		expect(copy(["estate", "estate", "estate"])).toEqual(["二苑", "一苑"]);
		expect(copy(["community", "community"])).toEqual(["甲社区"]);
		expect(copy([])).toEqual([]);
	});

	test("is of the stretch that is asked for", () => {
		expect(copy(["estate"], "past", 1)).toEqual(["四苑"]);
		expect(copy(["estate"], "past", 2)).toEqual([]);
	});
});

describe("a matter", () => {
	const is = (
		tickets: number,
		days: number,
		more: Partial<ForecastCell> = {},
	) => isMatter(cell("came", "estate", "一苑", tickets, more), days);

	test("takes three of an estate in a month, five of a community, ten of the street", () => {
		expect([is(2, 30), is(3, 30)]).toEqual([false, true]);
		const place_kind = "community";
		expect([is(4, 31, { place_kind }), is(5, 31, { place_kind })]).toEqual([
			false,
			true,
		]);
		const whole = { place_kind: "street" };
		expect([is(9, 30, whole), is(10, 30, whole)]).toEqual([false, true]);
	});

	test("takes twice as many in sixty days, and no fewer in a week", () => {
		expect([is(5, 60), is(6, 60)]).toEqual([false, true]);
		expect([is(2, 7), is(3, 7)]).toEqual([false, true]);
	});

	test("is of two callers", () => {
		expect(is(9, 30, { callers: 1 })).toBe(false);
	});
});
