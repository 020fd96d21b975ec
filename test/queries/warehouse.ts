import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toLabelRules } from "../../pipeline/commands/warehouse.ts";
import type { Database, Value } from "../../pipeline/database/database.ts";
import { quoteName } from "../../pipeline/database/database.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import { estimate } from "../../pipeline/estimate/estimate.ts";
import { labelTickets } from "../../pipeline/label/label-tickets.ts";
import { readModels, runModels } from "../../pipeline/model/run-models.ts";
import { readExports } from "../../pipeline/read/read-exports.ts";
import {
	loadMetrics,
	loadPublished,
	loadRules,
	loadRun,
	loadSections,
} from "../../pipeline/workspace/load-rules.ts";
import { type Rules, readRules } from "../../pipeline/workspace/rules.ts";
import { planPeriods } from "../../pipeline/workspace/run-periods.ts";

export type Row = Record<string, Value>;

/**
 * Every table of a build, made by the stages themselves from no exports at all:
 * the default rules are in, everything else is empty and has its real columns.
 */
export async function openEmptyWarehouse(): Promise<Database> {
	const database = await openDuckdb();
	const rules = readRules("no-such-workspace");
	await readNothing(database, rules);
	await loadRules(database, rules);
	const fields = new Set([
		...Object.keys(rules.fields),
		"sla",
		"households",
		"visits",
	]);
	const day = { day: "2023-03-01", acceptedCount: 1 };
	await loadRun(
		database,
		rules,
		planPeriods([{ ...day, lastEventAt: "2023-03-01 00:00:00" }], {
			coveredMonths: [],
		}),
		fields,
	);
	await loadPublished(database, []);
	await loadSections(database, []);
	await loadMetrics(database, [], "");
	const models = await readModels(database);
	await runModels(database, models, fields);
	await labelTickets(database, toLabelRules(rules));
	await runModels(database, models, fields);
	await estimate(database);
	await runModels(database, models, fields);
	for (const table of [
		"run_periods",
		"run_options",
		...models.map((model) => model.name),
		"metric_tickets",
	])
		await database.run(`delete from ${quoteName(table)}`);
	return database;
}

async function readNothing(database: Database, rules: Rules): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "warehouse-"));
	const absolutePath = join(folder, "empty.csv");
	writeFileSync(absolutePath, "工单编号,受理时间\n");
	await readExports(
		database,
		[{ path: "empty.csv", absolutePath }],
		{
			fields: rules.fields,
			unknownMarkers: rules.unknownMarkers,
			confidentialMarkers: rules.confidentialMarkers,
			dateFormats: [],
			deadlineLevel: "district",
		},
		"test",
	);
	rmSync(folder, { recursive: true });
	for (const table of await database.tableNames())
		await database.run(`delete from ${quoteName(table)}`);
}

/** Replaces a table's rows; a column left out is false when it is boolean, else null. */
export async function insertRows(
	database: Database,
	table: string,
	rows: readonly Row[],
): Promise<void> {
	const columns = await database.columnTypes(table);
	const unknown = rows
		.flatMap((row) => Object.keys(row))
		.find((name) => !columns.some((column) => column.name === name));
	if (unknown) throw new Error(`${table} has no column ${unknown}`);
	await database.run(`delete from ${quoteName(table)}`);
	const places = columns.map((_, index) => `$${index + 1}`).join(", ");
	for (const row of rows)
		await database.run(
			`insert into ${quoteName(table)} values (${places})`,
			columns.map(({ name, type }) =>
				row[name] === undefined
					? type === "boolean"
						? false
						: null
					: row[name],
			),
		);
}
