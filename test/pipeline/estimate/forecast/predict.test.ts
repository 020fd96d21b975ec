import { describe, expect, test } from "vitest";
import {
	placeVariance,
	predict,
} from "../../../../pipeline/estimate/forecast/predict.ts";

const ONE_YEAR = { years: 1, fewest: 5, size: 1e6 };
const tell = (past: number, usual: number, variance: number) =>
	predict({ past, usual }, variance, ONE_YEAR);

describe("the level of a place", () => {
	test("is the usual where places do not differ beyond chance", () => {
		const found = tell(9, 5, 0);
		expect(found.expected).toBeCloseTo(5, 3);
		// Poisson of mean 5: P(X ≤ 1) = 0.040, P(X ≤ 2) = 0.125, P(X ≤ 8) = 0.932, P(X ≤ 9) = 0.968.
		expect([found.lower, found.upper]).toEqual([2, 9]);
	});

	test("lies between the usual and its own where they do", () => {
		// Gamma prior of shape 4: (4 + 9) / (4 + 5) of the usual 5.
		expect(tell(9, 5, 0.25).expected).toBeCloseTo((5 * 13) / 9, 10);
	});

	test("is wider the less is known", () => {
		const width = (variance: number) => {
			const { lower, upper } = tell(5, 5, variance);
			return upper - lower;
		};
		expect(width(1)).toBeGreaterThan(width(0));
	});

	test("has the chance of a matter: that as many come or more", () => {
		// Poisson of mean 5: P(X ≤ 4) = 0.4405.
		expect(tell(9, 5, 0).chance).toBeCloseTo(1 - 0.4405, 3);
		expect(tell(0, 0, 1)).toEqual({
			expected: 0,
			lower: 0,
			upper: 0,
			chance: 0,
		});
	});

	test("is wider where one year strays from another, and expects the same", () => {
		const steady = tell(9, 9, 0);
		const stray = predict({ past: 9, usual: 9 }, 0, { ...ONE_YEAR, size: 4 });
		expect(stray.expected).toBeCloseTo(steady.expected, 10);
		expect(stray.upper).toBeGreaterThan(steady.upper);
		expect(stray.lower).toBeLessThan(steady.lower);
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
