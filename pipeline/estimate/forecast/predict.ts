import negativeBinomialCdf from "@stdlib/stats-base-dists-negative-binomial-cdf";
import { sum } from "simple-statistics";

const TAIL = 0.05;

/** How much the same weeks of places truly stray from their pace and season, as a variance of the ratio (by moments). */
export function placeVariance(
	cells: readonly { count: number; mean: number }[],
): number {
	const usable = cells.filter(({ mean }) => mean > 0);
	const excess = sum(
		usable.map(({ count, mean }) => (count - mean) ** 2 - mean),
	);
	const weight = sum(usable.map(({ mean }) => mean ** 2));
	return weight > 0 ? Math.max(0, excess / weight) : 0;
}

/** What one place is known by: its tickets in the same weeks of all past years together, and what is usual in one. */
interface Known {
	past: number;
	usual: number;
}

interface Coming {
	years: number;
	/** So many make a matter. */
	fewest: number;
	/** Of the negative binomial by which one year strays from another beyond chance. */
	size: number;
}

export interface Prediction {
	expected: number;
	lower: number;
	upper: number;
	/** That as many come as make a matter, from 0 to 1. */
	chance: number;
}

/**
 * The count to expect, its 90 % range and the chance of a matter: gamma for the place's own
 * level, of the given variance about the usual one, and for how years stray; Poisson beyond.
 */
export function predict(
	{ past, usual }: Known,
	variance: number,
	{ years, fewest, size }: Coming,
): Prediction {
	if (usual === 0) return { expected: 0, lower: 0, upper: 0, chance: 0 };
	// Where places do not differ beyond chance the level is as good as known.
	const prior = 1 / Math.max(variance, 1e-6);
	const expected = (usual * (prior + past)) / (prior + usual * years);
	const shape = 1 / (1 / (prior + past) + 1 / size);
	const below = (count: number) =>
		negativeBinomialCdf(count, shape, shape / (shape + expected));
	let lower = 0;
	while (below(lower) < TAIL) lower += 1;
	let upper = lower;
	while (below(upper) < 1 - TAIL) upper += 1;
	return { expected, lower, upper, chance: 1 - below(fewest - 1) };
}
