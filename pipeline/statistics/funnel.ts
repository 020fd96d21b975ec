import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import binomialPmf from "@stdlib/stats-base-dists-binomial-pmf";
import binomialQuantile from "@stdlib/stats-base-dists-binomial-quantile";
import { mean, quantile } from "simple-statistics";
import type { Share } from "./change.ts";

export type FunnelStatus = "above" | "within" | "below" | "too_few";

/** What a funnel is drawn from: the pooled share and how much wider than chance it is. */
export interface Funnel {
	center: number;
	/** Overdispersion φ ≥ 1; limits stand √φ times as far from the centre. */
	dispersion: number;
}

export interface FunnelLimits {
	lower: number;
	upper: number;
}

/** Half the chance outside the limits of 95 % and of 99.8 %. */
export const TAIL_95 = 0.025;
export const TAIL_998 = 0.001;

const FEWEST_TRIALS = 10;
const WINSORISED = 0.1;

/** The funnel of a set of shares; undefined where nothing was tried or nothing varies. */
export function makeFunnel(shares: readonly Share[]): Funnel | undefined {
	const tried = shares.filter((share) => share.trials > 0);
	const trials = tried.reduce((sum, share) => sum + share.trials, 0);
	const hits = tried.reduce((sum, share) => sum + share.hits, 0);
	if (hits === 0 || hits === trials) return undefined;
	const center = hits / trials;
	return { center, dispersion: dispersion(tried, center) };
}

// Spiegelhalter 2005: mean squared z after the outer tenth on each side is drawn in.
function dispersion(shares: readonly Share[], center: number): number {
	const scores = shares.map(
		({ hits, trials }) =>
			(hits / trials - center) / Math.sqrt((center * (1 - center)) / trials),
	);
	const low = quantile(scores, WINSORISED);
	const high = quantile(scores, 1 - WINSORISED);
	const drawnIn = scores.map((z) => Math.min(high, Math.max(low, z)));
	return Math.max(1, mean(drawnIn.map((z) => z * z)));
}

/**
 * Exact binomial limits with interpolation (Spiegelhalter 2005, A.1.1) around
 * the funnel's centre for a given number of trials, widened for overdispersion.
 */
export function funnelLimits(
	funnel: Funnel,
	trials: number,
	tail: number,
): FunnelLimits {
	const { center, dispersion } = funnel;
	const widen = (limit: number) =>
		Math.min(1, Math.max(0, center + (limit - center) * Math.sqrt(dispersion)));
	return {
		lower: widen(exactLimit(center, trials, tail)),
		upper: widen(exactLimit(center, trials, 1 - tail)),
	};
}

function exactLimit(center: number, trials: number, q: number): number {
	const count = binomialQuantile(q, trials, center);
	const excess = binomialCdf(count, trials, center) - q;
	return (count - excess / binomialPmf(count, trials, center)) / trials;
}

/**
 * The limits that shares are judged by. Interpolation draws the upper one up to one
 * ticket too near: 34 of 35 at 88 % would lie outside 95 %, though chance gives that
 * 1 time in 13. So it is no nearer than the lower limit of the misses, which is exact.
 */
export function judgedLimits(
	funnel: Funnel,
	trials: number,
	tail: number,
): FunnelLimits {
	const { lower, upper } = funnelLimits(funnel, trials, tail);
	const misses = exactLimit(1 - funnel.center, trials, tail);
	return { lower, upper: Math.min(1, Math.max(upper, 1 - misses)) };
}

/** Where a share lies against the limits with the given tail. */
export function funnelStatus(
	funnel: Funnel | undefined,
	{ hits, trials }: Share,
	tail: number,
): FunnelStatus {
	if (trials < FEWEST_TRIALS) return "too_few";
	if (!funnel) return "within";
	const { lower, upper } = judgedLimits(funnel, trials, tail);
	const share = hits / trials;
	if (share > upper) return "above";
	return share < lower ? "below" : "within";
}

/** A share and the funnel it is judged against. */
export interface Judged {
	funnel: Funnel | undefined;
	share: Share;
}

/**
 * Whether a share deserves words, where a status alone does not: beyond 99.8 %,
 * or beyond 95 % twice running on the same side.
 */
export function isFinding(now: Judged, before: Judged): boolean {
	const status = funnelStatus(now.funnel, now.share, TAIL_95);
	if (status !== "above" && status !== "below") return false;
	return (
		funnelStatus(now.funnel, now.share, TAIL_998) === status ||
		funnelStatus(before.funnel, before.share, TAIL_95) === status
	);
}
