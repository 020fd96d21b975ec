import { type Database, quoteName } from "./database.ts";
import { integer, writeTable } from "./write-table.ts";

/** Rows of a table from a number on, told by how far they lie beyond others. */
export interface Span {
	/** Only rows in which this column is greater than the one number, and not greater than the other. */
	column: string;
	above: number;
	upTo: number;
	/** What is taken off each of these columns, or put back on. */
	offsets: Readonly<Record<string, number>>;
}

/** Writes rows of a table to a Parquet file, numbered as if there were none before them. */
export async function saveRows(
	database: Database,
	table: string,
	span: Span,
	path: string,
): Promise<void> {
	await database.writeParquet(path, await selectSpan(database, table, span));
}

/** The same rows as plain objects. */
export async function takeRows<Row>(
	database: Database,
	table: string,
	span: Span,
): Promise<Row[]> {
	return await database.rows<Row>(await selectSpan(database, table, span));
}

/** Appends the rows of a Parquet file to a table, numbered on from those before. */
export async function appendRows(
	database: Database,
	table: string,
	path: string,
	offsets: Span["offsets"],
): Promise<void> {
	const kept = `kept_${table}`;
	await database.createTableFrom(kept, path);
	const columns = await listColumns(database, table, offsets, "+");
	await database.run(
		`insert into ${quoteName(table)} select ${columns} from ${quoteName(kept)}`,
	);
	await database.run(`drop table ${quoteName(kept)}`);
}

/** Appends the rows of a table of another database to a table, numbered on from those before. */
export async function copyRows(
	from: Database,
	table: string,
	to: Database,
	copy: string,
	offsets: Span["offsets"],
): Promise<void> {
	const columns = await listColumns(from, table, offsets, "+");
	const select = `select ${columns} from ${quoteName(table)}`;
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

async function selectSpan(
	database: Database,
	table: string,
	{ column, above, upTo, offsets }: Span,
): Promise<string> {
	const columns = await listColumns(database, table, offsets, "-");
	return `select ${columns} from ${quoteName(table)} where ${quoteName(column)} > ${Number(above)} and ${quoteName(column)} <= ${Number(upTo)}`;
}

async function listColumns(
	database: Database,
	table: string,
	offsets: Span["offsets"],
	sign: "+" | "-",
): Promise<string> {
	const columns = await database.columnTypes(table);
	return columns
		.map(({ name }) => {
			const offset = offsets[name];
			return offset === undefined
				? quoteName(name)
				: `(${quoteName(name)} ${sign} ${Number(offset)})::integer as ${quoteName(name)}`;
		})
		.join(", ");
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
	const columns = (await database.columnTypes(table)).map(({ name }) =>
		name === key
			? `(own.${quoteName(name)} - ${Number(above)})::integer as ${quoteName(name)}`
			: `own.${quoteName(name)}`,
	);
	const others = beside.map((name) => `other.${quoteName(name)}`);
	await database.writeParquet(
		path,
		`select ${[...columns, ...others].join(", ")} from ${quoteName(table)} as own inner join ${quoteName(other)} as other on own.${quoteName(key)} = other.${quoteName(key)} where own.${quoteName(key)} > ${Number(above)} and own.${quoteName(key)} <= ${Number(upTo)} order by own.${quoteName(key)}`,
	);
}

/** Appends those rows that still have the same beside them, numbered on from `above`. */
export async function appendPairs(
	database: Database,
	{ table, other, key, beside }: Pairing,
	above: number,
	path: string,
): Promise<void> {
	const kept = `kept_${table}`;
	await database.createTableFrom(kept, path);
	const shifted = `own.${quoteName(key)} + ${Number(above)}`;
	const columns = (await database.columnTypes(table)).map(({ name }) =>
		name === key ? `(${shifted})::integer` : `own.${quoteName(name)}`,
	);
	const same = beside.map(
		(name) =>
			`own.${quoteName(name)} is not distinct from other.${quoteName(name)}`,
	);
	await database.run(
		`insert into ${quoteName(table)} select ${columns.join(", ")} from ${quoteName(kept)} as own inner join ${quoteName(other)} as other on ${[`${shifted} = other.${quoteName(key)}`, ...same].join(" and ")}`,
	);
	await database.run(`drop table ${quoteName(kept)}`);
}

/** The rows of one table whose key another lacks. */
export function selectUnpaired(
	{ table, other, key }: Pick<Pairing, "table" | "other" | "key">,
	columns: readonly string[],
): string {
	return `select ${columns.map((name) => `other.${quoteName(name)}`).join(", ")} from ${quoteName(other)} as other left join ${quoteName(table)} as own on other.${quoteName(key)} = own.${quoteName(key)} where own.${quoteName(key)} is null order by other.${quoteName(key)}`;
}
