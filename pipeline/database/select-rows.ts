import { type Database, quoteName, type Value } from "./database.ts";

/** Which rows of a table, in which order. */
export interface Reading {
	/** All where left out. */
	columns?: readonly string[];
	/** Only rows whose columns have these values. */
	where?: Readonly<Record<string, Value>>;
	order: readonly (string | readonly [column: string, direction: "desc"])[];
}

/** Rows of one table, as they are: whoever wants them joined or counted asks for a model. */
export async function selectRows<Row>(
	database: Database,
	table: string,
	reading: Reading,
): Promise<Row[]> {
	return await database.rows<Row>(
		toSelect(table, reading),
		Object.values(reading.where ?? {}),
	);
}

export async function countRows(
	database: Database,
	table: string,
): Promise<number> {
	const [row] = await database.rows<{ rows: number }>(
		`select count(*) as rows from ${quoteName(table)}`,
	);
	return row?.rows ?? 0;
}

/** The statement that reads a table so; the values of `where` are its parameters. */
export function toSelect(
	table: string,
	{ columns, where = {}, order }: Reading,
): string {
	const conditions = Object.keys(where).map(
		(column, index) => `${quoteName(column)} = $${index + 1}`,
	);
	return [
		`select ${columns ? columns.map(quoteName).join(", ") : "*"}`,
		`from ${quoteName(table)}`,
		...(conditions.length > 0 ? [`where ${conditions.join(" and ")}`] : []),
		...(order.length > 0 ? [`order by ${order.map(toOrder).join(", ")}`] : []),
	].join(" ");
}

function toOrder(key: Reading["order"][number]): string {
	return typeof key === "string" ? quoteName(key) : `${quoteName(key[0])} desc`;
}
