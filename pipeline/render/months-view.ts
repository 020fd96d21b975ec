import { type Definitions, type Marts, rowsOf } from "./marts.ts";
import { formatCount, formatFraction, formatRate, NOTHING } from "./numbers.ts";
import type { ReportTexts } from "./report-texts.ts";

/** A month, and a cell for each head. */
export interface MonthLine {
	month: string;
	cells: string[];
}

interface MetricMonth {
	metric: string;
	scope: string;
	month: string;
	back_no: number;
	is_monthly: boolean;
	is_covered: boolean;
	numerator: number | null;
	denominator: number | null;
}

const MOST_MONTHS = 12;

/** A row a month, and columns for each metric that has a monthly line. */
export function viewMonths(
	marts: Marts,
	community: string,
	definitions: Definitions,
	texts: ReportTexts,
): { monthMetrics: string[]; monthHeads: string[]; months: MonthLine[] } {
	const rows = rowsOf<MetricMonth>(marts, "mart_metric_months").filter(
		({ scope, back_no, is_monthly }) =>
			is_monthly && scope === community && back_no <= MOST_MONTHS,
	);
	const months = new Map<string, MetricMonth[]>();
	for (const row of rows)
		months.set(row.month, [...(months.get(row.month) ?? []), row]);
	const metrics = [...new Set(rows.map(({ metric }) => metric))];
	const headsOf = (metric: string) => definitions[metric]?.monthly ?? {};
	return {
		monthMetrics: metrics,
		monthHeads: metrics.flatMap((metric) => Object.values(headsOf(metric))),
		months: [...months].map(([month, own]) => ({
			month,
			cells: own
				.flatMap((row) =>
					Object.keys(headsOf(row.metric)).map((kind) => toCell(kind, row)),
				)
				.map(
					(cell, index) =>
						cell ?? (index === 0 ? texts.change.unknown : NOTHING),
				),
		})),
	};
}

function toCell(kind: string, row: MetricMonth): string | null {
	if (!row.is_covered) return null;
	if (kind === "fraction")
		return formatFraction(row.numerator, row.denominator);
	return kind === "rate"
		? formatRate(row.numerator, row.denominator)
		: formatCount(row.numerator);
}
