import type { Row, Value } from "../../database/database.ts";
import {
	formatCount,
	formatDecimal,
	formatHours,
	formatMonthDay,
	formatPercent,
	formatPoints,
	formatRate,
	NOTHING,
} from "../numbers.ts";
import type { ReportTexts } from "../report-texts.ts";

/** Which numbers of a chart stand beside it as a table; stated in the chart's `usermeta`. */
export interface TableChoice {
	mart: string;
	/** Column, heading and, unless it is text, how it is written; of a rate the columns of which it is one. */
	columns: [
		column: string,
		label: string,
		format?: string,
		of?: [numerator: string, denominator: string],
	][];
	/** One row and one column for each value of two columns, a third in the cells. */
	pivot?: { row: string; column: string; cell: string };
}

/** A chart's numbers as cells of text, the first of each row its heading. */
export interface ChartTable {
	heads: string[];
	rows: string[][];
}

/** Writes the rows that a chart draws as a table; a value that is not known is a dash. */
export function toChartTable(
	{ columns, pivot }: TableChoice,
	rows: readonly Row[],
	texts: ReportTexts,
): ChartTable {
	const write = (name: string, row: Row | undefined) => {
		const [, , format, of] = columns.find(([column]) => column === name) ?? [];
		const value = row?.[name] ?? null;
		return of
			? formatRate(toNumber(row?.[of[0]]), toNumber(row?.[of[1]]))
			: writeCell(value, format, texts);
	};
	if (!pivot)
		return {
			heads: columns.map(([, label]) => label),
			rows: rows.map((row) => columns.map(([column]) => write(column, row))),
		};
	const first = (key: string) => [
		...new Map(rows.map((row) => [row[key], row])).values(),
	];
	const across = first(pivot.column);
	const label = columns.find(([column]) => column === pivot.row)?.[1] ?? "";
	return {
		heads: [label, ...across.map((row) => write(pivot.column, row))],
		rows: first(pivot.row).map((down) => [
			write(pivot.row, down),
			...across.map((row) =>
				write(
					pivot.cell,
					rows.find(
						(each) =>
							each[pivot.row] === down[pivot.row] &&
							each[pivot.column] === row[pivot.column],
					),
				),
			),
		]),
	};
}

const toNumber = (value: Value | undefined) =>
	typeof value === "number" ? value : null;

/** A value as a table or a sentence has it. */
export function writeCell(
	value: Value,
	format: string | undefined,
	texts: ReportTexts,
): string {
	if (value === null || value === "") return NOTHING;
	if (typeof value === "number") {
		const writers: Record<string, (number: number) => string> = {
			count: formatCount,
			decimal: formatDecimal,
			hours: formatHours,
			percent: formatPercent,
			days: (days) => `${formatPoints(days)}天`,
			whole: formatCount,
		};
		const writer = writers[format ?? ""];
		if (!writer) throw new Error(`a number needs a format, not ${format}`);
		return writer(value);
	}
	if (format === "day") return formatMonthDay(String(value));
	const words = texts.words[format ?? ""] ?? {};
	return words[String(value)] ?? String(value);
}
