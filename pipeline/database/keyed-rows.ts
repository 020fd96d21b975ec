import { type Database, quoteName } from "./database.ts";

/** A table, and another that says by which key its rows are known elsewhere. */
export interface Keyed {
	table: string;
	/** Has both columns: the number of a row, and its key. */
	keys: string;
	number: string;
	/** Of the table, besides the number. */
	columns: readonly string[];
}

/** Appends to the table the rows of a Parquet file that have a key known here. */
export async function appendByKey(
	database: Database,
	{ table, keys, number, columns }: Keyed,
	path: string,
): Promise<void> {
	const listed = columns.map((name) => `rows.${quoteName(name)}`);
	await database.run(
		`insert into ${quoteName(table)} (${[number, ...columns].map(quoteName).join(", ")}) select keys.${quoteName(number)}, ${listed.join(", ")} from ${quoteName(keys)} as keys inner join ${database.parquetRows(path)} as rows on keys.key = rows.key`,
	);
}

/** Writes the rows of the table, by their keys, that a Parquet file has not; answers how many. */
export async function saveUnknown(
	database: Database,
	{ table, keys, number, columns }: Keyed,
	version: string,
	known: string,
	path: string,
): Promise<number> {
	const listed = columns.map(
		(name) => `any_value(own.${quoteName(name)}) as ${quoteName(name)}`,
	);
	const select = `select '${version}' as version, keys.key as key, ${listed.join(", ")} from ${quoteName(table)} as own inner join ${quoteName(keys)} as keys on own.${quoteName(number)} = keys.${quoteName(number)} where keys.key not in (select key from ${database.parquetRows(known)}) group by keys.key`;
	await database.writeParquet(path, select);
	const [counted] = await database.rows<{ rows: number }>(
		`select count(*) as rows from ${database.parquetRows(path)}`,
	);
	return counted?.rows ?? 0;
}
