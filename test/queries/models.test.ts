import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../pipeline/database/database.ts";
import type { Model } from "../../pipeline/plan/models.ts";
import { caseFileOf, caseFiles, comparable, readCases } from "./cases.ts";
import {
	insertRows,
	openEmptyWarehouse,
	type Row,
	readOwnModels,
} from "./warehouse.ts";

let database: Database;
let models: Model[];

beforeAll(async () => {
	database = await openEmptyWarehouse();
	models = await readOwnModels(database);
});
afterAll(() => database.close());

test("every model has given and expected rows", async () => {
	expect(caseFiles).toEqual(models.map(caseFileOf).sort());
});

describe.each(caseFiles)("%s", (file) => {
	test.each(readCases(file))("$name", async ({ given, expect: expected }) => {
		await database.run("begin transaction");
		try {
			for (const [table, rows] of Object.entries(given))
				await insertRows(database, table, rows);
			const model = models.find((each) => caseFileOf(each) === file);
			if (!model) throw new Error(`${file} tests no model`);
			const rows = await database.rows<Row>(model.sql);
			expect(comparable(rows, expected)).toEqual(
				comparable(expected, expected),
			);
		} finally {
			await database.run("rollback");
		}
	});
});
