import type { ColumnType } from "../../database/database.ts";
import type { Share } from "../../statistics/change.ts";
import { type Interval, poissonInterval } from "../../statistics/intervals.ts";
import { defineEstimator } from "../estimator.ts";
import { groupBy } from "../group-by.ts";

/** Of a unit's tickets of one type, those that went wrong. */
export interface Stratum extends Share {
	unit: string;
	type: string;
}

/** What went wrong in a unit against what its mix of types would have go wrong. */
export interface CaseMix {
	unit: string;
	trials: number;
	observed: number;
	expected: number;
	/** Observed over expected, 1 = as all units together; null where nothing is expected. */
	ratio: number | null;
	/** 95 % of the ratio. */
	interval: Interval | null;
}

interface Counted {
	metric: string;
	scope_kind: string;
	scope: string;
	demand_type: string;
	against: number;
	tickets: number;
}

const COLUMNS = {
	metric: "text",
	scope_kind: "text",
	scope: "text",
	tickets: "integer",
	observed: "integer",
	expected: "double",
	ratio: "double",
	lower_95: "double",
	upper_95: "double",
} satisfies Record<string, ColumnType>;

/** Writes `est_case_mix`: each community against all communities, each unit against all units. */
export const caseMixEstimator = defineEstimator({
	reads: {
		int_case_mix: { order: ["metric", "scope_kind", "scope", "demand_type"] },
	},
	writes: { est_case_mix: COLUMNS },
	grains: { est_case_mix: ["metric", "scope_kind", "scope"] },
	estimate: ({ int_case_mix }: { int_case_mix: Counted[] }) => {
		const families = groupBy(
			int_case_mix,
			(stratum) => `${stratum.metric} ${stratum.scope_kind}`,
		);
		return { est_case_mix: families.flatMap(compareFamily) };
	},
});

function compareFamily(family: readonly Counted[]) {
	const strata = family.map(({ scope, demand_type, against, tickets }) => ({
		unit: scope,
		type: demand_type,
		hits: against,
		trials: tickets,
	}));
	return standardiseCaseMix(strata).map((mix) => ({
		metric: family[0]?.metric ?? "",
		scope_kind: family[0]?.scope_kind ?? "",
		scope: mix.unit,
		tickets: mix.trials,
		observed: mix.observed,
		expected: mix.expected,
		ratio: mix.ratio,
		lower_95: mix.interval?.lower ?? null,
		upper_95: mix.interval?.upper ?? null,
	}));
}

/**
 * Indirect standardisation: E = Σ trials × the rate that all units together
 * have for the type. The interval is exact Poisson on O (Garwood 1936) with E
 * taken as known, which is wide for common events: the strata hold the rarer
 * side. Units come in the order in which they first appear.
 */
export function standardiseCaseMix(strata: readonly Stratum[]): CaseMix[] {
	const types = poolTypes(strata);
	const units = new Map<string, Share & { expected: number }>();
	for (const { unit, type, hits, trials } of strata) {
		const all = types.get(type) ?? { hits: 0, trials: 0 };
		const sum = units.get(unit) ?? { hits: 0, trials: 0, expected: 0 };
		units.set(unit, {
			hits: sum.hits + hits,
			trials: sum.trials + trials,
			expected:
				sum.expected + (trials > 0 ? (trials * all.hits) / all.trials : 0),
		});
	}
	return [...units].map(([unit, { hits, trials, expected }]) => ({
		unit,
		trials,
		observed: hits,
		expected,
		ratio: expected > 0 ? hits / expected : null,
		interval: expected > 0 ? poissonInterval(hits, expected) : null,
	}));
}

function poolTypes(strata: readonly Stratum[]): Map<string, Share> {
	const types = new Map<string, Share>();
	for (const { type, hits, trials } of strata) {
		const sum = types.get(type) ?? { hits: 0, trials: 0 };
		types.set(type, { hits: sum.hits + hits, trials: sum.trials + trials });
	}
	return types;
}
