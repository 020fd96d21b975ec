import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import negativeBinomialCdf from "@stdlib/stats-base-dists-negative-binomial-cdf";
import poissonCdf from "@stdlib/stats-base-dists-poisson-cdf";
import { mean, sampleVariance, sum } from "simple-statistics";

const LEAST_SIZE = 1;
const MOST_SIZE = 1e6;

/** The count to expect next after equally long periods: never zero, so that a first ticket has odds. */
export function expectedCount(history: readonly number[]): number {
	return (sum([...history]) + 0.5) / (history.length + 0.5);
}

/**
 * The size k of the negative binomial that cells share, variance = μ + μ²/k, by
 * pooled moments Σm²/Σ(v − m) over the histories with a mean above one; between
 * 1 and 10⁶, where it is Poisson.
 */
export function pooledSize(histories: readonly (readonly number[])[]): number {
	const usable = histories
		.filter((history) => history.length > 1)
		.map((history) => ({
			mean: mean([...history]),
			variance: sampleVariance([...history]),
		}))
		.filter((cell) => cell.mean > 1);
	const excess = sum(usable.map((cell) => cell.variance - cell.mean));
	if (excess <= 0) return MOST_SIZE;
	const size = sum(usable.map((cell) => cell.mean ** 2)) / excess;
	return Math.min(MOST_SIZE, Math.max(LEAST_SIZE, size));
}

/** The chance of `count` or more where `mean` are expected and nothing clusters. */
export function poissonTail(count: number, mean: number): number {
	return 1 - poissonCdf(count - 1, mean);
}

/** The chance of `count` or more in a negative binomial of the mean, variance = mean + mean²/size. */
export function negativeBinomialTail(
	count: number,
	mean: number,
	size: number,
): number {
	return 1 - negativeBinomialCdf(count - 1, size, size / (size + mean));
}

/** The chance of `hits` or fewer out of `trials` that succeed as often as `share`. */
export function binomialTail(
	hits: number,
	trials: number,
	share: number,
): number {
	return trials <= 0 ? 1 : binomialCdf(hits, trials, share);
}
