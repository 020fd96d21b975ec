import type { Value } from "../database/database.ts";
import { shortenLabels } from "./short-labels.ts";

export type ChartRow = Record<string, Value>;

/** Which rows of a mart a chart takes; stated in the chart's `usermeta`. */
export interface RowChoice {
	/** All that the chart draws; nothing else goes into its specification. */
	columns: string[];
	/** Only rows with these values. */
	where?: ChartRow;
	/** Only rows without these values. */
	except?: ChartRow;
	/** The first rows by this column, the largest first. */
	most?: { by: string; rows: number };
	/** Columns of names, and how many ems of a name have room on paper and on a phone. */
	labels?: Record<string, { wide: number; narrow: number }>;
	/** No chart unless this many rows (one, if not said) have a value here. */
	needs: string;
	fewest?: number;
}

/** The rows that a chart shows; none where it would be empty. */
export function chooseRows(
	rows: readonly ChartRow[],
	choice: RowChoice,
): ChartRow[] {
	const { where = {}, except = {}, most, needs, fewest = 1 } = choice;
	const chosen = rows.filter(
		(row) => matches(row, where) && !matchesAny(row, except),
	);
	if (chosen.filter((row) => row[needs] !== null).length < fewest) return [];
	const shown = most ? takeMost(chosen, most.by, most.rows) : chosen;
	return shown.map((row) => takeColumns(row, choice.columns));
}

/** The rows with their names cut to the room there is, so that no two look the same. */
export function labelRows(
	rows: readonly ChartRow[],
	{ labels = {} }: RowChoice,
	size: "wide" | "narrow",
): ChartRow[] {
	const byColumn = Object.entries(labels).map(([column, ems]) => {
		const names = rows.map((row) => String(row[column] ?? ""));
		return [column, shortenLabels(names, ems[size])] as const;
	});
	return rows.map((row) => ({
		...row,
		...Object.fromEntries(
			byColumn.map(([column, short]) => [
				column,
				row[column] === null ? null : (short.get(String(row[column])) ?? ""),
			]),
		),
	}));
}

// Vega draws a missing column as nothing, so it has to fail here.
function takeColumns(row: ChartRow, columns: readonly string[]): ChartRow {
	return Object.fromEntries(
		columns.map((column) => {
			const value = row[column];
			if (value === undefined) throw new Error(`no column ${column} to draw`);
			return [column, value];
		}),
	);
}

function matches(row: ChartRow, values: ChartRow): boolean {
	return Object.entries(values).every(([name, value]) => row[name] === value);
}

function matchesAny(row: ChartRow, values: ChartRow): boolean {
	return Object.entries(values).some(([name, value]) => row[name] === value);
}

function takeMost(rows: ChartRow[], by: string, most: number): ChartRow[] {
	return rows
		.toSorted((one, other) => Number(other[by]) - Number(one[by]))
		.slice(0, most);
}
