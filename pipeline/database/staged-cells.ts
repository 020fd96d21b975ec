import { type Database, quoteName } from "./database.ts";

/** The records of a delimited text as they stand there, a column of text each; blank cells are null. */
export interface StagedRecords {
	database: Database;
	table: string;
	/** Rows as a spreadsheet would count them; the header and what stands above it are none of them. */
	headerRow: number;
	/** How many there are with those. */
	records: number;
	/** Its table is another's, who may read it again. */
	isLent?: boolean;
	/** Somebody goes on reading it, and drops it afterwards. */
	isHeld?: boolean;
}

/** Which cells of a column stay as they are. */
export interface Regular {
	/** An expression of RE2 that they match. */
	matches?: string;
	/** One that they do not; without either no cell is regular. */
	matchesNot?: string;
}

/** The row of a record, of a table that is called `s`. */
export const ROW = "(s.rowid + 1)::integer";

export function records({ table, headerRow }: StagedRecords): string {
	return `${quoteName(table)} as s where ${ROW} > ${headerRow}`;
}

export function isRegular(
	cell: string,
	{ matches, matchesNot }: Regular,
): string {
	const conditions = [
		...(matches ? [`regexp_matches(${cell}, ${quoteText(matches)})`] : []),
		...(matchesNot
			? [`not regexp_matches(${cell}, ${quoteText(matchesNot)})`]
			: []),
	];
	return conditions.length > 0 ? conditions.join(" and ") : "false";
}

export function isOneOf(cell: string, values: readonly string[]): string {
	return values.length === 0
		? "false"
		: `${cell} in (${values.map(quoteText).join(", ")})`;
}

export function cellAt(places: readonly number[]): string {
	const names = places.map(nameOf);
	return names.length === 1
		? (names[0] ?? "")
		: `coalesce(${names.join(", ")})`;
}

export const nameOf = (at: number) => `c${at}`;

export function quoteText(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
