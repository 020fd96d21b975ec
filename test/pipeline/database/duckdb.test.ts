import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";

let database: Database;
beforeEach(async () => {
	database = await openDuckdb();
});
afterEach(() => database.close());

describe("what crosses the border", () => {
	test("times are wall-clock text, counts are numbers, nulls stay null", async () => {
		await database.createTable("t", { at: "time", n: "integer", s: "text" });
		await database.append("t", [
			["2023-03-01 08:05:00", null],
			[7, null],
			["字", null],
		]);
		expect(await database.rows("select * from t order by n")).toEqual([
			{ at: "2023-03-01 08:05:00", n: 7, s: "字" },
			{ at: null, n: null, s: null },
		]);
		expect(await database.rows("select sum(n) as n from t")).toEqual([
			{ n: 7 },
		]);
	});

	// Labels were once lost after the first batches, when appending ended the stream.
	test("batches go on while other tables are written", async () => {
		await database.run(
			"create table source as select range as n from range(50000)",
		);
		await database.createTable("target", { n: "integer" });
		for await (const [numbers = []] of database.batches("select n from source"))
			await database.append("target", [numbers]);
		expect(
			await database.rows("select count(*) as n, sum(n) as total from target"),
		).toEqual([{ n: 50000, total: 1249975000 }]);
	});
});

test("several statements run in one, and one that is wrong says where", async () => {
	await database.run("create table a as select 1 as n; insert into a select 2");
	expect(await database.rows("select n from a order by n")).toEqual([
		{ n: 1 },
		{ n: 2 },
	]);
	expect(await database.rows("select n from a where n > $1", [1])).toEqual([
		{ n: 2 },
	]);
	await expect(
		database.createTableAs("b", "select n,\n\tm from a"),
	).rejects.toThrow(/"m" not found[\s\S]*LINE 2/);
});

test("tables that are larger than what it may hold wait in its folder, and are whole", async () => {
	const folder = mkdtempSync(join(tmpdir(), "spill-"));
	const settings = { threads: 1, memoryBytes: 2 ** 26, spillFolder: folder };
	const database = await openDuckdb(undefined, settings);
	try {
		await database.createTableAs(
			"long",
			"select i as number, sha256(i::varchar) as name from range(1500000) as t(i)",
		);
		expect(readdirSync(folder).length).toBeGreaterThan(0);
		const [row] = await database.rows(
			"select count(distinct number) as rows, sum(length(name)) as signs, count(*) filter (where name <> sha256(number::varchar)) as wrong from long",
		);
		expect(row).toEqual({ rows: 1_500_000, signs: 96_000_000, wrong: 0 });
	} finally {
		await database.close();
		rmSync(folder, { recursive: true, force: true });
	}
}, 60_000);
