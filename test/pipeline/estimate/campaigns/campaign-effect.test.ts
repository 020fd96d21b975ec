import { describe, expect, test } from "vitest";
import {
	type Evidence,
	judgeCampaign,
} from "../../../../pipeline/estimate/campaigns/campaign-effect.ts";
import {
	ratioOfRatios,
	shrunkenBaseline,
	tableDispersion,
} from "../../../../pipeline/statistics/ratio-of-ratios.ts";

// DOMAIN §9.6: 58→31 where something was done, 131→120 where nothing was.
const GOLDEN = {
	treatedBefore: 58,
	treatedDuring: 31,
	comparedBefore: 131,
	comparedDuring: 120,
};

describe("the ratio of ratios", () => {
	test("of the golden cells", () => {
		const found = ratioOfRatios(GOLDEN);
		expect(found?.ratio).toBeCloseTo(0.583, 3);
		expect(found?.lower).toBeCloseTo(0.353, 3);
		expect(found?.upper).toBeCloseTo(0.963, 3);
	});

	test("widens by √φ on the log scale and keeps its middle", () => {
		const plain = ratioOfRatios(GOLDEN);
		const wide = ratioOfRatios(GOLDEN, 4);
		const width = (found: typeof plain) =>
			Math.log((found?.upper ?? 0) / (found?.lower ?? 1));
		expect(wide?.ratio).toBe(plain?.ratio);
		expect(width(wide)).toBeCloseTo(2 * width(plain), 10);
	});

	test("does not exist where a cell is empty", () => {
		expect(ratioOfRatios({ ...GOLDEN, treatedDuring: 0 })).toBeUndefined();
	});
});

describe("the dispersion of a table", () => {
	test("is 1 where rows and columns explain every count", () => {
		expect(
			tableDispersion([
				[10, 20, 30],
				[20, 40, 60],
			]),
		).toBe(1);
	});

	// Pearson's χ² of [[10, 30], [30, 10]] is 4 · 10²/20 = 20 with one degree of freedom.
	test("is χ² over its degrees of freedom", () => {
		expect(
			tableDispersion([
				[10, 30],
				[30, 10],
			]),
		).toBeCloseTo(20, 10);
	});

	test("is 1 where one place alone, or nothing, is there to vary", () => {
		expect(tableDispersion([[10, 30]])).toBe(1);
		expect(tableDispersion([])).toBe(1);
	});
});

describe("the shrunken baseline", () => {
	const steady = [12, 11, 13, 12, 12].map((treated) => ({
		treated,
		compared: 30,
	}));

	test("of a place that never varied beyond chance is its past share", () => {
		expect(shrunkenBaseline({ treated: 24, compared: 26 }, steady)).toBeCloseTo(
			(60 / 150) * 26,
			10,
		);
	});

	test("of a place that truly varies lies between its past and the stretch itself", () => {
		const wild = [2, 30, 4, 28, 3, 33].map((treated) => ({
			treated,
			compared: 30,
		}));
		const usual = (100 / 180) * 30;
		const found = shrunkenBaseline({ treated: 40, compared: 30 }, wild) ?? 0;
		expect(found).toBeGreaterThan(usual + 15);
		expect(found).toBeLessThan(40);
	});

	test("needs two earlier stretches with something in them", () => {
		expect(
			shrunkenBaseline({ treated: 24, compared: 26 }, steady.slice(0, 1)),
		).toBeUndefined();
		expect(
			shrunkenBaseline({ treated: 24, compared: 26 }, [
				{ treated: 0, compared: 10 },
				{ treated: 0, compared: 10 },
			]),
		).toBeUndefined();
	});
});

describe("a campaign", () => {
	const past = [60, 55, 58].map((treated) => ({ treated, compared: 131 }));
	const evidence: Evidence = {
		cells: GOLDEN,
		dispersion: 1,
		before: { treated: 58, compared: 131 },
		past,
		isOver: true,
		isDeclaredFirst: true,
		hasFields: true,
		isCovered: true,
		hasComparison: true,
	};
	const judge = (changes: Partial<Evidence>) => {
		const { verdict, reason } = judgeCampaign({ ...evidence, ...changes });
		return [verdict, reason];
	};

	test("declared first, with twenty events a cell and an interval below 1, had an effect", () => {
		expect(judge({})).toEqual(["fell", ""]);
	});

	test("that began after a peak is held to its usual level and not to the peak", () => {
		const quiet = [30, 33, 31].map((treated) => ({ treated, compared: 131 }));
		expect(judge({ past: quiet })).toEqual(["unchanged", ""]);
		expect(judgeCampaign({ ...evidence, past: quiet }).baseline).toBeCloseTo(
			31.33,
			2,
		);
	});

	test("whose interval holds 1 is not said to have worked", () => {
		expect(judge({ dispersion: 3 })).toEqual(["unchanged", ""]);
	});

	test("after which there was more is said to have more", () => {
		const cells = { ...GOLDEN, treatedDuring: 110 };
		expect(judge({ cells })).toEqual(["rose", ""]);
	});

	const undecided: [string, Partial<Evidence>, string[]][] = [
		[
			"with nineteen events in a cell",
			{ cells: { ...GOLDEN, treatedDuring: 19 } },
			["unjudged", "few"],
		],
		[
			"without the columns it is counted by",
			{ hasFields: false },
			["unjudged", "no_fields"],
		],
		["without data before", { isCovered: false }, ["unjudged", "uncovered"]],
		[
			"with nothing to compare",
			{ hasComparison: false },
			["unjudged", "no_comparison"],
		],
		["without an earlier past", { past: [] }, ["unjudged", "no_history"]],
		[
			"declared after it began",
			{ isDeclaredFirst: false },
			["described", "late"],
		],
		["not over yet", { isOver: false }, ["running", "running"]],
	];
	test.each(undecided)("%s is not judged", (_, changes, wanted) => {
		expect(judge(changes)).toEqual(wanted);
	});
});
