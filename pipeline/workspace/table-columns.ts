import type { ColumnType, Database, Value } from "../database/database.ts";

/** A small table by column, before it is written. */
export type Columns = Record<string, { type: ColumnType; values: Value[] }>;

/** Creates a table and fills it. */
export async function writeTable(
	database: Database,
	name: string,
	columns: Columns,
): Promise<void> {
	const entries = Object.entries(columns);
	await database.createTable(
		name,
		Object.fromEntries(entries.map(([column, { type }]) => [column, type])),
	);
	await database.append(
		name,
		entries.map(([, { values }]) => values),
	);
}

export const text = (values: Value[]) => ({ type: "text" as const, values });
export const time = (values: Value[]) => ({ type: "time" as const, values });
export const integer = (values: Value[]) => ({
	type: "integer" as const,
	values,
});
export const double = (values: Value[]) => ({
	type: "double" as const,
	values,
});
export const boolean = (values: Value[]) => ({
	type: "boolean" as const,
	values,
});
