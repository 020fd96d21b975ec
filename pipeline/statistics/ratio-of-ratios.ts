import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { sum } from "simple-statistics";

/** Events before and during, where something was done and where it was not. */
export interface FourCells {
	treatedBefore: number;
	treatedDuring: number;
	comparedBefore: number;
	comparedDuring: number;
}

export interface Ratio {
	ratio: number;
	lower: number;
	upper: number;
}

const Z_95 = normalQuantile(0.975, 0, 1);

/**
 * (a₁/a₀)/(b₁/b₀) with its 95 % interval on the log scale, √φ wider where counts
 * vary more than chance; undefined where a cell is empty.
 */
export function ratioOfRatios(
	cells: FourCells,
	dispersion = 1,
): Ratio | undefined {
	const { treatedBefore, treatedDuring, comparedBefore, comparedDuring } =
		cells;
	const counts = [treatedBefore, treatedDuring, comparedBefore, comparedDuring];
	if (counts.some((count) => count <= 0)) return undefined;
	const ratio =
		treatedDuring / treatedBefore / (comparedDuring / comparedBefore);
	const error = Math.sqrt(dispersion * sum(counts.map((count) => 1 / count)));
	return {
		ratio,
		lower: ratio * Math.exp(-Z_95 * error),
		upper: ratio * Math.exp(Z_95 * error),
	};
}

/**
 * φ of a table of counts, places by stretches of time: Pearson's χ² against
 * row × column over its degrees of freedom, never below 1.
 */
export function tableDispersion(rows: readonly (readonly number[])[]): number {
	const columns = (rows[0] ?? []).map((_, index) =>
		sum(rows.map((row) => row[index] ?? 0)),
	);
	const total = sum(columns);
	const filledRows = rows.filter((row) => sum([...row]) > 0);
	const filledColumns = columns.filter((count) => count > 0).length;
	const freedom = (filledRows.length - 1) * (filledColumns - 1);
	if (freedom < 1) return 1;
	const terms = filledRows.flatMap((row) =>
		row.flatMap((count, index) => {
			const expected = (sum([...row]) * (columns[index] ?? 0)) / total;
			return expected > 0 ? [(count - expected) ** 2 / expected] : [];
		}),
	);
	return Math.max(1, sum(terms) / freedom);
}

/** One earlier stretch as long as the one before the campaign. */
export interface PastStretch {
	treated: number;
	/** What the street had elsewhere, or simply 1 where there is no elsewhere. */
	compared: number;
}

/**
 * What the stretch before would have been by its own past: a month chosen for
 * being bad falls by itself. The past gives the usual share and how much it truly
 * varies (gamma, by moments); the stretch counts by as much as that allows.
 * Undefined with fewer than two earlier stretches, or nothing in them.
 */
export function shrunkenBaseline(
	before: PastStretch,
	past: readonly PastStretch[],
): number | undefined {
	const treated = sum(past.map((each) => each.treated));
	const compared = sum(past.map((each) => each.compared));
	if (past.length < 2 || treated === 0 || compared === 0) return undefined;
	const expected = past.map((each) => (treated / compared) * each.compared);
	const excess = sum(
		past.map(({ treated: count }, index) => {
			const mean = expected[index] ?? 0;
			return (count - mean) ** 2 - mean * (1 - mean / treated);
		}),
	);
	const variance = Math.max(0, excess) / sum(expected.map((mean) => mean ** 2));
	const usual = (treated / compared) * before.compared;
	const weight = (variance * usual) / (1 + variance * usual);
	return (1 - weight) * usual + weight * before.treated;
}
