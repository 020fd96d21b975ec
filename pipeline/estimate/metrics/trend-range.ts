import type { ColumnType } from "../../database/database.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";

/** One month of the trend: how many tickets came on how many days. */
export interface TrendMonth {
	month: string;
	days: number;
	/** Null where data is missing. */
	tickets: number | null;
}

const RANGES = {
	month: "text",
	expected_per_day: "double",
	lower_95: "double",
	upper_95: "double",
} satisfies Record<string, ColumnType>;

const MOST_BEFORE = 12;
const FEWEST_BEFORE = 6;
const Z_95 = 1.959964;

/** Writes `est_trend_ranges`: where each month's daily volume was to be expected by the months before it. */
export const trendRangesEstimator = defineEstimator({
	reads: { int_trend_months: { order: ["month"] } },
	writes: { est_trend_ranges: RANGES },
	grains: { est_trend_ranges: ["month"] },
	estimate: ({ int_trend_months }: { int_trend_months: TrendMonth[] }) => ({
		est_trend_ranges: rangesOf(int_trend_months),
	}),
});

/**
 * For each month the 95% prediction interval of its tickets a day by a quasi-Poisson
 * rate of up to twelve covered months before it: λ ± 1.96 √(φλ(1/days + 1/Σdays)),
 * with φ, the Pearson dispersion of these months, at least one. Nothing where fewer than
 * six months are known, or the month itself is not. No season is in it: it says what is usual, not what is due.
 */
export function rangesOf(
	months: readonly TrendMonth[],
): TableRow<typeof RANGES>[] {
	return months.map(({ month, days, tickets }, index) => {
		const before = months
			.slice(0, index)
			.filter((each) => each.tickets !== null)
			.slice(-MOST_BEFORE);
		if (tickets === null || before.length < FEWEST_BEFORE)
			return { month, expected_per_day: null, lower_95: null, upper_95: null };
		const allDays = before.reduce((sum, each) => sum + each.days, 0);
		const rate =
			before.reduce((sum, each) => sum + (each.tickets ?? 0), 0) / allDays;
		const spread = Math.sqrt(
			dispersionOf(before, rate) * rate * (1 / days + 1 / allDays),
		);
		return {
			month,
			expected_per_day: rate,
			lower_95: Math.max(0, rate - Z_95 * spread),
			upper_95: rate + Z_95 * spread,
		};
	});
}

function dispersionOf(months: readonly TrendMonth[], rate: number): number {
	if (rate === 0) return 1;
	const pearson = months.reduce(
		(sum, { tickets, days }) =>
			sum + ((tickets ?? 0) - rate * days) ** 2 / (rate * days),
		0,
	);
	return Math.max(1, pearson / (months.length - 1));
}
