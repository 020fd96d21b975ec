import { read } from "@e965/xlsx";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../../pipeline/database/database.ts";
import type { Model } from "../../../pipeline/plan/models.ts";
import {
	columnName,
	exportWorkbook,
	readWorkbookPlan,
} from "../../../pipeline/publish/workbooks.ts";
import {
	insertRows,
	openEmptyWarehouse,
	readOwnModels,
} from "../../queries/warehouse.ts";

let database: Database;
let models: Model[];
beforeAll(async () => {
	database = await openEmptyWarehouse();
	models = await readOwnModels(database);
	await insertRows(database, "sheet_tickets", [
		{
			ticket_id: "=1+1",
			accepted_at: "2023-03-01 08:30:00",
			demand_type: "help",
			topic_label: "油烟",
			is_ontime: true,
			source_row: 7,
		},
		{ ticket_id: "B", accepted_at: "2023-03-02 08:30:00", is_ontime: false },
	]);
	await insertRows(database, "sheet_metrics", [
		{
			metric: "ontime_rate",
			scope_kind: "street",
			scope_label: "全街道",
			numerator: 1,
			denominator: 4,
			rate: 0.25,
			status: "",
		},
	]);
});
afterAll(() => database.close());

const WORDS = {
	demand_type: { help: "求助" },
	scope_kind: { street: "全街道" },
	metric: { ontime_rate: "按时办结率" },
};
const annex = async () => {
	const asOf = "2023-04-05 16:00:00";
	const [file] = await exportWorkbook(
		database,
		"annex.xlsx",
		models,
		asOf,
		WORDS,
	);
	return file?.content as Uint8Array;
};

test("every table is a sheet of the annex, or it is said why not", () => {
	const plan = readWorkbookPlan();
	const sheets = Object.values(plan.workbooks)
		.flat()
		.map(({ sheet }) => sheet);
	const tables = models
		.filter(({ header }) => header.csv && !header.csv.includes("/"))
		.map(({ name }) => name);
	const forgotten = tables.filter(
		(name) => !sheets.includes(name) && !(name in plan.left_out),
	);
	expect(tables.length).toBeGreaterThan(15);
	expect(forgotten).toEqual([]);
});

test("a model says in its header which workbooks have a sheet of it", () => {
	const printed: Record<string, string[]> = {};
	for (const [book, sheets] of Object.entries(readWorkbookPlan().workbooks))
		for (const { sheet } of sheets)
			printed[sheet] = [...(printed[sheet] ?? []), book];
	const said = models
		.filter(({ header }) => header.sheet.length > 0)
		.map(({ name, header }): [string, string[]] => [name, header.sheet]);
	expect(Object.fromEntries(said)).toEqual(printed);
});

test("every column that a sheet prints exists, is named in Chinese and fits its sheet", async () => {
	const { workbooks, columns } = readWorkbookPlan();
	for (const { sheet, label, columns: printed } of Object.values(
		workbooks,
	).flat()) {
		expect(label.length, label).toBeLessThanOrEqual(31);
		const known = (
			await database.columns(`select * from "${sheet}" limit 0`)
		).map(({ name }) => name);
		expect(
			printed.filter((name) => !known.includes(name)),
			sheet,
		).toEqual([]);
		for (const name of printed)
			expect(columns[name]?.label, name).toMatch(/\p{Script=Han}/u);
	}
});

