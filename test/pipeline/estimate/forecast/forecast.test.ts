import { describe, expect, test } from "vitest";
import { scoreForecast } from "../../../../pipeline/estimate/forecast/estimate-forecast.ts";
import {
	type ForecastCell,
	lookAhead,
	placeVariance,
	predict,
} from "../../../../pipeline/estimate/forecast/forecast.ts";

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
		expect(found?.expected).toBeCloseTo(20.05, 1);
		expect(found?.lower).toBeLessThan(20);
		expect(found?.upper).toBeGreaterThan(20);
		expect(found).toMatchObject({
			place: "甲社区",
			past_tickets: 20,
			pace_tickets: 61,
			first_day_no: 5,
		});
	});

	test("says nothing of a place where these weeks are as any others", () => {
		const flat = [
			cell("past", "street", "全街道", 60),
			cell("pace", "street", "全街道", 365),
			cell("past", "community", "甲社区", 10),
			cell("pace", "community", "甲社区", 61),
		];
		expect(lookAhead(flat, SPAN)).toEqual([]);
	});

	test("knows a place's own season that the street does not have", () => {
		const own = [
			cell("past", "street", "全街道", 60),
			cell("pace", "street", "全街道", 365),
			cell("past", "estate", "一苑", 9),
			cell("pace", "estate", "一苑", 12),
		];
		const [found] = lookAhead(own, SPAN);
		expect(found?.place).toBe("一苑");
		// Nine in these weeks, and 0.6 by the pace of its other weeks: half of each.
		expect(found?.expected).toBeGreaterThan(4);
		expect(found?.expected).toBeLessThan(5.5);
	});

	test("does not take one caller's nine tickets for a season", () => {
		const loud = [
			...street,
			cell("past", "estate", "一苑", 9, { callers: 1 }),
			cell("pace", "estate", "一苑", 12),
		];
		expect(lookAhead(loud, SPAN)).toEqual([]);
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

describe("the level of a place", () => {
	test("is the usual where places do not differ beyond chance", () => {
		const found = predict(9, 5, 0, 1);
		expect(found.expected).toBeCloseTo(5, 3);
		// Poisson of mean 5: P(X ≤ 1) = 0.040, P(X ≤ 2) = 0.125, P(X ≤ 8) = 0.932, P(X ≤ 9) = 0.968.
		expect([found.lower, found.upper]).toEqual([2, 9]);
	});

	test("lies between the usual and its own where they do", () => {
		// Gamma prior of shape 4: (4 + 9) / (4 + 5) of the usual 5.
		expect(predict(9, 5, 0.25, 1).expected).toBeCloseTo((5 * 13) / 9, 10);
	});

	test("is wider the less is known", () => {
		const width = (variance: number) => {
			const { lower, upper } = predict(5, 5, variance, 1);
			return upper - lower;
		};
		expect(width(1)).toBeGreaterThan(width(0));
	});

	test("varies by the excess over Poisson", () => {
		expect(
			placeVariance([
				{ count: 10, mean: 5 },
				{ count: 0, mean: 5 },
			]),
		).toBeCloseTo((25 - 5) / 25, 10);
		expect(placeVariance([{ count: 5, mean: 5 }])).toBe(0);
		expect(placeVariance([])).toBe(0);
	});
});

test("a list is scored beside as many of the largest of the period before", () => {
	const listed = lookAhead(
		[
			...street,
			cell("past", "estate", "一苑", 20),
			cell("pace", "estate", "一苑", 40),
		],
		SPAN,
	);
	const came = [
		cell("came", "estate", "一苑", 3),
		cell("came", "estate", "二苑", 5, { callers: 1 }),
		cell("before", "estate", "二苑", 8),
		cell("before", "estate", "一苑", 4),
		cell("before", "estate", "三苑", 20, { callers: 1 }),
	];
	expect(scoreForecast(listed, came)).toEqual({
		listed: 1,
		came: 1,
		naive_listed: 1,
		naive_came: 0,
	});
});
