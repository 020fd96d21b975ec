import { expect, test } from "vitest";
import {
	binomialTail,
	expectedCount,
	negativeBinomialTail,
	poissonTail,
	pooledSize,
} from "../../../pipeline/statistics/counts.ts";

// Values found with numpy and scipy.
const HISTORY = [4, 6, 5, 7, 3, 5, 6, 4, 8, 5, 6, 4];

test("what is expected after twelve months, and the chance of fourteen", () => {
	const mean = expectedCount(HISTORY);
	expect(mean).toBeCloseTo(5.08, 4);
	expect(negativeBinomialTail(14, mean, 6)).toBeCloseTo(0.013274, 5);
	expect(negativeBinomialTail(14, mean, 20)).toBeCloseTo(0.003137, 5);
	expect(poissonTail(14, mean)).toBeCloseTo(0.000811, 5);
});

test.each([
	[2, 10, 0.3, 0.382783],
	[0, 1, 0.2, 0.8],
	[1, 1, 0.2, 1],
	[0, 0, 0.2, 1],
	// Of nothing tried there is no share either.
	[0, 0, Number.NaN, 1],
])(
	"%i or fewer of %i that succeed as often as %f",
	(hits, trials, share, p) => {
		expect(binomialTail(hits, trials, share)).toBeCloseTo(p, 6);
	},
);

test("a place without history is not expected to have none", () => {
	expect(expectedCount(Array(12).fill(0))).toBeCloseTo(0.04, 6);
	expect(negativeBinomialTail(0, 0.04, 6)).toBe(1);
});

test("counts that vary no more than chance are Poisson, wild ones are kept within bounds", () => {
	expect(pooledSize([[5, 5, 5, 5]])).toBe(1e6);
	expect(pooledSize([[0, 0, 40, 0]])).toBe(1);
	// m = 4, v = 8: k = 16 / 4.
	expect(pooledSize([[1, 3, 5, 7, 4, 4, 8, 0]])).toBeCloseTo(
		16 / (52 / 7 - 4),
		6,
	);
	expect(pooledSize([[0, 1, 0, 1]])).toBe(1e6);
	// m = 2, v = 2.5: k = 4 / 0.5.
	expect(pooledSize([[0, 1, 3, 2, 4]])).toBeCloseTo(8, 10);
});

test("the size that cells share is made of histories of two and more, with more than one a period", () => {
	const usual = [1, 3, 5, 7, 4, 4, 8, 0];
	const size = pooledSize([usual]);
	expect(pooledSize([usual, [40], [0, 2], [0, 1, 2]])).toBe(size);
	// m = 2, v = 2: as much as chance, so the pool is twice as sure of it.
	expect(pooledSize([usual, [1, 3]])).toBeCloseTo(20 / (52 / 7 - 4), 6);
});

test("the chance of nothing or more is one", () => {
	expect(poissonTail(0, 3)).toBe(1);
	expect(negativeBinomialTail(0, 3, 6)).toBe(1);
	expect(poissonTail(1, 3)).toBeCloseTo(1 - Math.exp(-3), 10);
});
