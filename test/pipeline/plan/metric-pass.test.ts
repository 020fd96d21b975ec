import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../../pipeline/database/database.ts";
import { selectCounts } from "../../../pipeline/plan/metric-pass.ts";
import { type Model, metricId } from "../../../pipeline/plan/models.ts";
import {
	insertRows,
	openEmptyWarehouse,
	readOwnModels,
} from "../../queries/warehouse.ts";
import { GIVEN, PASSES, SELECTS } from "./metric-pass-rows.ts";

let database: Database;
let metrics: Model[];
beforeAll(async () => {
	database = await openEmptyWarehouse();
	const models = await readOwnModels(database);
	metrics = models.filter(({ header }) => header.metric);
	for (const [table, rows] of Object.entries(GIVEN))
		await insertRows(database, table, rows);
});
afterAll(() => database.close());

test.each(PASSES)("$pass of $told", async ({ pass, named, expected }) => {
	const own = metrics.filter(({ name }) => named.includes(metricId({ name })));
	const rows = await database.rows<Record<string, unknown>>(SELECTS[pass](own));
	const sorted = (each: readonly object[]) =>
		each.map((row) => JSON.stringify(row)).sort();
	const columns = Object.keys(expected[0] ?? {});
	const picked = rows.map((row) =>
		Object.fromEntries(columns.map((column) => [column, row[column]])),
	);
	expect(sorted(picked)).toEqual(sorted(expected));
});

test.each(["counts", "strata", "unfiltered"] as const)(
	"%s are an empty table where no metric of the kind can be counted",
	async (pass) => {
		expect(await database.rows(SELECTS[pass]([]))).toEqual([]);
	},
);

test("all metrics have a place in the pass, or say why not", () => {
	for (const select of Object.values(SELECTS))
		expect(() => select(metrics)).not.toThrow();
	const broken = metrics.map((model) => ({ ...model, parsed: { tables: [] } }));
	expect(() => selectCounts(broken)).toThrow("pass: own");
});
