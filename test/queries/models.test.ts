import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Database } from "../../pipeline/database/database.ts";
import type { Model } from "../../pipeline/plan/models.ts";
import {
	insertRows,
	openEmptyWarehouse,
	type Row,
	readOwnModels,
} from "./warehouse.ts";

interface Case {
	name: string;
	given: Record<string, Row[]>;
	expect: Row[];
}

const folder = import.meta.dirname;
const files = readdirSync(folder, { encoding: "utf8", recursive: true })
	.filter((file) => file.endsWith(".yaml"))
	.map((file) => file.replaceAll("\\", "/"))
	.sort();

let database: Database;
let models: Model[];

beforeAll(async () => {
	database = await openEmptyWarehouse();
	models = await readOwnModels(database);
});
afterAll(() => database.close());

test("every model has given and expected rows", async () => {
	expect(files).toEqual(models.map(testOf).sort());
});

describe.each(files)("%s", (file) => {
	const cases: Case[] = parse(readFileSync(join(folder, file), "utf8"), {
		merge: true,
	});
	test.each(cases)("$name", async ({ given, expect: expected }) => {
		await database.run("begin transaction");
		try {
			for (const [table, rows] of Object.entries(given))
				await insertRows(database, table, rows);
			expect(await select(file, expected)).toEqual(sorted(expected));
		} finally {
			await database.run("rollback");
		}
	});
});

/** A model's rows stand in the same room as it does. */
function testOf({ file }: Model): string {
	return file.replace(/sql$/, "yaml");
}

// Only the columns that the expected rows name are compared.
async function select(file: string, expected: readonly Row[]): Promise<Row[]> {
	const model = models.find((each) => testOf(each) === file);
	if (!model) throw new Error(`${file} tests no model`);
	const rows = await database.rows<Row>(model.sql);
	const columns = Object.keys(expected[0] ?? {});
	return sorted(
		rows.map((row) =>
			Object.fromEntries(columns.map((column) => [column, round(row[column])])),
		),
	);
}

function sorted(rows: readonly Row[]): Row[] {
	return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const key = (row: Row) =>
	Object.keys(row)
		.sort()
		.map((column) => JSON.stringify(row[column]))
		.join();

function round(value: Row[string] | undefined) {
	return typeof value === "number"
		? Math.round(value * 1e6) / 1e6
		: (value ?? null);
}
