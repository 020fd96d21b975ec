import type { Database } from "../database/database.ts";
import { toSelect } from "../database/select-rows.ts";
import { toPrintable } from "../printable.ts";
import { maskText } from "../privacy/mask.ts";
import { type OutputColumn, toArrow } from "./arrow.ts";
import { toCsv } from "./csv.ts";
import type { OutputFile } from "./publish.ts";

/** What a `table_` model's header says about its file. */
export interface TableFile {
	name: string;
	header: {
		grain: string[];
		order: string[];
		hidden: string[];
		masked: string[];
	};
}

const PREFIX = "table_";
const RESTRICTED = "restricted_";
const PUBLISHED = "published_metrics";
const LONGEST_CELL = 40;

/** Every `table_` model as `tables/<name>.csv` and, typed, as `.arrow`, in its own column and row order. */
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
		const path = `tables/${table.name.slice(PREFIX.length)}`;
		const columns = await readTable(database, table);
		files.push({ path: `${path}.csv`, content: toCsv(columns) });
		files.push({ path: `${path}.arrow`, content: toArrow(columns) });
	}
	return files;
}

/** Every `restricted_` model as `restricted/<name>.csv`: for one office, never passed around with the rest. */
export async function exportRestricted(
	database: Database,
	models: readonly TableFile[],
): Promise<OutputFile[]> {
	const existing = new Set(await database.tableNames());
	const lists = models.filter(
		({ name }) => name.startsWith(RESTRICTED) && existing.has(name),
	);
	const files: OutputFile[] = [];
	for (const list of lists)
		files.push({
			path: `restricted/${list.name.slice(RESTRICTED.length)}.csv`,
			content: toCsv(await readTable(database, list)),
		});
	return files;
}

/** The figures this build prints, as `out/published/<period>.csv` keeps them. */
export async function exportPublished(
	database: Database,
	models: readonly TableFile[],
): Promise<string> {
	const model = models.find(({ name }) => name === PUBLISHED);
	if (!model) throw new Error(`queries/${PUBLISHED}.sql is missing`);
	return toCsv(await readTable(database, model));
}

/** A model's rows in its own order, without hidden columns, its masked ones masked and cut. */
export async function readTable(
	database: Database,
	{ name, header }: TableFile,
): Promise<OutputColumn[]> {
	const types = await database.columnTypes(name);
	const columns: OutputColumn[] = types
		.filter((column) => !header.hidden.includes(column.name))
		.map((column) => ({ ...column, values: [] }));
	const names = columns.map((column) => column.name);
	const order = header.order.length > 0 ? header.order : header.grain;
	const select = toSelect(name, { columns: names, order });
	for await (const batch of database.batches(select))
		for (const [index, column] of columns.entries()) {
			const isMasked = header.masked.includes(column.name);
			for (const value of batch[index] ?? [])
				column.values.push(
					typeof value === "string" ? toCell(value, isMasked) : value,
				);
		}
	return columns;
}

function toCell(text: string, isMasked: boolean): string {
	const printable = toPrintable(text);
	return isMasked ? maskText(printable).slice(0, LONGEST_CELL) : printable;
}
