import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";

export interface Interval {
	lower: number;
	upper: number;
}

const Z_95 = normalQuantile(0.975, 0, 1);

/** The 95 % score interval of a share `hits` of `trials` (Wilson 1927); `trials` > 0. */
export function wilsonInterval(hits: number, trials: number): Interval {
	const share = hits / trials;
	const spread = Z_95 ** 2 / trials;
	const middle = share + spread / 2;
	const half =
		Z_95 * Math.sqrt((share * (1 - share)) / trials + spread / 4 / trials);
	return {
		lower: Math.max(0, (middle - half) / (1 + spread)),
		upper: Math.min(1, (middle + half) / (1 + spread)),
	};
}

/**
 * The exact 95 % interval of the rate of `count` events per unit of `exposure`
 * (Garwood 1936): halves of χ² quantiles, which are gamma quantiles of shape
 * `count` and `count` + 1. `exposure` > 0, in any unit; the rate is per that unit.
 */
export function poissonInterval(count: number, exposure: number): Interval {
	const lower = gammaQuantile(0.025, count, 1);
	const upper = gammaQuantile(0.975, count + 1, 1);
	return { lower: lower / exposure, upper: upper / exposure };
}
