import { join } from "node:path";
import type { Database } from "../database/database.ts";
import { openDuckdb } from "../database/duckdb.ts";
import { toSelect } from "../database/select-rows.ts";
import { makersOf, type Plan } from "../plan/plan.ts";
import { startProgress } from "../plan/run.ts";
import { SHOWN_IDS } from "../read/raw-tables.ts";
import { RUN_TABLES } from "../workspace/load-rules.ts";
import { make, settle } from "./open-warehouse.ts";
import type { Warehouse } from "./warehouse.ts";

interface SourceRow {
	file: string;
	sheet: string;
	row: number;
}

/** What is known from all tickets, not from those in question alone. */
const COMMON = [
	...RUN_TABLES,
	"int_midnight_columns",
	"int_event_window",
	"lbl_words",
	"int_community_names",
	"int_sensitive_tickets",
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
	await make(warehouse, [...COMMON, SHOWN_IDS]);
	const wanted = new Set(rows.map(keyOf));
	const files = new Set(rows.map(({ file }) => file));
	const database = await openDuckdb(undefined, {
		spillFolder: warehouse.folder,
	});
	return {
		...warehouse,
		database,
		facts: await settle(warehouse),
		progress: {
			...startProgress(warehouse.progress.now, warehouse.progress.tell),
			loaded: await copyCommon(warehouse, database),
		},
		files: warehouse.files.filter(
			({ path }) =>
				files.size === 0 || [...files].some((file) => isIn(file, path)),
		),
		outputs: new Map(),
		log: () => undefined,
		source: {
			isWanted: (place) => wanted.has(keyOf(place)),
			known: warehouse.database,
		},
	};
}

async function copyCommon(
	{ database, plan, folder }: Warehouse,
	to: Database,
): Promise<Map<string, Set<string>>> {
	for (const table of COMMON) {
		const file = join(folder, `${table}.parquet`);
		await database.writeParquet(file, toSelect(table, { order: [] }));
		await to.createTableFrom(table, file);
	}
	return commonOf(plan);
}

/** Which tables are not made again, by the nodes that made them. */
export function commonOf(plan: Plan<Warehouse>): Map<string, Set<string>> {
	const makers = makersOf(plan.nodes);
	const common = new Map<string, Set<string>>();
	for (const table of COMMON) {
		const maker = makers.get(table)?.name ?? table;
		common.set(maker, new Set([...(common.get(maker) ?? []), table]));
	}
	return common;
}

function keyOf({ file, sheet, row }: SourceRow): string {
	return JSON.stringify([file, sheet, row]);
}

// A file of an archive is found in the archive.
function isIn(file: string, path: string): boolean {
	return file === path || file.startsWith(`${path}/`);
}
