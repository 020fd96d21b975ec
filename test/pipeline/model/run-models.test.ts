import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { readModels, runModels } from "../../../pipeline/model/run-models.ts";

let database: Database;

beforeEach(async () => {
	database = await openDuckdb();
	await database.createTable("raw_a", { id: "integer", word: "text" });
	await database.append("raw_a", [
		[1, 2],
		["x", "y"],
	]);
});

afterEach(() => database.close());

describe("runModels", () => {
	it("runs models in the order of their inputs, whatever their names", async () => {
		await run({
			mart_a: "-- Last.\n-- grain: id\nselect id from stg_z",
			stg_z:
				"-- First.\n-- grain: id\nwith raw_a as (select * from raw_a) select id from raw_a",
		});
		expect(await database.rows("select id from mart_a order by id")).toEqual([
			{ id: 1 },
			{ id: 2 },
		]);
	});

	it("answers what still waits for a table, and runs it once that is there", async () => {
		const models = { mart_a: "-- A.\n-- grain: id\nselect id from est_a" };
		expect(await run(models)).toEqual(["mart_a"]);
		await database.createTable("est_a", { id: "integer" });
		expect(await run(models)).toEqual([]);
	});

	it("leaves out a model whose fields the export lacks", async () => {
		const models = {
			mart_a:
				"-- A.\n-- grain: id\n-- needs: closed_at|status\nselect id from raw_a",
		};
		expect(await run(models, ["title"])).toEqual([]);
		expect(await database.tableNames()).toEqual(["raw_a"]);
	});

	it("unites the metrics once all of them have run", async () => {
		const metric = (condition: string) =>
			`-- M.\n-- grain: period_id, ticket_id\n-- metric: count\nselect 'current' as period_id, id as ticket_id, ${condition} as in_numerator, false as in_denominator from raw_a`;
		await run({
			metric_a: metric("id = 1"),
			metric_b: metric("true"),
			mart_c:
				"-- C.\n-- grain: metric\nselect metric, count(*)::integer as n from metric_tickets group by metric",
		});
		expect(await database.rows("select * from mart_c order by metric")).toEqual(
			[
				{ metric: "a", n: 2 },
				{ metric: "b", n: 2 },
			],
		);
	});

	it.each([
		["repeated", "select 1 as id from raw_a"],
		["null", "select null::integer as id"],
	])("fails on a grain that is %s, and names the file", async (_, select) => {
		await expect(
			run({ mart_a: `-- A.\n-- grain: id\n${select}` }),
		).rejects.toThrow(
			"queries/mart_a.sql: the grain id is repeated or null 1 times",
		);
	});

	it("counts lines as the file does", async () => {
		await expect(
			run({ mart_a: "-- A.\n-- grain: id\nselect id,\nnone\nfrom raw_a" }),
		).rejects.toThrow(/queries\/mart_a\.sql:[\s\S]*LINE 4/);
	});
});

async function run(files: Record<string, string>, fields: string[] = []) {
	const folder = mkdtempSync(join(tmpdir(), "models-"));
	for (const [name, sql] of Object.entries(files))
		writeFileSync(join(folder, `${name}.sql`), sql);
	const models = await readModels(database, folder);
	return await runModels(database, models, new Set(fields));
}
