import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { make } from "../../pipeline/commands/make.ts";
import { makePlan } from "../../pipeline/commands/recipe.ts";
import type { Warehouse } from "../../pipeline/commands/warehouse.ts";
import type {
	Database,
	Row,
	TypedColumn,
	Value,
} from "../../pipeline/database/database.ts";
import { quoteName } from "../../pipeline/database/database.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import { parseSelect } from "../../pipeline/database/parse-select.ts";
import { type Model, readModels } from "../../pipeline/plan/models.ts";
import { startProgress } from "../../pipeline/plan/run.ts";
import { readRules } from "../../pipeline/workspace/rules.ts";
import { planPeriods } from "../../pipeline/workspace/run-periods.ts";

export type { Row };

/** The models as a run of this package reads them. */
export async function readOwnModels(database: Database): Promise<Model[]> {
	return await readModels((select) => parseSelect(database, select));
}

/**
 * Every table of a build, made by its own plan from no tickets at all: the default
 * rules are in, everything else is empty and has its real columns.
 */
export async function openEmptyWarehouse(): Promise<Database> {
	const folder = mkdtempSync(join(tmpdir(), "warehouse-"));
	const absolutePath = join(folder, "empty.csv");
	writeFileSync(absolutePath, "工单编号,受理时间\n");
	const database = await openDuckdb();
	const models = await readOwnModels(database);
	const rules = readRules("no-such-workspace");
	const plan = makePlan(models, rules);
	const day = { day: "2023-03-01", acceptedCount: 1 };
	const lastEventAt = "2023-03-01 00:00:00";
	const fields = [
		...Object.keys(rules.fields),
		...models.flatMap(({ header }) => header.needs.flat()),
	];
	const warehouse: Warehouse = {
		database,
		rules,
		models,
		plan,
		progress: startProgress(() => 0),
		files: [{ path: "empty.csv", absolutePath }],
		options: { workspace: "no-such-workspace" },
		secret: "test",
		log: () => undefined,
		folder: "",
		outputs: new Map(),
		facts: {
			fields: new Set(fields),
			times: planPeriods([{ ...day, lastEventAt }], { coveredMonths: [] }),
			published: [],
			unknowns: [],
			sourceChanges: [],
			sourceStarts: [],
			sourceNames: new Map(),
		},
	};
	const tables = plan.nodes.filter(({ kind }) => kind !== "write");
	await make(
		warehouse,
		tables.map(({ name }) => name),
	);
	rmSync(folder, { recursive: true });
	await settleViews(database);
	const rulesOf = tables
		.filter(({ subject }) => subject === "workspace")
		.map(({ name }) => name);
	const settled = ["run_periods", "run_options", "run_sections", "run_metrics"];
	for (const { name, writes } of tables)
		for (const table of rulesOf.includes(name)
			? writes.filter((each) => settled.includes(each))
			: writes)
			await database.run(`delete from ${quoteName(table)}`);
	return database;
}

// What was read from several files is a view of their tables; rows are put into tables alone.
async function settleViews(database: Database): Promise<void> {
	const views = await database.rows<{ name: string }>(
		"select table_name as name from information_schema.tables where table_type = 'VIEW' and table_schema = 'main'",
	);
	for (const { name } of views) {
		await database.createTableAs(
			`${name}_rows`,
			`select * from ${quoteName(name)}`,
		);
		await database.run(`drop view ${quoteName(name)}`);
		await database.createTableAs(
			name,
			`select * from ${quoteName(`${name}_rows`)}`,
		);
	}
}

// Tables keep their columns as long as their database is open.
const known = new WeakMap<Database, Map<string, Promise<TypedColumn[]>>>();

function columnsOf(database: Database, table: string): Promise<TypedColumn[]> {
	const tables = known.get(database) ?? new Map();
	known.set(database, tables);
	const columns =
		tables.get(table) ??
		database.columns(`select * from ${quoteName(table)} limit 0`);
	tables.set(table, columns);
	return columns;
}

/** Replaces a table's rows; a column left out is false when it is boolean, else null. */
export async function insertRows(
	database: Database,
	table: string,
	rows: readonly Row[],
): Promise<void> {
	const columns = await columnsOf(database, table);
	const unknown = rows
		.flatMap((row) => Object.keys(row))
		.find((name) => !columns.some((column) => column.name === name));
	if (unknown) throw new Error(`${table} has no column ${unknown}`);
	await database.run(`delete from ${quoteName(table)}`);
	if (rows.length === 0) return;
	const values = rows.flatMap((row) =>
		columns.map(
			({ name, type }) => row[name] ?? emptyOf(row[name], type === "boolean"),
		),
	);
	const places = rows.map((_, row) => {
		const numbers = columns.map(
			(_, column) => `$${row * columns.length + column + 1}`,
		);
		return `(${numbers.join(", ")})`;
	});
	await database.run(
		`insert into ${quoteName(table)} values ${places.join(", ")}`,
		values,
	);
}

const emptyOf = (value: Value | undefined, isBoolean: boolean) =>
	value === undefined && isBoolean ? false : null;
