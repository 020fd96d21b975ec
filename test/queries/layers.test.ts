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

// What a model of each layer may read.
const LAYERS: Record<string, readonly string[]> = {
	stg: GIVEN.filter((layer) => layer !== "lbl"),
	int: COMPUTED,
	metric: ["stg", "int", "rule", "run"],
	mart: [...COMPUTED, "mart"],
	table: [...COMPUTED, "mart"],
	sheet: [...COMPUTED, "mart"],
	card: [...COMPUTED, "mart"],
	restricted: [...COMPUTED, "mart"],
	published: [...COMPUTED, "mart", "table"],
	check: [...COMPUTED, "mart", "table", "published"],
};

const layerOf = (name: string) => name.split("_")[0] ?? "";

test("every model reads from its own layer or those below; what is shaped for print alone is read by no one who computes", () => {
	const upward = models.flatMap(({ name, parsed }) =>
		parsed.tables
			.filter((input) => !LAYERS[layerOf(name)]?.includes(layerOf(input)))
			.map((input) => `${name} reads ${input}`),
	);
	expect(upward).toEqual([]);
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
