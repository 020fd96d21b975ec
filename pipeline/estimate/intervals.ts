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
