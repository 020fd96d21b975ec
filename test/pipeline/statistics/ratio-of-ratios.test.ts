import { describe, expect, test } from "vitest";
import {
	ratioOfRatios,
	shrunkenBaseline,
	tableDispersion,
} from "../../../pipeline/statistics/ratio-of-ratios.ts";

// 58→31 where something was done, 131→120 where nothing was.
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

	test("exists where a cell has a single ticket", () => {
		const found = ratioOfRatios({ ...GOLDEN, treatedDuring: 1 });
		expect(found?.ratio).toBeCloseTo((1 / 58) * (131 / 120), 10);
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

	// All are expected 13⅓ times: χ² = 3 · 6⅔²/13⅓ + 6 · 3⅓²/13⅓ = 15 with four degrees of freedom.
	test("has a degree of freedom for each place and stretch but the first", () => {
		expect(
			tableDispersion([
				[20, 10, 10],
				[10, 20, 10],
				[10, 10, 20],
			]),
		).toBeCloseTo(3.75, 10);
	});

	// χ² = 20.990854 with two degrees of freedom.
	test("counts a stretch of a single ticket", () => {
		expect(
			tableDispersion([
				[10, 30, 1],
				[30, 10, 0],
			]),
		).toBeCloseTo(10.495427, 6);
	});

	test("is 1 where one place alone, or nothing, is there to vary", () => {
		expect(tableDispersion([[10, 30]])).toBe(1);
		expect(tableDispersion([])).toBe(1);
	});

	test("passes over places and stretches without any ticket", () => {
		expect(
			tableDispersion([
				[10, 30, 0],
				[30, 10, 0],
				[0, 0, 0],
			]),
		).toBeCloseTo(20, 10);
	});

	// χ² = 20.990854 with two degrees of freedom.
	test("has a place with a single ticket in it", () => {
		expect(
			tableDispersion([
				[10, 30],
				[30, 10],
				[1, 0],
			]),
		).toBeCloseTo(10.495427, 6);
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

	// Usual are 10; excess 1,052 over 6 · 16.67² is a variance of 0.6312; the stretch counts by 6.312 / 7.312.
	test("of a place that truly varies lies between its past and the stretch itself", () => {
		const wild = [2, 30, 4, 28, 3, 33].map((treated) => ({
			treated,
			compared: 30,
		}));
		expect(shrunkenBaseline({ treated: 40, compared: 18 }, wild)).toBeCloseTo(
			10 + (30 * 6.312) / 7.312,
			6,
		);
	});

	test("is known from two stretches, one ticket and one elsewhere", () => {
		const past = [
			{ treated: 1, compared: 1 },
			{ treated: 0, compared: 0 },
		];
		expect(shrunkenBaseline({ treated: 5, compared: 2 }, past)).toBe(2);
	});

	test("is not known where there was nothing elsewhere", () => {
		const past = [
			{ treated: 3, compared: 0 },
			{ treated: 4, compared: 0 },
		];
		expect(shrunkenBaseline({ treated: 5, compared: 2 }, past)).toBeUndefined();
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
