import { tableFromIPC } from "apache-arrow";
import { unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import { exportTable, tablePath } from "../../../pipeline/publish/tables.ts";
import { exportVisitLists } from "../../../pipeline/publish/visit-lists.ts";

let database: Database;
beforeAll(async () => {
	database = await openDuckdb();
	await database.createTable("mart_units", {
		unit: "text",
		unit_no: "integer",
		tickets: "integer",
	});
	await database.append("mart_units", [
		["乙", "甲", "=丙\u0001"],
		[2, 1, 3],
		[5, 7, 9],
	]);
	await database.createTable("est_visit_doors", {
		grid: "text",
		door_no: "integer",
		door: "text",
		visits: "integer",
	});
	await database.append("est_visit_doors", [
		["二", "一", "一"],
		[1, 2, 1],
		["2号", "=1号", "1号"],
		[null, 0, 3],
	]);
});
afterAll(() => database.close());

const table = (header: object) => ({
	name: "mart_units",
	header: { grain: ["unit"], order: [], hidden: [], csv: "units", ...header },
});

describe("a model's rows", () => {
	test("are written in its order without hidden columns, as text and typed", async () => {
		const [csv, arrow] = await exportTable(
			database,
			table({ order: ["unit_no"], hidden: ["unit_no"] }),
		);
		expect(csv).toEqual({
			path: "tables/units.csv",
			content: "\uFEFFunit,tickets\n甲,7\n乙,5\n'=丙,9\n",
		});
		expect(arrow?.path).toBe("tables/units.arrow");
		const read = tableFromIPC(arrow?.content as Uint8Array);
		expect([...(read.getChild("tickets") ?? [])]).toEqual([7, 5, 9]);
	});

	test("stand by their grain where no order is told", async () => {
		const [csv] = await exportTable(database, table({}));
		expect(csv?.content).toBe(
			"\uFEFFunit,unit_no,tickets\n'=丙,3,9\n乙,2,5\n甲,1,7\n",
		);
	});

	test("that are for one office alone are written as text alone", async () => {
		const files = await exportTable(
			database,
			table({ csv: "restricted/units" }),
		);
		expect(files.map(({ path }) => path)).toEqual(["restricted/units.csv"]);
		expect(tablePath(table({ csv: "units" }))).toBe("tables/units.csv");
	});
});

test("each grid has a list of its own doors in order, with room to write, the same bytes again", async () => {
	const plan = {
		label: "入户清单",
		blank_width: 14,
		columns: [
			{ column: "door", label: "门牌", width: 20 },
			{ column: "visits", label: "次数", width: 8 },
		],
		blanks: { outcome: "结果", signed: "签字" },
		choices: { signed: ["是", "否"] },
	};
	const lists = () => exportVisitLists(database, "2023-04-05 16:00:00", plan);
	const files = await lists();
	expect(files.map(({ path }) => path)).toEqual([
		"restricted/visits/一.xlsx",
		"restricted/visits/二.xlsx",
	]);
	const book = await readXlsx(files[0]?.content as Uint8Array);
	expect(book.sheets.map(({ name }) => name)).toEqual(["入户清单"]);
	expect(book.sheets[0]?.rows.map((row) => row.slice(0, 4))).toEqual([
		["门牌", "次数", "结果", "签字"],
		["1号", 3, null, null],
		["'=1号", 0, null, null],
	]);
	expect(await lists()).toEqual(files);
	const parts = unzipSync(files[0]?.content as Uint8Array);
	const sheet = new TextDecoder().decode(parts["xl/worksheets/sheet1.xml"]);
	expect(sheet).toContain('ySplit="1"');
	expect(
		[...sheet.matchAll(/ width="(\d+)/g)].map((found) => found[1]),
	).toEqual(["20", "8", "14", "14"]);
	const validations = [...sheet.matchAll(/<dataValidation [^>]*>/g)].join();
	expect(validations.match(/sqref="[^"]*"/g)).toEqual(['sqref="D2:D3"']);
	expect(validations).toContain('allowBlank="1"');
	expect(sheet).toContain("是,否");
});
