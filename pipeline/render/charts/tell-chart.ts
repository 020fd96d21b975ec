import type { Row, Value } from "../../database/database.ts";
import { formatCount } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";
import { writeCell } from "./chart-table.ts";

/**
 * How a chart is told from its own rows; stated in its `usermeta`. Of `forms` the one that fits is filled with what the
 * kind of telling finds.
 */
export interface Telling {
	/**
	 * `most`: the row with most of a value. `parts`: those with a flag and those without. `flagged`: the rows that stand out.
	 * `last`: the last of a series against its range. `each`: the first few, each with its value.
	 */
	kind: "most" | "parts" | "flagged" | "last" | "each";
	mart: string;
	/** What is looked at, and how it is written. */
	value: string;
	format: string;
	/** What names a row, with the kind of words if it is a code; two of a cell. */
	label: string[];
	words?: string;
	/** Only rows with these values. */
	where?: Row;
	/** None with one of these. */
	except?: Row;
	/** Of `most`: the same a period ago. Of `last`: what is usual. */
	before?: string;
	range?: [lower: string, upper: string];
	/** Of `parts` and `flagged`: what marks a row. */
	flag?: { column: string; is: Value };
	forms: Record<string, string>;
}

/** What a chart shows, in a sentence that names the periods as the page does; empty where its rows have nothing that can be told. */
export function tellChart(
	telling: Telling,
	datasets: Record<string, readonly Row[]>,
	texts: ReportTexts,
	nouns: Record<"period" | "previous", string>,
): string {
	const { where = {}, except = {}, value, forms } = telling;
	const rows = (datasets[telling.mart] ?? []).filter(
		(row) =>
			row[value] !== null &&
			Object.entries(where).every(
				([column, wanted]) => row[column] === wanted,
			) &&
			!Object.entries(except).some(([column, not]) => row[column] === not),
	);
	if (rows.length === 0) return "";
	const [form, values] = TELLERS[telling.kind](rows, telling, texts);
	const text = forms[form];
	return text === undefined ? "" : fillText(text, { ...nouns, ...values });
}

type Told = [form: string, values: Record<string, string>];

const TELLERS: Record<
	Telling["kind"],
	(rows: Row[], telling: Telling, texts: ReportTexts) => Told
> = {
	most: (rows, telling, texts) => {
		const [first, second] = sortBy(rows, telling.value);
		const before = telling.before ? (first?.[telling.before] ?? null) : null;
		const isTied =
			second !== undefined && first?.[telling.value] === second[telling.value];
		return [
			isTied ? "tied" : before === null ? "most" : "before",
			{
				name: nameOf(first, telling, texts),
				value: write(first, telling.value, telling, texts),
				second: nameOf(second, telling, texts),
				before: writeCell(before, telling.format, texts),
			},
		];
	},
	parts: (rows, telling) => {
		const sum = (some: readonly Row[]) =>
			some.reduce((total, row) => total + Number(row[telling.value]), 0);
		const flagged = rows.filter((row) => isFlagged(row, telling));
		const all = sum(rows);
		const part = sum(flagged);
		return [
			part === 0 ? "none" : "some",
			{
				all: formatCount(all),
				part: formatCount(part),
				rest: formatCount(all - part),
			},
		];
	},
	flagged: (rows, telling, texts) => {
		const flagged = rows.filter((row) => isFlagged(row, telling));
		const sorted = sortBy(rows, telling.value);
		const of = (row: Row | undefined) => ({
			name: nameOf(row, telling, texts),
			value: write(row, telling.value, telling, texts),
		});
		const [most, least] = [of(sorted[0]), of(sorted.at(-1))];
		return [
			flagged.length === 0 ? "none" : flagged.length > 1 ? "some" : "one",
			{
				...of(flagged[0]),
				names: flagged
					.slice(0, MOST_NAMES)
					.map((row) => nameOf(row, telling, texts))
					.join("、"),
				count: formatCount(flagged.length),
				rest: formatCount(rows.length - flagged.length),
				most: most.name,
				most_value: most.value,
				least: least.name,
				least_value: least.value,
			},
		];
	},
	last: (rows, telling, texts) => {
		const last = rows.at(-1);
		const [lower = "", upper = ""] = telling.range ?? [];
		const [now, least, most] = [telling.value, lower, upper].map((column) =>
			toNumber(last?.[column]),
		);
		const form =
			typeof now !== "number" ||
			typeof least !== "number" ||
			typeof most !== "number"
				? "unknown"
				: now < least
					? "below"
					: now > most
						? "above"
						: "within";
		const sorted = sortBy(rows, telling.value);
		return [
			form,
			{
				name: nameOf(last, telling, texts),
				value: write(last, telling.value, telling, texts),
				lower: write(last, lower, telling, texts),
				upper: write(last, upper, telling, texts),
				first: nameOf(rows[0], telling, texts),
				most: write(sorted[0], telling.value, telling, texts),
				least: write(sorted.at(-1), telling.value, telling, texts),
			},
		];
	},
	each: (rows, telling, texts) => [
		"each",
		{
			names: rows
				.slice(0, MOST_NAMES)
				.map(
					(row) =>
						nameOf(row, telling, texts) +
						write(row, telling.value, telling, texts),
				)
				.join("、"),
		},
	],
};

const MOST_NAMES = 3;

const isFlagged = (row: Row, { flag }: Telling) =>
	flag !== undefined && row[flag.column] === flag.is;

const sortBy = (rows: readonly Row[], column: string) =>
	rows.toSorted((one, other) => Number(other[column]) - Number(one[column]));

const toNumber = (value: Value | undefined) =>
	typeof value === "number" ? value : null;

const write = (
	row: Row | undefined,
	column: string,
	{ format }: Telling,
	texts: ReportTexts,
) => writeCell(row?.[column] ?? null, format, texts);

function nameOf(
	row: Row | undefined,
	{ label, words }: Telling,
	texts: ReportTexts,
): string {
	return label
		.map((column) => writeCell(row?.[column] ?? null, words ?? "whole", texts))
		.join("的");
}
