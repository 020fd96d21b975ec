import { describe, expect, it } from "vitest";
import {
	type Stratum,
	standardiseCaseMix,
} from "../../../../pipeline/estimate/metrics/case-mix.ts";

const stratum = (
	unit: string,
	type: string,
	hits: number,
	trials: number,
): Stratum => ({ unit, type, hits, trials });

describe("standardiseCaseMix", () => {
	// Simpson: 甲 is late less often with each type, 12 % against 20 % and 1 % against 2 %, and more often in all.
	it("does not punish a unit for the types it is given", () => {
		const strata = [
			stratum("甲", "complaint", 24, 200),
			stratum("甲", "consult", 1, 100),
			stratum("乙", "complaint", 10, 50),
			stratum("乙", "consult", 8, 400),
		];
		const [first, second] = standardiseCaseMix(strata);
		// 34 of 250 complaints and 9 of 500 consultations were late.
		expect(first).toMatchObject({ unit: "甲", trials: 300, observed: 25 });
		expect(first?.expected).toBeCloseTo(200 * 0.136 + 100 * 0.018, 10);
		expect(first?.ratio).toBeCloseTo(25 / 29, 10);
		expect(second?.ratio).toBeCloseTo(18 / 14, 10);
		expect(25 / 300).toBeGreaterThan(18 / 450);
	});

	it("expects what was observed of all units together", () => {
		const mixes = standardiseCaseMix([
			stratum("甲", "complaint", 3, 17),
			stratum("乙", "complaint", 9, 23),
			stratum("乙", "consult", 2, 31),
			stratum("丙", "consult", 0, 5),
		]);
		const sum = (of: "observed" | "expected") =>
			mixes.reduce((total, mix) => total + mix[of], 0);
		expect(sum("observed")).toBe(14);
		expect(sum("expected")).toBeCloseTo(14, 10);
	});

	// 24 events are the golden Poisson interval [15.3773, 35.7101], of 1.85 thousand households [8.3120, 19.3028].
	it("has the exact Poisson interval", () => {
		const [first] = standardiseCaseMix([
			stratum("甲", "complaint", 24, 100),
			stratum("乙", "complaint", 12, 100),
		]);
		expect(first).toMatchObject({ expected: 18 });
		expect(first?.interval?.lower).toBeCloseTo((8.312029 * 1.85) / 18, 5);
		expect(first?.interval?.upper).toBeCloseTo((19.302755 * 1.85) / 18, 5);
	});

	it("compares nothing where nothing is expected", () => {
		expect(
			standardiseCaseMix([
				stratum("甲", "complaint", 0, 10),
				stratum("乙", "complaint", 0, 0),
			]),
		).toEqual([
			{
				unit: "甲",
				trials: 10,
				observed: 0,
				expected: 0,
				ratio: null,
				interval: null,
			},
			{
				unit: "乙",
				trials: 0,
				observed: 0,
				expected: 0,
				ratio: null,
				interval: null,
			},
		]);
	});
});
