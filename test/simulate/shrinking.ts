import { createRandom, type Random } from "../../data/generator/random.ts";
import {
	fitPrior,
	shrinkShare,
} from "../../pipeline/estimate/metrics/shrinkage.ts";
import { GOOD, SIZES } from "./communities.ts";
import { drawBeta, drawBinomial } from "./draws.ts";

export interface Shrinking {
	/** Share of months told to differ no more than by chance. */
	withinChance: number;
	/** Root mean square error of the plain rates and of the shrunken ones, 0 to 1. */
	rawError: number;
	shrunkenError: number;
	/** Share of 95 % intervals that hold the truth, where there is one. */
	coverage: number;
}

const ALPHA = 17;
const BETA = 3;

/** Months of communities that are all alike. */
export const shrinkEqual = (months: number, seed: string): Shrinking =>
	simulate(months, seed, () => GOOD);

/** Months of communities whose truths are 85 % give or take 8 points: Beta(17, 3). */
export const shrinkDiffering = (months: number, seed: string): Shrinking =>
	simulate(months, seed, (random) => drawBeta(random, ALPHA, BETA));

function simulate(
	months: number,
	seed: string,
	drawTruth: (random: Random) => number,
): Shrinking {
	const random = createRandom(seed);
	const sums = { within: 0, raw: 0, shrunken: 0, intervals: 0, covered: 0 };
	for (let month = 0; month < months; month += 1) {
		const units = SIZES.map((trials) => {
			const truth = drawTruth(random);
			return { truth, trials, hits: drawBinomial(random, trials, truth) };
		});
		const prior = fitPrior(units);
		if (!prior) continue;
		if (!Number.isFinite(prior.strength)) sums.within += 1;
		for (const unit of units) {
			const { share, interval } = shrinkShare(prior, unit);
			sums.raw += (unit.hits / unit.trials - unit.truth) ** 2;
			sums.shrunken += (share - unit.truth) ** 2;
			if (!interval) continue;
			sums.intervals += 1;
			if (interval.lower <= unit.truth && unit.truth <= interval.upper)
				sums.covered += 1;
		}
	}
	const looks = months * SIZES.length;
	return {
		withinChance: sums.within / months,
		rawError: Math.sqrt(sums.raw / looks),
		shrunkenError: Math.sqrt(sums.shrunken / looks),
		coverage: sums.covered / sums.intervals,
	};
}
