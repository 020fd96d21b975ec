import { afterAll, beforeAll, expect, test } from "vitest";
import { makePlan } from "../../pipeline/commands/recipe.ts";
import type { Database } from "../../pipeline/database/database.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import type { Model } from "../../pipeline/plan/models.ts";
import { readRules } from "../../pipeline/workspace/rules.ts";
import { onlyPicks } from "./only-picks.ts";
import { openEmptyWarehouse, type Row, readOwnModels } from "./warehouse.ts";

let database: Database;
let models: Model[];
beforeAll(async () => {
	database = await openDuckdb();
	models = await readOwnModels(database);
});
afterAll(() => database.close());

const GIVEN = ["raw", "lbl", "rule", "ref", "run", "campaign", "calendar"];
const COMPUTED = [...GIVEN, "stg", "int", "metric", "est"];

// What a table of each layer may be made of, whoever makes it: a model, the pass, an estimator, a label.
const LAYERS: Record<string, readonly string[]> = {
	raw: [],
	rule: [],
	ref: ["raw", "int"],
	run: ["raw", "int", "run"],
	campaign: [],
	calendar: [],
	stg: GIVEN.filter((layer) => layer !== "lbl"),
	lbl: ["raw", "int"],
	int: COMPUTED,
	metric: ["stg", "int", "rule", "run"],
	est: ["int", "metric", "est", ...GIVEN.slice(2)],
	mart: [...COMPUTED, "mart"],
	table: [...COMPUTED, "mart"],
	sheet: [...COMPUTED, "mart"],
	card: [...COMPUTED, "mart"],
	restricted: [...COMPUTED, "mart"],
	published: [...COMPUTED, "mart", "table"],
	check: [...COMPUTED, "mart", "table", "published"],
};

const layerOf = (name: string) => name.split("_")[0] ?? "";

test("every table is made of its own layer or those below; what is shaped for print alone is read by no one who computes", () => {
	const { nodes } = makePlan(models, readRules("no-such-workspace"));
	const made = nodes.filter(({ kind }) => kind !== "write");
	const upward = made.flatMap(({ name, reads, writes }) =>
		writes.flatMap((table) =>
			reads
				.filter((input) => !LAYERS[layerOf(table)]?.includes(layerOf(input)))
				.map((input) => `${name} makes ${table} of ${input}`),
		),
	);
	expect(upward).toEqual([]);
	for (const kind of ["read", "sql", "label", "estimate"])
		expect(made.some((node) => node.kind === kind)).toBe(true);
	const metrics = models.filter(({ header }) => header.metric);
	for (const { name, parsed } of metrics)
		for (const input of parsed.tables)
			expect([name, LAYERS.metric?.includes(layerOf(input))]).toEqual([
				name,
				true,
			]);
});

// These shape for print what is printed elsewhere as well, or look at it.
const LEAVES = ["table", "sheet", "restricted", "published", "check"];

test("a mart that is a table or a sheet is read by no model that computes", () => {
	const shaped = new Set(
		models
			.filter(
				({ name, header }) =>
					layerOf(name) === "mart" &&
					(header.csv !== undefined || header.sheet.length > 0),
			)
			.map(({ name }) => name),
	);
	expect(shaped.size).toBeGreaterThan(10);
	const computing = models
		.filter(({ name }) => !LEAVES.includes(layerOf(name)))
		.flatMap(({ name, parsed }) =>
			parsed.tables
				.filter((input) => shaped.has(input))
				.map((input) => `${name} reads ${input}`),
		);
	expect(computing).toEqual([]);
});

// By commands, and by the build itself.
const ASKED = /^(metric|card|check)_|^mart_explained_tickets$/;

test("every model serves another, an estimator, a page, a table or a check", () => {
	const { nodes } = makePlan(models, readRules("no-such-workspace"));
	const read = new Set(nodes.flatMap(({ reads }) => reads));
	const idle = models
		.filter(({ name }) => !read.has(name) && !ASKED.test(name))
		.map(({ name }) => name);
	expect(idle).toEqual([]);
});

test("no model only copies another table, however it is written", async () => {
	const warehouse = await openEmptyWarehouse();
	const columnsOf = async (table: string) =>
		(await warehouse.columns(`select * from "${table}" limit 0`))
			.map(({ name }) => name)
			.sort();
	const copies: string[] = [];
	for (const { name, sql, parsed } of models) {
		const [input = ""] = parsed.tables;
		if (parsed.tables.length !== 1 || !(await onlyPicks(database, sql)))
			continue;
		const select = await warehouse.rows<Row>(`describe (${sql})`);
		const columns = select.map(({ column_name }) => String(column_name));
		if (String(columns.sort()) === String(await columnsOf(input)))
			copies.push(name);
	}
	await warehouse.close();
	expect(copies).toEqual([]);
});

test.each([
	["select * from int_days", true],
	["with d as (select * from int_days) select * from d", true],
	["with d as (select * from int_days) select d.day, d.day as at from d", true],
	["select accepted_count, day from int_days", true],
	["select * from int_days where is_stated", false],
	["select *, 1 as one from int_days", false],
	["select day, accepted_count + 1 as n from int_days", false],
	["select distinct day from int_days", false],
	["select day from int_days group by day", false],
	["select * from int_days union all select * from int_days", false],
	["select a.* from int_days as a cross join int_days as b", false],
])("%s: that it but picks columns is %s", async (sql, isCopy) => {
	expect(await onlyPicks(database, sql)).toBe(isCopy);
});
