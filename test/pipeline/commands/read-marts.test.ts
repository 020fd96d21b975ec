import { expect, test } from "vitest";
import { readMarts } from "../../../pipeline/commands/read-marts.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { parseHeader } from "../../../pipeline/plan/header.ts";

const toModel = (name: string) => {
	const sql = "-- Rows.\n-- grain: id\nselect 1 as id";
	const header = parseHeader(name, sql);
	const file = `${name}.sql`;
	return { name, file, subject: ".", sql, header, parsed: { tables: [] } };
};

test("a mart that the exports have no fields for is left out", async () => {
	const database = await openDuckdb();
	await database.createTable("mart_told", { id: "integer" });
	await database.append("mart_told", [[2, 1]]);
	const models = ["mart_told", "mart_untold"].map(toModel);
	expect(await readMarts(database, models)).toEqual({
		mart_told: [{ id: 1 }, { id: 2 }],
	});
	await database.close();
});
