import { afterAll, beforeAll, expect, test } from "vitest";
import { makePlan } from "../../../pipeline/commands/recipe.ts";
import type { Database } from "../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { checkGrains } from "../../../pipeline/plan/check-grains.ts";
import { readRules } from "../../../pipeline/workspace/rules.ts";
import { readOwnModels } from "../../queries/warehouse.ts";

let database: Database;
beforeAll(async () => {
	database = await openDuckdb();
	for (const [table, rows] of [
		["sound", "select 1 as id, 'a' as kind union all select 1, 'b'"],
		["repeated", "select 1 as id from range(3)"],
		["unknown", "select null::integer as id union all select 1"],
	] as const)
		await database.createTableAs(table, rows);
});
afterAll(() => database.close());

test("a grain is unique and never null; all that are not are told at once", async () => {
	const sound = { grains: { sound: ["id", "kind"] } };
	await checkGrains(database, [sound, {}]);
	await checkGrains(database, []);
	await expect(
		checkGrains(database, [
			sound,
			{ grains: { repeated: ["id"], unknown: ["id"] } },
			{ grains: { sound: ["id"] } },
		]),
	).rejects.toThrow(
		"repeated: its grain id is repeated or null 1 times\nunknown: its grain id is repeated or null 1 times\nsound: its grain id is repeated or null 1 times",
	);
});

test("models, the pass, estimators and labels promise a grain of each of their tables", async () => {
	const models = await readOwnModels(database);
	const { nodes } = makePlan(models, readRules("no-such-workspace"));
	const made = nodes.filter(({ kind }) => !["read", "write"].includes(kind));
	expect(made.length).toBeGreaterThan(150);
	const silent = made.flatMap(({ writes, grains = {} }) =>
		writes.filter((table) => !grains[table]?.length),
	);
	expect(silent).toEqual([]);
});
