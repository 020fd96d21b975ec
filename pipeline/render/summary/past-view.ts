import type Handlebars from "handlebars";
import { STREET } from "../../scope-names.ts";
import { handlebars } from "../compiled/handlebars.ts";
import { type Definitions, type Marts, reportOf, rowsOf } from "../marts.ts";
import { formatCount, formatDecimal, formatPercent } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";
import { drawSpark, type SparkMonth } from "./spark.ts";

/** How a figure stands against its own last year. */
export interface PastView {
	/** Its months as a small picture; empty where too few are known. */
	spark: Handlebars.SafeString | "";
	/** The picture in words. */
	description: string;
	/** Between what it is usual, and the same as how its last year went. */
	range: string;
	span: string;
	/** Beyond that. */
	isBeyond: boolean;
	/** Whether it is, and for how long it has not been. */
	verdict: string;
	/** Beyond chance, to the bad side, and no one caller's. */
	isWorse: boolean;
}

interface Month extends SparkMonth {
	metric: string;
	metric_kind: "rate" | "count" | "stock";
	scope_kind: string;
	scope: string;
	month: string;
	is_current: boolean;
	/** Beyond what is usual, but not without the caller heard most. */
	is_one_callers: boolean;
}

type Side = "above" | "below" | "within";

const MONTHS = 13;

/** The last thirteen months of each figure of a scope; of a period that is no month there is no verdict. */
export function viewPast(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
	{ kind = "street", scope = STREET } = {},
): ReadonlyMap<string, PastView> {
	const all = rowsOf<Month>(marts, "mart_metric_months");
	const rows = all.filter(
		(row) => row.scope_kind === kind && row.scope === scope,
	);
	// A rate of a part is drawn beside the street's; of a number that would say nothing.
	const street = new Map(
		all.flatMap(({ scope_kind, metric_kind, metric, month, pace }) =>
			scope_kind === "street" && kind !== "street" && metric_kind === "rate"
				? [[`${metric} ${month}`, pace]]
				: [],
		),
	);
	const metrics = [...new Set(rows.map(({ metric }) => metric))];
	const isMonth = reportOf(marts).period_kind === "month";
	return new Map(
		metrics.map((metric) => {
			const months = rows
				.filter((each) => each.metric === metric)
				.sort((a, b) => (a.month < b.month ? -1 : 1))
				.slice(-MONTHS)
				.map((each) => ({
					...each,
					beside: street.get(`${metric} ${each.month}`) ?? null,
				}));
			const good = definitions[metric]?.good_direction ?? "none";
			return [metric, tellPast(months, good, isMonth, texts)];
		}),
	);
}

function tellPast(
	months: readonly Month[],
	good: string,
	isMonth: boolean,
	{ past: words }: ReportTexts,
): PastView {
	const last = months.at(-1);
	const side = isMonth && last?.is_current ? sideOf(last) : null;
	const isOneCallers = side !== null && last?.is_one_callers === true;
	const isWorse =
		side === (good === "up" ? "below" : "above") &&
		good !== "none" &&
		!isOneCallers;
	const spark = drawSpark(months, isWorse);
	const write = (value: number | null) => writeFigure(value, last?.metric_kind);
	const tellRange = (form: string) =>
		last && side !== null
			? fillText(form, {
					lower: write(last.usual_lower),
					upper: write(last.usual_upper),
					unit: words.units[last.metric_kind] ?? "",
				})
			: "";
	const told = side === null ? "" : tellSide(months, side, words);
	return {
		spark: spark === "" ? "" : new handlebars.SafeString(spark),
		description: describe(months, write, words.description),
		range: tellRange(words.range),
		span: tellRange(words.span),
		isBeyond: side !== null && side !== "within",
		verdict: isOneCallers
			? fillText(words.one_caller, { verdict: told })
			: told,
		isWorse,
	};
}

function tellSide(
	months: readonly Month[],
	side: Side,
	words: ReportTexts["past"],
): string {
	const inRow = countInRow(months, side);
	return inRow > 1 && side !== "within"
		? fillText(words.in_row[side], { months: formatCount(inRow) })
		: words.verdict[side];
}

function sideOf({ pace, usual_lower, usual_upper }: Month): Side | null {
	if (pace === null || usual_lower === null || usual_upper === null)
		return null;
	if (pace < usual_lower) return "below";
	return pace > usual_upper ? "above" : "within";
}

function countInRow(months: readonly Month[], side: Side): number {
	const others = months.findLastIndex((each) => sideOf(each) !== side);
	return months.length - 1 - others;
}

function describe(
	months: readonly Month[],
	write: (value: number | null) => string,
	form: string,
): string {
	const known = months.filter(({ pace }) => pace !== null);
	const by = [...known].sort((a, b) => (a.pace ?? 0) - (b.pace ?? 0));
	const [first, lowest, highest, last] = [
		known[0],
		by[0],
		by.at(-1),
		known.at(-1),
	];
	if (!first || !lowest || !highest || !last) return "";
	return fillText(form, {
		first: first.month,
		last: last.month,
		lowest: write(lowest.pace),
		lowest_month: lowest.month,
		highest: write(highest.pace),
		highest_month: highest.month,
		now: write(last.pace),
	});
}

// Tickets lie in whole ones.
function writeFigure(
	value: number | null,
	kind: Month["metric_kind"] | undefined,
): string {
	if (kind === "rate") return formatPercent(value);
	return kind === "count"
		? formatDecimal(value)
		: formatCount(value === null ? null : Math.round(value));
}
