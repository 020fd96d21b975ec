import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ColumnType, Database } from "../../pipeline/database/database.ts";
import { MEANING } from "../../pipeline/database/engine/meaning.ts";
import { roundHalvesAway } from "../../pipeline/database/engine/rounded.ts";
import { type Model, metricId } from "../../pipeline/plan/models.ts";
import { readClusterFiles, toOneNode } from "../docs/cluster-files.ts";
import { GIVEN, PASSES, SELECTS } from "../pipeline/plan/metric-pass-rows.ts";
import { type Case, caseFileOf, readCases } from "../queries/cases.ts";
import {
	openEmptyWarehouse,
	type Row,
	readOwnModels,
} from "../queries/warehouse.ts";

// Every model's given and expected rows once more, on ClickHouse in this process (chdb, `npm install --no-save chdb`).

interface Session {
	query(sql: string, format?: string): string;
	cleanup(): void;
}

const TYPES: Record<ColumnType, string> = {
	text: "Nullable(String)",
	integer: "Nullable(Int32)",
	double: "Nullable(Float64)",
	boolean: "Nullable(Bool)",
	time: "Nullable(DateTime('UTC'))",
};

let clickhouse: Session;
let duckdb: Database;
let models: Model[];

beforeAll(async () => {
	const require = createRequire(process.env.CHDB_FROM ?? import.meta.url);
	clickhouse = new (require("chdb").Session)();
	for (const [name, value] of Object.entries(MEANING))
		clickhouse.query(`set ${name} = ${value}`);
	clickhouse.query("set output_format_json_quote_64bit_integers = 0");
	duckdb = await openEmptyWarehouse();
	models = await readOwnModels(duckdb);
});
afterAll(async () => {
	clickhouse.cleanup();
	await duckdb.close();
});

test("every model gives on ClickHouse what it gives on DuckDB", async () => {
	const differing: string[] = [];
	for (const model of models) {
		const cases = readCases(caseFileOf(model));
		const problems: string[] = [];
		for (const each of cases) {
			const problem = await tryCase(model, each);
			if (problem) problems.push(`${each.name}: ${problem}`);
		}
		if (problems.length > 0)
			differing.push(`${model.name}\n    ${problems[0]}`);
	}
	console.log(
		`${models.length - differing.length} of ${models.length} models agree`,
	);
	for (const each of differing) console.log(`  ${each}`);
	expect(differing).toEqual([]);
});

test("the statements that prepare a cluster are ones that ClickHouse reads, and the tables of a node are made", () => {
	clickhouse.query("create database if not exists hotline");
	for (const { file, statements } of readClusterFiles()) {
		expect(statements.length, file).toBeGreaterThan(0);
		for (const statement of statements) {
			clickhouse.query(`explain ast ${statement}`);
			if (/_local on cluster/.test(statement))
				clickhouse.query(toOneNode(statement));
		}
	}
	const made = clickhouse.query(
		"select name from system.tables where database = 'hotline' order by name",
		"TSV",
	);
	expect(made.trim().split("\n")).toEqual([
		"review_labels_local",
		"work_order_local",
	]);
});

test.each(PASSES)("$pass of $told", async ({ pass, named, expected }) => {
	const metrics = models.filter(({ name }) =>
		named.includes(metricId({ name })),
	);
	clickhouse.query("drop database if exists one_case");
	clickhouse.query("create database one_case");
	clickhouse.query("use one_case");
	for (const table of [...Object.keys(GIVEN), "int_exclusions", "rule_scopes"])
		await fillTable(table, GIVEN[table]);
	const text = clickhouse.query(SELECTS[pass](metrics), "JSONEachRow");
	const rows = text
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as Row);
	expect(pick(rows, expected)).toEqual(pick(expected, expected));
});

async function tryCase(
	model: Model,
	{ given, expect: expected }: Case,
): Promise<string | undefined> {
	clickhouse.query("drop database if exists one_case");
	clickhouse.query("create database one_case");
	clickhouse.query("use one_case");
	for (const table of model.parsed.tables) await fillTable(table, given[table]);
	try {
		const text = clickhouse.query(roundHalvesAway(model.sql), "JSONEachRow");
		const rows = text
			.split("\n")
			.filter((line) => line !== "")
			.map((line) => JSON.parse(line) as Row);
		const [found, wanted] = [pick(rows, expected), pick(expected, expected)];
		return JSON.stringify(found) === JSON.stringify(wanted)
			? undefined
			: `found ${JSON.stringify(found).slice(0, 300)} wanted ${JSON.stringify(wanted).slice(0, 300)}`;
	} catch (error) {
		return String((error as Error).message).slice(0, 300);
	}
}

async function fillTable(table: string, given: Row[] | undefined) {
	const columns = await duckdb.columns(`select * from "${table}" limit 0`);
	const definitions = columns.map(
		({ name, type }) => `"${name}" ${TYPES[type]}`,
	);
	clickhouse.query(
		`create table "${table}" (${definitions.join(", ")}) engine = Memory`,
	);
	const rows = given ?? (await duckdb.rows<Row>(`select * from "${table}"`));
	if (rows.length === 0) return;
	const lines = rows.map((row) =>
		JSON.stringify(
			Object.fromEntries(
				columns.map(({ name, type }) => [
					name,
					row[name] ??
						(type === "boolean" && row[name] === undefined ? false : null),
				]),
			),
		),
	);
	clickhouse.query(
		`insert into "${table}" format JSONEachRow ${lines.join("\n")}`,
	);
}

// Columns in one order, truths as truths, numbers to six places, rows sorted.
function pick(rows: readonly Row[], expected: readonly Row[]): string[] {
	const columns = [...new Set(expected.flatMap(Object.keys))].sort();
	const isTruth = (column: string) =>
		expected.some((row) => typeof row[column] === "boolean");
	return rows
		.map((row) =>
			JSON.stringify(
				columns.map((column) => {
					const value = row[column] ?? null;
					if (value !== null && isTruth(column)) return Boolean(value);
					return typeof value === "number"
						? Math.round(value * 1e6) / 1e6
						: value;
				}),
			),
		)
		.sort();
}
