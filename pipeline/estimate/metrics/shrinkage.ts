import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import type { ColumnType } from "../../database/database.ts";
import type { Share } from "../../statistics/change.ts";
import type { Interval } from "../../statistics/intervals.ts";
import { defineEstimator } from "../estimator.ts";
import { groupBy } from "../group-by.ts";

/** What a unit is expected to be like before its own tickets are looked at. */
export interface Prior {
	/** The pooled share, 0 to 1. */
	center: number;
	/** How many tickets the prior weighs; infinite where units differ no more than by chance. */
	strength: number;
}

/** A unit's share drawn towards the pooled one. */
export interface ShrunkenShare {
	share: number;
	/** 95 % credible; null where units differ no more than by chance, so that nothing tells them apart. */
	interval: Interval | null;
}

interface MetricShare {
	metric: string;
	scope_kind: string;
	scope: string;
	numerator: number;
	denominator: number | null;
}

const COLUMNS = {
	metric: "text",
	scope_kind: "text",
	scope: "text",
	center: "double",
	prior_tickets: "double",
	is_within_chance: "boolean",
	value: "double",
	lower_95: "double",
	upper_95: "double",
} satisfies Record<string, ColumnType>;

const SCOPE_KINDS = ["community", "unit"];

// A prior of no weight would be certain of a unit with 20 of 20.
const LEAST_STRENGTH = 1;

/** Writes `est_shrinkage`: the share of each community and unit with tickets, for every metric with a funnel. */
export const shrinkageEstimator = defineEstimator({
	reads: {
		int_metric_tests: {
			where: { has_funnel: true },
			order: ["metric", "scope_kind", "scope"],
		},
	},
	writes: { est_shrinkage: COLUMNS },
	grains: { est_shrinkage: ["metric", "scope_kind", "scope"] },
	estimate: ({ int_metric_tests }: { int_metric_tests: MetricShare[] }) => {
		const families = groupBy(
			int_metric_tests.filter(
				({ scope_kind, denominator }) =>
					SCOPE_KINDS.includes(scope_kind) && denominator,
			),
			({ metric, scope_kind }) => `${metric} ${scope_kind}`,
		);
		return { est_shrinkage: families.flatMap(shrinkFamily) };
	},
});

function shrinkFamily(family: readonly MetricShare[]) {
	const prior = fitPrior(family.map(toShare));
	if (!prior) return [];
	const isWithinChance = prior.strength === Number.POSITIVE_INFINITY;
	return family.map((value) => {
		const { share, interval } = shrinkShare(prior, toShare(value));
		return {
			metric: value.metric,
			scope_kind: value.scope_kind,
			scope: value.scope,
			center: prior.center,
			prior_tickets: isWithinChance ? null : prior.strength,
			is_within_chance: isWithinChance,
			value: share,
			lower_95: interval?.lower ?? null,
			upper_95: interval?.upper ?? null,
		};
	});
}

function toShare({ numerator, denominator }: MetricShare): Share {
	return { hits: numerator, trials: denominator ?? 0 };
}

/**
 * The beta-binomial prior of a set of shares by the method of moments
 * (Kleinman 1973). Undefined where nothing was tried.
 */
export function fitPrior(shares: readonly Share[]): Prior | undefined {
	const tried = shares.filter((share) => share.trials > 0);
	const trials = tried.reduce((sum, share) => sum + share.trials, 0);
	if (trials === 0) return undefined;
	const center = tried.reduce((sum, share) => sum + share.hits, 0) / trials;
	const chance = center * (1 - center);
	const variance = varianceBetween(tried, trials, center);
	if (variance <= 0) return { center, strength: Number.POSITIVE_INFINITY };
	return { center, strength: Math.max(LEAST_STRENGTH, chance / variance - 1) };
}

// Kleinman's τ²: what the shares differ beyond chance. One unit, or single tickets, cannot tell.
function varianceBetween(
	shares: readonly Share[],
	trials: number,
	center: number,
): number {
	const spread = shares.reduce(
		(sum, share) =>
			sum + share.trials * (share.hits / share.trials - center) ** 2,
		0,
	);
	const squares = shares.reduce((sum, share) => sum + share.trials ** 2, 0);
	const freedom = shares.length - 1;
	const weight = trials - squares / trials - freedom;
	return weight > 0 ? (spread - freedom * center * (1 - center)) / weight : 0;
}

/** The share of a unit with tickets under the prior: (hits + M·center) / (trials + M). */
export function shrinkShare(
	{ center, strength }: Prior,
	{ hits, trials }: Share,
): ShrunkenShare {
	if (strength === Number.POSITIVE_INFINITY)
		return { share: center, interval: null };
	const alpha = hits + strength * center;
	const beta = trials - hits + strength * (1 - center);
	return {
		share: alpha / (alpha + beta),
		interval: {
			lower: betaQuantile(0.025, alpha, beta),
			upper: betaQuantile(0.975, alpha, beta),
		},
	};
}
