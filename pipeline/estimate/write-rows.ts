import type { ColumnType, Database, Value } from "../database/database.ts";

export type Columns = Record<string, ColumnType>;
export type Row<C extends Columns> = Record<keyof C, Value>;

/** Makes an `est_` table of the rows. */
export async function writeRows<C extends Columns>(
	database: Database,
	table: string,
	columns: C,
	rows: readonly Row<C>[],
): Promise<void> {
	await database.createTable(table, columns);
	const names = Object.keys(columns) as (keyof C)[];
	await database.append(
		table,
		names.map((name) => rows.map((row) => row[name])),
	);
}
