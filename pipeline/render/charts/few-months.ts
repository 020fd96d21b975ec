import { type Marts, rowsOf } from "../marts.ts";
import { formatDecimal, formatPercent } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";

interface Month {
	metric: string;
	scope_kind: string;
	month: string;
	pace: number | null;
}

/** With fewer there is no line to draw: `fewest` of the charts of months. */
export const FEWEST_MONTHS = 3;

/** The street's months of each metric of `few_months`, a sentence, where they are too few for a line. */
export function tellFewMonths(
	marts: Marts,
	{ few_months: { values, ...forms } }: ReportTexts,
): Record<string, string> {
	const all = rowsOf<Month>(marts, "mart_metric_months").filter(
		({ scope_kind, pace }) => scope_kind === "street" && pace !== null,
	);
	return Object.fromEntries(
		Object.entries(values).map(([metric, text]) => {
			const own = all.filter((row) => row.metric === metric);
			if (own.length === 0 || own.length >= FEWEST_MONTHS) return [metric, ""];
			const [first, second] = own.map(({ month, pace }) =>
				fillText(text, {
					year: month.slice(0, 4),
					month: String(Number(month.slice(5, 7))),
					decimal: formatDecimal(pace),
					percent: formatPercent(pace),
				}),
			);
			return [
				metric,
				second === undefined
					? fillText(forms.one, { first: first ?? "" })
					: fillText(forms.two, { first: first ?? "", second }),
			];
		}),
	);
}