test("cells are typed, codes are words, a formula is text, the head stays and filters", async () => {
	const book = read(await annex(), { cellNF: true, cellStyles: true });
	const tickets = book.Sheets.工单;
	expect(tickets?.A2?.v).toBe("'=1+1");
	expect(tickets?.A2?.f).toBeUndefined();
	expect(tickets?.B2).toMatchObject({ t: "n", w: "2023-03-01 08:30" });
	expect(tickets?.J2?.v).toBe("求助");
	expect(tickets?.R2?.v).toBe("是");
	expect(tickets?.A3?.v).toBe("B");
	expect(tickets?.R3?.v).toBe("否");
	expect(tickets?.J3).toBeUndefined();
	expect(tickets?.["!ref"]).toMatch(/^A1:[A-Z]+3$/);
	expect(tickets?.["!autofilter"]?.ref).toBe(tickets?.["!ref"]);
	const parts = unzipSync(await annex());
	expect(new TextDecoder().decode(parts["xl/worksheets/sheet3.xml"])).toContain(
		'ySplit="1"',
	);
	const metrics = book.Sheets.指标;
	expect(metrics?.A2?.v).toBe("按时办结率");
	expect(metrics?.F2).toMatchObject({ t: "n", v: 0.25, w: "25.0%" });
});

test("a sheet without rows is left out, and the bytes are the same again", async () => {
	const first = await annex();
	expect(read(first).SheetNames).toEqual(["目录", "指标", "工单"]);
	expect(Buffer.from(await annex()).equals(Buffer.from(first))).toBe(true);
});

test("the only sheet of a workbook stays, even empty", async () => {
	const [file] = await exportWorkbook(
		database,
		"rejects.xlsx",
		models,
		"2023-04-05 16:00:00",
		WORDS,
	);
	const book = read(file?.content as Uint8Array);
	expect(book.SheetNames).toHaveLength(1);
	const [sheet] = Object.values(book.Sheets);
	expect(sheet?.A1?.v).toMatch(/\p{Script=Han}/u);
	expect(sheet?.A2).toBeUndefined();
});

test.each([
	[1, "A"],
	[26, "Z"],
	[27, "AA"],
	[52, "AZ"],
	[703, "AAA"],
])("column %i is %s", (count, name) => expect(columnName(count)).toBe(name));

test("columns to fill in are chosen from a list where there is one, and a book prints on its side with its head on each page", async () => {
	const write = () =>
		exportWorkbook(database, "worklists.xlsx", models, "2023-04-05 16:00:00", {
			callback: { came_back: "七天内又来" },
		});
	expect(await write()).toEqual([]);
	await insertRows(database, "sheet_call_sheet", [
		{ call_no: 1, ticket_id: "A", reason: "came_back", unit: "城管所" },
		{ call_no: 2, ticket_id: "B", reason: "came_back", unit: "城管所" },
	]);
	const [file] = await write();
	const content = file?.content as Uint8Array;
	const book = read(content);
	expect(book.SheetNames).toEqual(["回访单"]);
	const sheet = book.Sheets.回访单;
	expect(sheet?.C2?.v).toBe("七天内又来");
	expect([sheet?.G1?.v, sheet?.J1?.v]).toEqual(["接通", "还要什么"]);
	const xml = new TextDecoder().decode(
		unzipSync(content)["xl/worksheets/sheet1.xml"],
	);
	expect(xml).toContain('sqref="G2:G3"');
	expect(xml).toContain("接通,未接通,拒访");
	expect(xml).not.toContain('sqref="J2:J3"');
	expect(xml).toMatch(/orientation="landscape"/);
	const names = new TextDecoder().decode(unzipSync(content)["xl/workbook.xml"]);
	expect(names).toContain("_xlnm.Print_Titles");
});

test("the annex begins with what each of its sheets is, how many rows it has, and the way to it", async () => {
	const { contents, workbooks } = readWorkbookPlan();
	const annexed = workbooks["annex.xlsx"] ?? [];
	expect(Object.keys(contents.sheets).sort()).toEqual(
		annexed.map(({ sheet }) => sheet).sort(),
	);
	const list = read(await annex()).Sheets.目录;
	expect([list?.A2?.v, list?.B2?.v, list?.C2?.v]).toEqual([
		"指标",
		contents.sheets.sheet_metrics,
		1,
	]);
	expect(list?.A3?.l).toMatchObject({ Target: "#'工单'!A1" });
	expect(list?.C3?.v).toBe(2);
	expect(list?.A4).toBeUndefined();
});
