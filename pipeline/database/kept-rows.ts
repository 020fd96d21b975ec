import { type Database, quoteName } from "./database.ts";
import { integer, writeTable } from "./write-table.ts";

/** Rows of a table from a number on, up to another. */
export interface Span {
	/** Only rows in which this column is greater than the one number, and not greater than the other. */
	column: string;
	above: number;
	upTo: number;
}

/** What is taken off each of these columns, or put back on. */
export type Offsets = Readonly<Record<string, number>>;

/** Writes rows of a table to a Parquet file, numbered as if there were none before them. */
export async function saveRows(
	database: Database,
	table: string,
	span: Span & { offsets: Offsets },
	path: string,
): Promise<void> {
	const columns = renumber(span.offsets, "-");
	await database.writeParquet(path, selectSpan(table, span, columns));
}

/** Rows as plain objects, as they are. */
export async function takeRows<Row>(
	database: Database,
	table: string,
	span: Span,
): Promise<Row[]> {
	return await database.rows<Row>(selectSpan(table, span));
}

/** Appends the rows of a Parquet file to a table, numbered on from those before. */
export async function appendRows(
	database: Database,
	table: string,
	path: string,
	offsets: Offsets,
): Promise<void> {
	await database.run(
		`insert into ${quoteName(table)} select ${renumber(offsets, "+")} from ${database.parquetRows(path)}`,
	);
}

/** Appends the rows of a table of another database to a table, numbered on from those before. */
export async function copyRows(
	from: Database,
	table: string,
	to: Database,
	copy: string,
	offsets: Offsets,
): Promise<void> {
	const select = `select ${renumber(offsets, "+")} from ${quoteName(table)}`;
	for await (const batch of from.batches(select)) await to.append(copy, batch);
}

/** Removes all rows but those of these numbers. */
export async function keepRows(
	database: Database,
	table: string,
	column: string,
	numbers: readonly number[],
): Promise<void> {
	const kept = `kept_${table}`;
	await writeTable(database, kept, { number: integer([...numbers]) });
	await database.run(
		`delete from ${quoteName(table)} where ${quoteName(column)} not in (select number from ${quoteName(kept)})`,
	);
	await database.run(`drop table ${quoteName(kept)}`);
}

function selectSpan(
	table: string,
	{ column, above, upTo }: Span,
	columns = "*",
): string {
	return `select ${columns} from ${quoteName(table)} where ${quoteName(column)} > ${Number(above)} and ${quoteName(column)} <= ${Number(upTo)}`;
}

// All columns in their places, some of them so much less or more.
function renumber(offsets: Offsets, sign: "+" | "-"): string {
	const changed = Object.entries(offsets).map(
		([name, offset]) =>
			`(${quoteName(name)} ${sign} ${Number(offset)})::integer as ${quoteName(name)}`,
	);
	return `* replace (${changed.join(", ")})`;
}

/** Rows of two tables that belong together: equal in the keys, the second with more columns. */
export interface Pairing {
	table: string;
	other: string;
	key: string;
	/** Columns of the second. */
	beside: readonly string[];
}

/** Writes rows of a table with columns of another beside them. */
export async function savePairs(
	database: Database,
	{ table, other, key, beside }: Pairing,
	{ above, upTo }: { above: number; upTo: number },
	path: string,
): Promise<void> {
	const own = `own.* replace ((own.${quoteName(key)} - ${Number(above)})::integer as ${quoteName(key)})`;
	const others = beside.map((name) => `other.${quoteName(name)}`);
	await database.writeParquet(
		path,
		`select ${[own, ...others].join(", ")} from ${quoteName(table)} as own inner join ${quoteName(other)} as other on own.${quoteName(key)} = other.${quoteName(key)} where own.${quoteName(key)} > ${Number(above)} and own.${quoteName(key)} <= ${Number(upTo)} order by own.${quoteName(key)}`,
	);
}

/** Appends those rows that still have the same beside them, numbered on from `above`. */
export async function appendPairs(
	database: Database,
	{ table, other, key, beside }: Pairing,
	above: number,
	path: string,
): Promise<void> {
	const shifted = `own.${quoteName(key)} + ${Number(above)}`;
	const own = `own.* exclude (${beside.map(quoteName).join(", ")}) replace ((${shifted})::integer as ${quoteName(key)})`;
	const same = beside.map(
		(name) =>
			`own.${quoteName(name)} is not distinct from other.${quoteName(name)}`,
	);
	await database.run(
		`insert into ${quoteName(table)} select ${own} from ${database.parquetRows(path)} as own inner join ${quoteName(other)} as other on ${[`${shifted} = other.${quoteName(key)}`, ...same].join(" and ")}`,
	);
}

/** The rows of one table whose key another lacks. */
export function selectUnpaired(
	{ table, other, key }: Pick<Pairing, "table" | "other" | "key">,
	columns: readonly string[],
): string {
	return `select ${columns.map((name) => `other.${quoteName(name)}`).join(", ")} from ${quoteName(other)} as other left join ${quoteName(table)} as own on other.${quoteName(key)} = own.${quoteName(key)} where own.${quoteName(key)} is null order by other.${quoteName(key)}`;
}
