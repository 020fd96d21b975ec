import { type Database, quoteName, type Value } from "../database/database.ts";
import { maskText } from "../privacy/mask.ts";
import { toCsv } from "./csv.ts";
import type { OutputFile } from "./publish.ts";

/** What a `table_` model's header says about its file. */
export interface TableFile {
	name: string;
	header: { order: string[]; hidden: string[]; masked: string[] };
}

const PREFIX = "table_";
const LONGEST_CELL = 40;

/** Every `table_` model as `tables/<name>.csv`, in its own column and row order. */
export async function exportTables(
	database: Database,
	models: readonly TableFile[],
): Promise<OutputFile[]> {
	const existing = new Set(await database.tableNames());
	const tables = models.filter(
		(model) => model.name.startsWith(PREFIX) && existing.has(model.name),
	);
	const files: OutputFile[] = [];
	for (const table of tables) {
		const path = `tables/${table.name.slice(PREFIX.length)}.csv`;
		files.push({ path, content: await exportTable(database, table) });
	}
	return files;
}

async function exportTable(
	database: Database,
	{ name, header }: TableFile,
): Promise<string> {
	const types = await database.columnTypes(name);
	const columns = types
		.map((column) => column.name)
		.filter((column) => !header.hidden.includes(column));
	const masked = columns.map((column) => header.masked.includes(column));
	const rows: Value[][] = [];
	const select = `select ${columns.map(quoteName).join(", ")} from ${quoteName(name)} order by ${header.order.map(quoteName).join(", ")}`;
	for await (const batch of database.batches(select))
		for (let row = 0; row < (batch[0]?.length ?? 0); row += 1)
			rows.push(
				batch.map((column, index) =>
					masked[index] ? maskCell(column[row] ?? null) : (column[row] ?? null),
				),
			);
	return toCsv(columns, rows);
}

function maskCell(value: Value): Value {
	return typeof value === "string"
		? maskText(value).slice(0, LONGEST_CELL)
		: value;
}
