import { expect, test } from "vitest";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { parseHeader } from "../../../pipeline/model/header.ts";
import { readMarts } from "../../../pipeline/model/read-marts.ts";

const toModel = (name: string) => {
	const sql = "-- Rows.\n-- grain: id\nselect 1 as id";
	const header = parseHeader(name, sql);
	return { name, file: `${name}.sql`, sql, header, inputs: [] };
};

test("a mart that the exports have no fields for is left out", async () => {
	const database = await openDuckdb();
	await database.createTable("mart_told", { id: "integer" });
	await database.append("mart_told", [[2, 1]]);
	const models = ["mart_told", "mart_untold", "table_told"].map(toModel);
	expect(await readMarts(database, models)).toEqual({
		mart_told: [{ id: 1 }, { id: 2 }],
	});
	await database.close();
});
