import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../pipeline/database/database.ts";
import type { Model } from "../../pipeline/plan/models.ts";
import { openEmptyWarehouse, readOwnModels } from "../queries/warehouse.ts";
import { findStale, shareByFolder } from "./shares.ts";
import { mutateSql } from "./sql-mutants.ts";
import { trySqlMutants } from "./try-sql-mutants.ts";

describe("the mistakes that are put into a model", () => {
	test.each([
		[
			"select a from t where n >= 20",
			["n > 20", "n >= 21", "n >= 19", "where true"],
		],
		["select a = 'x' as b from t", ["a <> 'x'"]],
		["select true as b from t", ["false as b"]],
		["select floor(n + 1e-6) as n from t", ["n + 0)"]],
		["select a or b as c from t", ["a and b"]],
		["select not a as c from t", ["select  a"]],
		["select a in ('x', 'y') as c from t", ["('…', 'y')", "('x', '…')"]],
		[
			"select row_number() over (order by n desc, k) as no from t",
			["order by n , k", "k desc)"],
		],
		[
			"select n between 1 and 3 as c from t",
			["between 2 and 3", "between 1 and 4"],
		],
		[
			"select a from t where a and (b or c) group by a",
			["where true and (b", "where a and true group"],
		],
		[
			"select a from t inner join u on t.k = u.k and t.l = u.l",
			["on true and t.l = u.l", "on t.k = u.k and true"],
		],
	])("%s", (sql, mistakes) => {
		const made = mutateSql(sql).map(({ text }) => text);
		for (const mistake of mistakes)
			expect(
				made.some((each) => each.includes(mistake)),
				mistake,
			).toBe(true);
	});

	test.each([
		[
			"words of a comment or a text",
			"-- n > 1 and true\nselect 'a > 1 or b' as c",
		],
		["how finely a number is written", "select round(n, 6) as n from t"],
		["a name", "select t.n as asc_name from t"],
	])("%s are none", (_, sql) => expect(mutateSql(sql)).toEqual([]));

	test("each says where it stands and what was changed", () => {
		const [first] = mutateSql("-- A.\nselect a\nfrom t\nwhere n > 0");
		expect(first).toMatchObject({ line: 4, change: "> → >=" });
	});
});

describe("what becomes of them", () => {
	let database: Database;
	let models: Model[];
	beforeAll(async () => {
		database = await openEmptyWarehouse();
		models = await readOwnModels(database);
	});
	afterAll(() => database.close());

	test.each(["metric_ontime_rate", "mart_headlines", "int_theme_topics"])(
		"the rows of %s notice eight of ten",
		async (name) => {
			const model = models.find((each) => each.name === name);
			if (!model) throw new Error(`no model ${name}`);
			const fates = await trySqlMutants(database, model);
			const gates = { least: {}, may_survive: [] };
			const [own] = shareByFolder(fates, gates);
			expect(own?.share).toBeGreaterThanOrEqual(0.8);
		},
	);

	test("a mistake that may survive is not counted, and one on the list that is noticed is told", () => {
		const place = { file: "a/b.sql", line: 1, code: "…" };
		const fates = [
			{ ...place, change: "x", isNoticed: false },
			{ ...place, change: "y", isNoticed: true },
		];
		const mistakes = ["a/b.sql: … | x", "a/b.sql: … | y"];
		const gates = { least: {}, may_survive: [{ why: "…", mistakes }] };
		expect(shareByFolder(fates, { least: {}, may_survive: [] })).toEqual([
			{ folder: "a", noticed: 1, all: 2, share: 0.5 },
		]);
		expect(shareByFolder(fates, gates)).toMatchObject([{ share: 1 }]);
		expect(findStale(fates, gates)).toEqual(["a/b.sql: … | y"]);
	});
});
