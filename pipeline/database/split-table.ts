import { toKey } from "./clean-records.ts";
import { type Database, quoteName, type Value } from "./database.ts";

/** A table's columns, parted into two tables. */
export interface Split {
	counted: { name: string; columns: readonly string[] };
	texts: { name: string; columns: readonly string[] };
	/** A column of the first: the key of the first of these texts that is there, if it is as long. */
	key: {
		name: string;
		of: readonly string[];
		shortest: number;
		secret: Uint8Array | string;
	};
}

/** Makes two tables of one, which is gone afterwards. */
export async function splitTable(
	database: Database,
	table: string,
	{ counted, texts, key }: Split,
): Promise<void> {
	const values: Value[] = [];
	const parameter = (value: Value) => {
		values.push(value);
		return `$${values.length}`;
	};
	const text = `coalesce(${key.of.map(quoteName).join(", ")})`;
	const keyed = `case when length(${text}) >= ${key.shortest} then ${toKey(text, key.secret, { parameter })} end`;
	const listed = [
		...counted.columns.map(quoteName),
		`${keyed} as ${quoteName(key.name)}`,
	];
	await database.createTableAs(
		counted.name,
		`select ${listed.join(", ")} from ${quoteName(table)}`,
		values,
	);
	await database.createTableAs(
		texts.name,
		`select ${texts.columns.map(quoteName).join(", ")} from ${quoteName(table)}`,
	);
	await database.run(`drop table ${quoteName(table)}`);
}
