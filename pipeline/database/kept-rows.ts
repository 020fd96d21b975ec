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

/** A Parquet file of rows, and what is put back on of its columns. */
export interface KeptRows {
	path: string;
	offsets: Offsets;
}

/** Appends the rows of Parquet files to a table, of all of them or, where one cannot be read, of none. */
export async function appendRows(
	database: Database,
	table: string,
	files: readonly KeptRows[],
): Promise<void> {
	// A statement a file takes twice as long.
	const selects = files.map(
		({ path, offsets }) =>
			`select ${renumber(offsets, "+")} from ${database.parquetRows(path)}`,
	);
	await database.run(
		`insert into ${quoteName(table)} ${selects.join(" union all ")}`,
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

/** Pairs in a Parquet file, their keys numbered on from `above`. */
export interface KeptPairs {
	path: string;
	above: number;
}

/** Appends those rows that still have the same beside them, of all files or, where one cannot be read, of none. */
export async function appendPairs(
	database: Database,
	{ table, other, key, beside }: Pairing,
	files: readonly KeptPairs[],
): Promise<void> {
	const rows = files.map(
		({ path, above }) =>
			`select ${renumber({ [key]: above }, "+")} from ${database.parquetRows(path)}`,
	);
	const own = `own.* exclude (${beside.map(quoteName).join(", ")})`;
	const same = [key, ...beside].map(
		(name) =>
			`own.${quoteName(name)} is not distinct from other.${quoteName(name)}`,
	);
	await database.run(
		`insert into ${quoteName(table)} select ${own} from (${rows.join(" union all ")}) as own inner join ${quoteName(other)} as other on ${same.join(" and ")}`,
	);
}

/** The rows of one table whose key another lacks, in the order of the key. */
export function selectUnpaired(
	pairing: Unpaired,
	columns: readonly string[],
): string {
	const wanted = columns.map((name) => `other.${quoteName(name)}`);
	return `select ${wanted.join(", ")} ${fromUnpaired(pairing)} order by other.${quoteName(pairing.key)}`;
}

export async function countUnpaired(
	database: Database,
	pairing: Unpaired,
): Promise<number> {
	const [row] = await database.rows<{ rows: number }>(
		`select count(*) as rows ${fromUnpaired(pairing)}`,
	);
	return row?.rows ?? 0;
}

type Unpaired = Pick<Pairing, "table" | "other" | "key">;

function fromUnpaired({ table, other, key }: Unpaired): string {
	const name = quoteName(key);
	return `from ${quoteName(other)} as other left join ${quoteName(table)} as own on other.${name} = own.${name} where own.${name} is null`;
}
