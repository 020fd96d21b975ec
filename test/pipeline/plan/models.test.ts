import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { parseSelect } from "../../../pipeline/database/parse-select.ts";
import {
	parseModels,
	readModels,
	readParsed,
} from "../../../pipeline/plan/models.ts";
import { toSqlNode } from "../../../pipeline/plan/sql-node.ts";

let database: Database;
let folder: string;
beforeAll(async () => {
	database = await openDuckdb();
	folder = mkdtempSync(join(tmpdir(), "models-"));
	await database.run("create table raw_a as select unnest([1, 2]) as id");
});
afterAll(async () => {
	await database.close();
	rmSync(folder, { recursive: true });
});

const parse = (select: string) => parseSelect(database, select);

async function runModel(select: string): Promise<void> {
	writeFileSync(join(folder, "mart_a.sql"), `-- A.\n-- grain: id\n${select}`);
	const models = await readModels(parse, folder);
	for (const model of models) await toSqlNode(model).run({ database });
}

test("what the package was compiled with is what the parser sees in its queries", async () => {
	expect(readParsed()).toEqual(await parseModels(parse));
});

test("a run parses no query but those that have changed since", async () => {
	const parsed: string[] = [];
	const models = await readModels(async (select) => {
		parsed.push(select);
		return { tables: [] };
	});
	expect(models.length).toBeGreaterThan(150);
	expect(parsed).toEqual([]);
	writeFileSync(
		join(folder, "mart_a.sql"),
		"-- A.\n-- grain: id\nselect 1 as id",
	);
	const [own] = await readModels(parse, folder);
	expect(own).toMatchObject({ name: "mart_a", parsed: { tables: [] } });
});

describe("a model", () => {
	test("becomes the table of its name", async () => {
		await runModel("select id from raw_a");
		expect(await database.rows("select id from mart_a order by id")).toEqual([
			{ id: 1 },
			{ id: 2 },
		]);
	});

	test("counts lines as the file does", async () => {
		await expect(runModel("select id,\nnone\nfrom raw_a")).rejects.toThrow(
			/queries\/mart_a\.sql:[\s\S]*LINE 4/,
		);
	});
});
