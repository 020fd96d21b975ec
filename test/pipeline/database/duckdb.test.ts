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
