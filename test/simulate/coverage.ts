import binomialPmf from "@stdlib/stats-base-dists-binomial-pmf";
import {
	type Interval,
	poissonInterval,
	wilsonInterval,
} from "../../pipeline/statistics/intervals.ts";

/** How often intervals hold the truth, over a grid of truths: no chance needed, every outcome is weighed. */
export interface Coverage {
	mean: number;
	least: number;
}

const CHANCES = Array.from({ length: 99 }, (_, at) => (at + 1) / 100);

export const coverWilson = (trials: number): Coverage =>
	cover(trials, wilsonInterval);

/** The interval of schoolbooks, p ± 1.96 √(p(1−p)/n), to compare with. */
export const coverWald = (trials: number): Coverage => cover(trials, wald);

function cover(
	trials: number,
	intervalOf: (hits: number, trials: number) => Interval,
): Coverage {
	const outcomes = Array.from({ length: trials + 1 }, (_, hits) => hits);
	const intervals = outcomes.map((hits) => intervalOf(hits, trials));
	return summarise(
		CHANCES.map((chance) =>
			sum(
				intervals.map((interval, hits) =>
					holds(interval, chance) ? binomialPmf(hits, trials, chance) : 0,
				),
			),
		),
	);
}

function wald(hits: number, trials: number): Interval {
	const share = hits / trials;
	const half = 1.959964 * Math.sqrt((share * (1 - share)) / trials);
	return { lower: share - half, upper: share + half };
}

/** The exact Poisson interval, for means of `from` to `to` events. */
export function coverPoisson(from: number, to: number): Coverage {
	const intervals = Array.from({ length: 4 * to + 40 }, (_, count) =>
		poissonInterval(count, 1),
	);
	const steps = 50;
	const means = Array.from(
		{ length: steps + 1 },
		(_, at) => from + ((to - from) * at) / steps,
	);
	return summarise(means.map((mean) => coverMean(intervals, mean)));
}

function coverMean(intervals: readonly Interval[], mean: number): number {
	let chance = Math.exp(-mean);
	let covered = 0;
	intervals.forEach((interval, count) => {
		if (count > 0) chance *= mean / count;
		if (holds(interval, mean)) covered += chance;
	});
	return covered;
}

const holds = ({ lower, upper }: Interval, truth: number) =>
	lower <= truth && truth <= upper;

const sum = (values: readonly number[]) =>
	values.reduce((total, value) => total + value, 0);

function summarise(shares: readonly number[]): Coverage {
	return { mean: sum(shares) / shares.length, least: Math.min(...shares) };
}
