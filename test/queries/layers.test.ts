import { afterAll, beforeAll, expect, test } from "vitest";
import { makePlan } from "../../pipeline/commands/recipe.ts";
import type { Database } from "../../pipeline/database/database.ts";
import { openDuckdb } from "../../pipeline/database/duckdb.ts";
import type { Model } from "../../pipeline/plan/models.ts";
import { readRules } from "../../pipeline/workspace/rules.ts";
import { readOwnModels } from "./warehouse.ts";

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
	run: ["raw", "int"],
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

test("no model is a copy of another", () => {
	const copies = models.filter(({ sql }) => {
		const code = sql
			.replace(/^--.*$/gm, "")
			.replace(/\s+/g, " ")
			.trim();
		return /^(with (\w+) as \( ?select \* from \w+ ?\) select \* from \2|select \* from \w+)$/.test(
			code,
		);
	});
	expect(copies.map(({ name }) => name)).toEqual([]);
});
