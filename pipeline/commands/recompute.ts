import { openDuckdb } from "../database/duckdb.ts";
import { startProgress } from "../plan/run.ts";
import { make, settle } from "./open-warehouse.ts";
import type { Warehouse } from "./warehouse.ts";

interface SourceRow {
	file: string;
	sheet: string;
	row: number;
}

/** What is known from all tickets, not from those in question alone. */
const COMMON = [
	"raw_columns",
	"raw_clocks",
	"int_event_window",
	"lbl_words",
	"raw_shown_ids",
];

/**
 * A fresh database that holds nothing but these rows of the exports, read again, or as
 * they were kept, with the same rules, periods and known columns; what is asked of it
 * follows from them alone.
 */
export async function recompute(
	warehouse: Warehouse,
	rows: readonly SourceRow[],
): Promise<Warehouse> {
	await make(warehouse, COMMON);
	const wanted = new Set(rows.map(keyOf));
	const files = new Set(rows.map(({ file }) => file));
	return {
		...warehouse,
		database: await openDuckdb(undefined, {
			spillFolder: warehouse.folder,
		}),
		facts: await settle(warehouse),
		progress: startProgress(warehouse.progress.now, warehouse.progress.tell),
		files: warehouse.files.filter(
			({ path }) =>
				files.size === 0 || [...files].some((file) => isIn(file, path)),
		),
		outputs: new Map(),
		log: () => undefined,
		source: {
			isWanted: (place) => wanted.has(keyOf(place)),
			columns: warehouse.database,
		},
	};
}

function keyOf({ file, sheet, row }: SourceRow): string {
	return JSON.stringify([file, sheet, row]);
}

// A file of an archive is found in the archive.
function isIn(file: string, path: string): boolean {
	return file === path || file.startsWith(`${path}/`);
}
