import binomialPmf from "@stdlib/stats-base-dists-binomial-pmf";
import hypergeometricPmf from "@stdlib/stats-base-dists-hypergeometric-pmf";

/** `hits` out of `trials`. */
export interface Share {
	hits: number;
	trials: number;
}

/** A count and the days it was gathered in. */
export interface Exposure {
	count: number;
	days: number;
}

// Two tables are as likely as each other when they differ by rounding only (as in R's fisher.test).
const SAME = 1 + 1e-7;

/**
 * Two-sided mid-p of Fisher's exact test between two shares: the chance of
 * a less likely table plus half that of an equally likely one. Null where a
 * share has no trials.
 */
export function fisherMidP(now: Share, before: Share): number | null {
	if (now.trials === 0 || before.trials === 0) return null;
	const trials = now.trials + before.trials;
	const hits = now.hits + before.hits;
	const chance = (count: number) =>
		hypergeometricPmf(count, trials, hits, now.trials);
	return twoSided(chance, now.hits, now.trials, 0.5);
}

/**
 * Two-sided conditional exact test of two Poisson counts with exposures:
 * given the sum, the later one is binomial. Null where both are zero.
 */
export function conditionalExactP(
	now: Exposure,
	before: Exposure,
): number | null {
	const sum = now.count + before.count;
	if (sum === 0) return null;
	const share = now.days / (now.days + before.days);
	const chance = (count: number) => binomialPmf(count, sum, share);
	return twoSided(chance, now.count, sum, 1);
}

function twoSided(
	chance: (count: number) => number,
	observed: number,
	most: number,
	weightOfEqual: number,
): number {
	const reference = chance(observed);
	let p = 0;
	for (let count = 0; count <= most; count += 1) {
		const each = chance(count);
		if (each > reference * SAME) continue;
		p += each * SAME >= reference ? each * weightOfEqual : each;
	}
	return Math.min(1, p);
}

/** Benjamini–Hochberg q-values, in the order given; whoever looked `looks` times and saw nothing in the others says so. */
export function benjaminiHochberg(
	pValues: readonly number[],
	looks = pValues.length,
): number[] {
	const order = pValues.map((_, index) => index);
	order.sort((one, other) => at(pValues, other) - at(pValues, one));
	const qValues = new Array<number>(pValues.length);
	let least = 1;
	for (const [above, index] of order.entries()) {
		const rank = pValues.length - above;
		least = Math.min(least, (looks / rank) * at(pValues, index));
		qValues[index] = least;
	}
	return qValues;
}

const at = (values: readonly number[], index: number) =>
	values[index] as number;
