import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Random } from "../../data/generator/random.ts";

export function drawBinomial(
	random: Random,
	trials: number,
	chance: number,
): number {
	let hits = 0;
	for (let trial = 0; trial < trials; trial += 1)
		if (random.chance(chance)) hits += 1;
	return hits;
}

export function drawNormal(random: Random): number {
	return normalQuantile(random.unit() || Number.EPSILON, 0, 1);
}

/** Beta with whole-number parameters: the `alpha`-th smallest of alpha + beta − 1 uniform draws. */
export function drawBeta(random: Random, alpha: number, beta: number): number {
	const draws = Array.from({ length: alpha + beta - 1 }, () => random.unit());
	return draws.sort((a, b) => a - b)[alpha - 1] ?? Number.NaN;
}
