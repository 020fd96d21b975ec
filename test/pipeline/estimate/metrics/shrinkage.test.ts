import { describe, expect, it } from "vitest";
import {
	fitPrior,
	shrinkShare,
} from "../../../../pipeline/estimate/metrics/shrinkage.ts";
import type { Share } from "../../../../pipeline/statistics/change.ts";

const toShares = (hits: number[], trials: number[]): Share[] =>
	hits.map((each, index) => ({ hits: each, trials: trials[index] ?? 0 }));

function shrink(shares: readonly Share[]) {
	const prior = fitPrior(shares);
	if (!prior) throw new Error("no prior");
	return { prior, shrunken: shares.map((share) => shrinkShare(prior, share)) };
}

describe("beta-binomial shrinkage", () => {
	const differing = toShares(
		[10, 30, 55, 70, 20, 88, 140, 33],
		[20, 33, 60, 90, 21, 110, 150, 60],
	);

	it("gives the golden shares of communities that differ", () => {
		const { prior, shrunken } = shrink(differing);
		expect(prior.center).toBeCloseTo(0.819853, 6);
		expect(prior.strength).toBeCloseTo(6.490375, 5);
		expect(shrunken.map(({ share }) => share)).toEqual(
			[
				0.578367, 0.894424, 0.907216, 0.780608, 0.921092, 0.801106, 0.928627,
				0.576341,
			].map((share) => expect.closeTo(share, 5)),
		);
	});

	// The golden chances of lying below the centre: .9977 .0772 .0175 .8233 .0451 .6814 .0000 1.0000
	it("has intervals on the golden side of the centre", () => {
		const { prior, shrunken } = shrink(differing);
		const sides = shrunken.map(({ interval }) => {
			if (!interval) return "none";
			if (interval.upper < prior.center) return "below";
			return interval.lower > prior.center ? "above" : "around";
		});
		expect(sides).toEqual([
			"below",
			"around",
			"above",
			"around",
			"around",
			"around",
			"above",
			"below",
		]);
	});

	it("gives the golden shares of communities that hardly differ", () => {
		const { prior, shrunken } = shrink(
			toShares(
				[3, 18, 42, 9, 88, 120, 27, 5, 61, 150],
				[3, 20, 45, 12, 95, 130, 30, 6, 64, 158],
			),
		);
		expect(prior.center).toBeCloseTo(0.928952, 6);
		expect(prior.strength).toBeCloseTo(2592.16658, 4);
		expect(shrunken.map(({ share }) => share)).toEqual(
			[
				0.929, 0.9287, 0.929, 0.9281, 0.9289, 0.9287, 0.9286, 0.9287, 0.9295,
				0.9301,
			].map((share) => expect.closeTo(share, 4)),
		);
	});

	it("finds no real difference where shares are closer than chance", () => {
		const { prior, shrunken } = shrink(toShares([90, 45, 18], [100, 50, 20]));
		expect(prior).toEqual({
			center: 0.9,
			strength: Number.POSITIVE_INFINITY,
		});
		expect(shrunken).toEqual(Array(3).fill({ share: 0.9, interval: null }));
	});

	it.each([
		["one community", [7], [10]],
		["single tickets", [1, 0, 1], [1, 1, 1]],
		["communities without a failure", [5, 9], [5, 9]],
	])("cannot tell a difference from %s", (_, hits, trials) => {
		expect(fitPrior(toShares(hits, trials))?.strength).toBe(
			Number.POSITIVE_INFINITY,
		);
	});

	it("is certain of no community, however much they differ", () => {
		const { prior, shrunken } = shrink(toShares([20, 0], [20, 20]));
		expect(prior).toEqual({ center: 0.5, strength: 1 });
		const [first, second] = shrunken;
		expect(first?.share).toBeCloseTo(20.5 / 21, 10);
		expect(first?.interval?.lower).toBeGreaterThan(0.8);
		expect(first?.interval?.upper).toBeLessThan(1);
		expect(second?.interval?.lower).toBeGreaterThan(0);
		expect(second?.interval?.upper).toBeLessThan(0.2);
	});

	it("has no prior without tickets", () => {
		expect(fitPrior([{ hits: 0, trials: 0 }])).toBeUndefined();
	});
});
