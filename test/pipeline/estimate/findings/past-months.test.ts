import { describe, expect, test } from "vitest";
import type { PastMonth } from "../../../../pipeline/estimate/findings/candidates.ts";
import {
	findStreak,
	judgeStock,
} from "../../../../pipeline/estimate/findings/past-months.ts";
import { limits, makeCandidate } from "./make-candidate.ts";

const MONTHS = ["2023-03", "2023-02", "2023-01", "2022-12"];

const months = (
	own: readonly (readonly [number, number] | null)[],
	rest: readonly [number, number] = [900, 1000],
): PastMonth[] =>
	own.flatMap((share, month_no) =>
		[["甲", share] as const, ["乙", rest] as const].flatMap(([scope, each]) =>
			each
				? [
						{
							metric: "ontime_rate",
							scope_kind: "unit",
							scope,
							month_no,
							month: MONTHS[month_no] ?? "",
							is_earlier: month_no > 0,
							numerator: each[0],
							denominator: each[1],
						},
					]
				: [],
		),
	);

describe("since when", () => {
	test.each([
		[
			"three months low, then one that is not",
			[
				[7, 10],
				[7, 10],
				[6, 10],
				[9, 10],
			],
			{ months: 3, since: "2023-01", isFromFirst: false },
		],
		[
			"all that are known: it may have begun earlier",
			[
				[7, 10],
				[7, 10],
				[6, 10],
			],
			{ months: 3, since: "2023-01", isFromFirst: true },
		],
		[
			"a month without a ticket ends it",
			[[7, 10], null, [6, 10]],
			{ months: 1, since: "2023-03", isFromFirst: false },
		],
		[
			"the last month was not low",
			[
				[9, 10],
				[5, 10],
			],
			null,
		],
		["chance of 26 in 100 is no lean", [[8, 10]], null],
		["nothing is known", [], null],
	] as const)("%s", (_, own, wanted) => {
		expect(findStreak(makeCandidate(), months(own), limits)).toEqual(wanted);
	});

	test("of a rate good when low the high months count, of one that is better the good ones", () => {
		const high = makeCandidate({ good_direction: "down" });
		expect(findStreak(high, months([[10, 10]], [100, 1000]), limits)).toEqual({
			months: 1,
			since: "2023-03",
			isFromFirst: true,
		});
		expect(findStreak(high, months([[0, 10]], [100, 1000]), limits)).toBeNull();
		const better = makeCandidate({ is_worse: false });
		expect(findStreak(better, months([[50, 50]]), limits)).toEqual({
			months: 1,
			since: "2023-03",
			isFromFirst: true,
		});
	});

	test("each of the street's months is held against its own a year before, and no earlier than there is one", () => {
		const street = makeCandidate({
			kind: "rate_change",
			against: "year_ago",
			reference_value: 0.93,
		});
		const ofYear = (
			now: readonly (readonly [number, number])[],
			before: readonly (readonly [number, number])[],
		) =>
			[now, before].flatMap((year, index) =>
				months(year)
					.filter(({ scope }) => scope === "甲")
					.map((each) => ({
						...each,
						month_no: each.month_no + 12 * index,
					})),
			);
		const low = [70, 100] as const;
		const high = [93, 100] as const;
		expect(
			findStreak(street, ofYear([low, low, low], [high, high, low]), limits),
		).toEqual({ months: 2, since: "2023-02", isFromFirst: false });
		expect(
			findStreak(street, ofYear([low, low, low], [high, high]), limits),
		).toEqual({ months: 2, since: "2023-02", isFromFirst: true });
		expect(findStreak(street, ofYear([high], [low]), limits)).toBeNull();
		expect(
			findStreak(
				makeCandidate({ ...street, good_direction: "down" }),
				ofYear([high, high], [low, high]),
				limits,
			),
		).toEqual({ months: 1, since: "2023-03", isFromFirst: false });
		expect(findStreak(street, ofYear([[0, 0]], [high]), limits)).toBeNull();
	});

	test("a scope alone in its kind leans to no side", () => {
		const alone = months([[0, 10]]).filter(({ scope }) => scope === "甲");
		expect(findStreak(makeCandidate(), alone, limits)).toBeNull();
	});
});

describe("a pile against its own past", () => {
	const stock = (past: readonly number[]): PastMonth[] =>
		past.map((numerator, index) => ({
			metric: "overdue_open",
			scope_kind: "street",
			scope: "全街道",
			month_no: index,
			month: "",
			is_earlier: index > 0,
			numerator,
			denominator: null,
		}));
	const pile = (numerator: number) =>
		makeCandidate({
			kind: "stock",
			dimension: "street",
			scope: "全街道",
			metric: "overdue_open",
			numerator,
		});

	test("as large as ever is usual, three times as large is not", () => {
		const past = stock([99, 14, 16, 15, 13, 17, 15]);
		expect(judgeStock(pile(18), past, limits)).toMatchObject({
			isBeyond: false,
		});
		expect(judgeStock(pile(45), past, limits)).toMatchObject({
			isBeyond: true,
		});
		// (90 + 0.5) / (6 + 0.5): the month under review is none of them.
		expect(judgeStock(pile(18), past, limits)?.expected).toBeCloseTo(13.92, 2);
	});

	test("five months are too few to say", () => {
		expect(
			judgeStock(pile(45), stock([0, 14, 16, 15, 13, 17]), limits),
		).toBeNull();
	});

	test("a pile that always swung is not beyond when it swings", () => {
		const past = stock([0, 2, 40, 5, 60, 1, 30, 3]);
		expect(judgeStock(pile(45), past, limits)).toMatchObject({
			isBeyond: false,
		});
	});
});
