import type { ColumnType } from "../../database/database.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";
import { groupBy } from "../group-by.ts";

/** One month of a figure: how many there were, of how many or on how many days. */
export interface UsualMonth {
	month: string;
	metric_kind: "rate" | "count" | "stock";
	/** Both null where data is missing. */
	numerator: number | null;
	trials: number | null;
}

interface MetricMonth extends UsualMonth {
	metric: string;
	scope_kind: string;
	scope: string;
}

/** What the months before lead one to expect, in units of the figure: a share, tickets a day, tickets. */
export interface UsualRange {
	usual: number | null;
	lower_95: number | null;
	upper_95: number | null;
}

const RANGES = {
	metric: "text",
	scope_kind: "text",
	scope: "text",
	month: "text",
	usual: "double",
	lower_95: "double",
	upper_95: "double",
} satisfies Record<string, ColumnType>;

const UNKNOWN: UsualRange = { usual: null, lower_95: null, upper_95: null };
const MOST_BEFORE = 12;
const FEWEST_BEFORE = 6;
const Z_95 = 1.959964;

/** Writes `est_usual_ranges`: where each month of a figure was to be expected by the months before it. */
export const usualRangesEstimator = defineEstimator({
	reads: {
		int_metric_months: { order: ["metric", "scope_kind", "scope", "month"] },
	},
	writes: { est_usual_ranges: RANGES },
	grains: { est_usual_ranges: ["metric", "scope_kind", "scope", "month"] },
	estimate: ({ int_metric_months }: { int_metric_months: MetricMonth[] }) => ({
		est_usual_ranges: groupBy(
			int_metric_months,
			({ metric, scope_kind, scope }) => `${metric}\n${scope_kind}\n${scope}`,
		).flatMap(rangesOfFigure),
	}),
});

function rangesOfFigure(
	months: readonly MetricMonth[],
): TableRow<typeof RANGES>[] {
	const ranges = rangesOf(months);
	return months.map(({ metric, scope_kind, scope, month }, index) => ({
		metric,
		scope_kind,
		scope,
		month,
		...(ranges[index] ?? UNKNOWN),
	}));
}

/**
 * For each month the 95 % prediction interval of its figure by a rate pooled over up to twelve known months before it:
 * r ± 1.96 √(φ v (1/trials + 1/Σtrials)), with v = r(1 − r) of a share and r of a number, and φ, the Pearson dispersion of
 * these months, at least one. Nothing where fewer than six months are known, or the month itself is not. No season is
 * in it: it says what is usual, not what is due.
 */
export function rangesOf(months: readonly UsualMonth[]): UsualRange[] {
	return months.map(({ metric_kind, numerator, trials }, index) => {
		const before = months.slice(0, index).filter(isKnown).slice(-MOST_BEFORE);
		if (numerator === null || !trials || before.length < FEWEST_BEFORE)
			return UNKNOWN;
		const all = sumOf(before, "trials");
		const rate = sumOf(before, "numerator") / all;
		const isShare = metric_kind === "rate";
		const variance = isShare ? rate * (1 - rate) : rate;
		const spread = Math.sqrt(
			dispersionOf(before, rate, variance) * variance * (1 / trials + 1 / all),
		);
		const upper = rate + Z_95 * spread;
		return {
			usual: rate,
			lower_95: Math.max(0, rate - Z_95 * spread),
			upper_95: isShare ? Math.min(1, upper) : upper,
		};
	});
}

const isKnown = ({ numerator, trials }: UsualMonth) =>
	numerator !== null && Boolean(trials);

const sumOf = (
	months: readonly UsualMonth[],
	column: "numerator" | "trials",
): number => months.reduce((sum, each) => sum + (each[column] ?? 0), 0);

function dispersionOf(
	months: readonly UsualMonth[],
	rate: number,
	variance: number,
): number {
	if (variance === 0) return 1;
	const pearson = months.reduce((sum, { numerator, trials }) => {
		const tried = trials ?? 0;
		return sum + ((numerator ?? 0) - rate * tried) ** 2 / (variance * tried);
	}, 0);
	return Math.max(1, pearson / (months.length - 1));
}
