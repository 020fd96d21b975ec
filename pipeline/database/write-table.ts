import type {
	ColumnType,
	Database,
	Row,
	TableColumns,
	Value,
} from "./database.ts";

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

/** Creates a table of these rows, each named value in its column; what a row does not name is null. */
export async function writeRows(
	database: Database,
	name: string,
	types: TableColumns,
	rows: readonly Row[],
): Promise<void> {
	const columns = Object.entries(types).map(([column, type]) => [
		column,
		{ type, values: toColumn(rows, column) },
	]);
	await writeTable(database, name, Object.fromEntries(columns));
}

/** One column of rows, as an engine takes it. */
export function toColumn(rows: readonly Row[], column: string): Value[] {
	return rows.map((row) => row[column] ?? null);
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
