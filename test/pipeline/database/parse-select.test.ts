import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { parseSelect } from "../../../pipeline/database/parse-select.ts";

let database: Database;
beforeAll(async () => {
	database = await openDuckdb();
});
afterAll(() => database.close());

describe("the tables a select reads", () => {
	test.each([
		["select * from a", ["a"]],
		["with a as (select * from a) select * from a", ["a"]],
		[
			"with x as (select * from a), y as (select * from x) select * from y",
			["a"],
		],
		["select * from a inner join b using (id)", ["a", "b"]],
		[
			"select (select max(n) from c) from a union all select 1 from d",
			["a", "c", "d"],
		],
	])("%s", async (select, tables) => {
		expect((await parseSelect(database, select)).tables).toEqual(tables);
	});

	test("a statement that cannot be parsed is an error, not an empty list", async () => {
		await expect(parseSelect(database, "select from where")).rejects.toThrow();
	});
});

describe("the expressions of a bare select", () => {
	test("are written as the parser understands them", async () => {
		const { bare } = await parseSelect(
			database,
			"-- Words.\nselect id, is_a and not is_b as in_numerator from t where kind in ('x', 'y')",
		);
		expect(bare).toEqual({
			expressions: {
				id: "id",
				in_numerator: "(is_a AND (NOT is_b))",
			},
			where: "(kind IN ('x', 'y'))",
		});
	});

	test.each([
		"with t as (select * from t) select id from t",
		"select count(*) as n from t group by id",
		"select id from a inner join b using (id)",
		"select 1 from t",
		"select distinct id from t",
		"select id from t order by id",
		"select id from t limit 5",
		"select id from t qualify row_number() over (order by id) = 1",
		"select id from t using sample 5",
		"select count(*) as n from t having count(*) > 1",
		"select id, count(*) as n from t group by all",
		"select p.id as id from t as p",
		"select t.id as id from t",
		"select id from t where t.is_a",
		"select id from other.t",
	])("are not taken from %s", async (select) => {
		expect((await parseSelect(database, select)).bare).toBeUndefined();
	});
});
