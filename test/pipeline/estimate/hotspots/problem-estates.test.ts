import { describe, expect, test } from "vitest";
import {
	type EstateMonth,
	findProblemEstates,
} from "../../../../pipeline/estimate/hotspots/problem-estates.ts";

const RULE = { top: 3, months: 3, of: 6, quiet: 3 };
const USUAL = 10;

/** Twenty estates of 500 households with ten tickets a month, of which one has its own, the oldest month first. */
function follow(own: readonly number[], households = 500): EstateMonth[] {
	return own.flatMap((tickets, index) => {
		const month_no = own.length - 1 - index;
		const month = `month ${index + 1}`;
		const place = (estate: string, count: number, size: number) => ({
			estate,
			community: "甲社区",
			households: size,
			month_no,
			month,
			tickets: count,
		});
		return [
			place("own", tickets, households),
			...Array.from({ length: 20 }, (_, number) =>
				place(`estate ${number}`, USUAL + (number % 3), 500),
			),
		];
	});
}

const find = (own: readonly number[], households?: number) =>
	findProblemEstates(follow(own, households), RULE).map(
		({ estate, is_listed, since, hot_months, quiet_months }) => ({
			estate,
			is_listed,
			since,
			hot_months,
			quiet_months,
		}),
	);

describe("an estate comes under treatment", () => {
	test("with its third high month of six, and not before", () => {
		expect(find([10, 30, 10, 30, 10])).toEqual([]);
		expect(find([10, 30, 10, 30, 10, 30])).toEqual([
			{
				estate: "own",
				is_listed: true,
				since: "month 6",
				hot_months: 3,
				quiet_months: 0,
			},
		]);
	});

	test("not where the high months are too far apart", () => {
		expect(find([30, 10, 10, 30, 10, 10, 10, 10, 30])).toEqual([]);
	});

	test("not for many tickets that its households explain", () => {
		expect(find([60, 60, 60, 60], 3000)).toEqual([]);
	});
});

describe("an estate under treatment", () => {
	test("stays for two quiet months", () => {
		expect(find([30, 30, 30, 10, 10])).toMatchObject([
			{ is_listed: true, since: "month 3", quiet_months: 2 },
		]);
	});

	test("leaves with the third, is told once, and is gone", () => {
		expect(find([30, 30, 30, 10, 10, 10])).toMatchObject([
			{ is_listed: false, since: "", quiet_months: 3 },
		]);
		expect(find([30, 30, 30, 10, 10, 10, 10])).toEqual([]);
	});
});

test("without households, or tickets, there is no such estate", () => {
	expect(findProblemEstates([], RULE)).toEqual([]);
	expect(find([0, 0, 0])).toEqual([]);
});
