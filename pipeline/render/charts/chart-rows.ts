import type { Row } from "../../database/database.ts";
import { shortenLabels } from "../short-labels.ts";

/** Which rows of a mart a chart takes; stated in the chart's `usermeta`. */
export interface RowChoice {
	/** All that the chart draws; nothing else goes into its specification. */
	columns: string[];
	/** Only rows with these values. */
	where?: Row;
	/** On a page of its own: the column that says whose the row is. */
	own?: string;
	/** Only rows without these values. */
	except?: Row;
	/** Rows before the first that has a value here are left out. */
	begins?: string;
	/** The first rows by this column, the largest first. */
	most?: { by: string; rows: number };
	/** Names that would lie on each other: of points nearer than these parts of the picture, the first keeps its name. */
	apart?: {
		name: string;
		/** Which rows have their name written. */
		when: { column: string; values: string[] };
		x: string;
		y: string;
		dx: number;
		dy: number;
	};
	/** Only the rows of the values of a column that add up to most (or least, which come first). */
	keep?: { column: string; by: string; values: number; isLeast?: boolean };
	/** Columns of names, and how many ems of a name have room on paper and on a phone. */
	labels?: Record<string, { wide: number; narrow: number }>;
	/** No chart unless this many rows (one, if not said) have a value here. */
	needs: string;
	fewest?: number;
}

/** The rows that a chart shows; none where it would be empty. */
export function chooseRows(rows: readonly Row[], choice: RowChoice): Row[] {
	const { where = {}, except = {}, begins, needs, fewest = 1 } = choice;
	const chosen = rows.filter(
		(row) => matches(row, where) && !matchesAny(row, except),
	);
	if (chosen.filter((row) => row[needs] !== null).length < fewest) return [];
	const begun = begins ? beginAt(chosen, begins) : chosen;
	return cutRows(begun, choice).map((row) => takeColumns(row, choice.columns));
}

const beginAt = (rows: Row[], column: string) =>
	rows.slice(rows.findIndex((row) => row[column] !== null));

function cutRows(rows: Row[], { most, keep }: RowChoice): Row[] {
	const kept = keep ? keepValues(rows, keep) : rows;
	return most ? takeMost(kept, most.by, most.rows) : kept;
}

/** The rows with their names cut to the room there is, so that no two look the same. */
export function labelRows(
	rows: readonly Row[],
	{ labels = {}, apart }: RowChoice,
	size: "wide" | "narrow",
): Row[] {
	const named = apart ? spaceNames(rows, apart) : rows;
	const byColumn = Object.entries(labels).map(([column, ems]) => {
		const names = rows.map((row) => String(row[column] ?? ""));
		return [column, shortenLabels(names, ems[size])] as const;
	});
	return named.map((row) => ({
		...row,
		...Object.fromEntries(
			byColumn.map(([column, short]) => [
				column,
				row[column] === null ? null : (short.get(String(row[column])) ?? ""),
			]),
		),
	}));
}

function spaceNames(
	rows: readonly Row[],
	{ name, when, x, y, dx, dy }: NonNullable<RowChoice["apart"]>,
): Row[] {
	const span = (column: string) => {
		const values = rows.map((row) => Number(row[column]));
		return Math.max(...values) - Math.min(...values) || 1;
	};
	const near = (column: string, part: number) => {
		const most = span(column) * part;
		return (one: Row, other: Row) =>
			Math.abs(Number(one[column]) - Number(other[column])) < most;
	};
	const [nearX, nearY] = [near(x, dx), near(y, dy)];
	const taken: Row[] = [];
	return rows.map((row) => {
		if (!when.values.includes(String(row[when.column]))) return row;
		if (taken.some((other) => nearX(row, other) && nearY(row, other)))
			return { ...row, [name]: "" };
		taken.push(row);
		return row;
	});
}

// Vega draws a missing column as nothing, so it has to fail here.
function takeColumns(row: Row, columns: readonly string[]): Row {
	return Object.fromEntries(
		columns.map((column) => {
			const value = row[column];
			if (value === undefined) throw new Error(`no column ${column} to draw`);
			return [column, value];
		}),
	);
}

function matches(row: Row, values: Row): boolean {
	return Object.entries(values).every(([name, value]) => row[name] === value);
}

function matchesAny(row: Row, values: Row): boolean {
	return Object.entries(values).some(([name, value]) => row[name] === value);
}

// In the order they came in: a long list is cut, not sorted.
function keepValues(
	rows: readonly Row[],
	{ column, by, values, isLeast = false }: NonNullable<RowChoice["keep"]>,
): Row[] {
	const sums = new Map<unknown, number>();
	for (const row of rows)
		sums.set(row[column], (sums.get(row[column]) ?? 0) + Number(row[by]));
	const sign = isLeast ? 1 : -1;
	const kept = [...sums]
		.sort(([, one], [, other]) => sign * (one - other))
		.slice(0, values)
		.map(([value]) => value);
	return rows.filter((row) => kept.includes(row[column]));
}

function takeMost(rows: Row[], by: string, most: number): Row[] {
	return rows
		.toSorted((one, other) => Number(other[by]) - Number(one[by]))
		.slice(0, most);
}
