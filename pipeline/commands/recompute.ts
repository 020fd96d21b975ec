import type { Database } from "../database/database.ts";
import { openDuckdb } from "../database/duckdb.ts";
import { runModels } from "../model/run-models.ts";
import { readExports } from "../read/read-exports.ts";
import { loadRules } from "../workspace/load-rules.ts";
import {
	fill,
	loadFacts,
	type RunFacts,
	toReadRules,
	type Warehouse,
} from "./warehouse.ts";

interface SourceRow {
	file: string;
	sheet: string;
	row: number;
}

/** A fresh database that holds nothing but some source rows and what follows from them. */
export interface Recomputed {
	database: Database;
	close(): Promise<void>;
}

/**
 * Reads just these rows of the exports again, with the same rules, periods and
 * known columns, and runs every stage on them.
 */
export async function recompute(
	warehouse: Warehouse,
	facts: RunFacts,
	rows: readonly SourceRow[],
): Promise<Recomputed> {
	const database = await openDuckdb();
	const fresh = { ...warehouse, database, log: () => undefined };
	const wanted = new Set(rows.map(keyOf));
	const files = new Set(rows.map(({ file }) => file));
	await readExports(
		database,
		warehouse.files.filter(({ path }) => files.size === 0 || files.has(path)),
		{
			...toReadRules(warehouse.rules),
			isWanted: (place) => wanted.has(keyOf(place)),
		},
		warehouse.secret,
	);
	await copyColumns(warehouse.database, database);
	await loadRules(database, warehouse.rules);
	await runModels(database, warehouse.models, new Set());
	await loadFacts(fresh, facts);
	await fill(fresh, facts);
	return { database, close: () => database.close() };
}

function keyOf({ file, sheet, row }: SourceRow): string {
	return JSON.stringify([file, sheet, row]);
}

// Which columns the exports have is known from all of them, not from the files read again.
async function copyColumns(from: Database, to: Database): Promise<void> {
	await to.run("delete from raw_columns");
	for await (const batch of from.batches("select * from raw_columns"))
		await to.append("raw_columns", batch);
}
