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

test("a share and a number per household have no value that these counts give", async () => {
	const named = ["share", "volume_per_1000_households"];
	const own = metrics.filter(({ name }) => named.includes(metricId({ name })));
	const rows = await database.rows(
		`select metric, min(numerator) as least, max(value) as most, max(coalesce(denominator, -1)) as below from (${selectCounts(own)}) as counts group by metric order by metric`,
	);
	expect(rows).toEqual([
		{ metric: "share", least: 1, most: null, below: 3 },
		{ metric: "volume_per_1000_households", least: 1, most: null, below: -1 },
	]);
});

test("all metrics have a place in the pass, or say why not", () => {
	for (const select of Object.values(SELECTS))
		expect(() => select(metrics)).not.toThrow();
	const broken = metrics.map((model) => ({ ...model, parsed: { tables: [] } }));
	expect(() => selectCounts(broken)).toThrow("pass: own");
});
