import { read } from "@e965/xlsx";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../pipeline/database/database.ts";
import { openDuckdb } from "../../../pipeline/database/duckdb.ts";
import {
	exportWorkbook,
	readWorkbookPlan,
} from "../../../pipeline/publish/workbooks.ts";

type Plan = ReturnType<typeof readWorkbookPlan>;

let database: Database;
beforeAll(async () => {
	database = await openDuckdb();
	await database.createTable("one", { id: "text", n: "integer", at: "time" });
	await database.append("one", [["=甲"], [5], [null]]);
	await database.createTable("two", { id: "text", n: "text", at: "time" });
	await database.append("two", [
		["b", "a"],
		["good", "bad"],
		["2023-03-01 08:30:00", null],
	]);
	await database.createTable("shares", {
		id: "text",
		n: "double",
		share: "double",
		mean: "double",
		chance: "double",
		part: "double",
		plain: "double",
	});
	await database.append("shares", [
		["a"],
		[2.6],
		[0.12345],
		[1.26],
		[0.123456],
		[0.654321],
		[1.23456],
	]);
	await database.createTable("none", {
		id: "text",
		n: "integer",
		more: "text",
	});
});
afterAll(() => database.close());

const MODELS = ["one", "two", "shares", "none", "absent"].map((name) => ({
	name,
	header: { grain: ["id"], order: [], hidden: [] },
}));
const BLANKS = { 结果: ["是"], 备注: [], 签字: ["有", "无"] };
const one = { sheet: "one", label: "甲表", columns: ["id", "n"] };
const two = { sheet: "two", label: "乙表", columns: ["n", "at", "id"] };
const none = { sheet: "none", label: "空表", columns: ["id"] };

/** The parts of a workbook of these sheets, and what a reader of it sees. */
async function write(sheets: Plan["workbooks"][string], about = {}) {
	const plan: Plan = {
		...readWorkbookPlan(),
		workbooks: { "a.xlsx": sheets },
		blank_width: 17,
		contents: {
			label: "目录",
			columns: [
				{ label: "表", width: 20 },
				{ label: "是什么", width: 60 },
				{ label: "行数", width: 11 },
			],
			sheets: about,
		},
		columns: {
			id: { label: "编号", width: 10 },
			n: { label: "件数", width: 8, format: "count" },
			at: { label: "时间", width: 16, format: "time" },
			share: { label: "占比", width: 8, format: "percent" },
			mean: { label: "平均", width: 8, format: "decimal" },
			chance: { label: "机会", width: 8, format: "chance" },
			part: { label: "分量", width: 8, format: "part" },
			plain: { label: "数", width: 8 },
		},
	};
	const asOf = "2023-04-05 16:00:00";
	const words = { grade: { good: "好", bad: "差" } };
	const [file] = await exportWorkbook(
		database,
		"a.xlsx",
		MODELS,
		asOf,
		words,
		plan,
	);
	if (!file) return undefined;
	const content = file.content as Uint8Array;
	const parts = unzipSync(content);
	const xml = (name: string) => new TextDecoder().decode(parts[`xl/${name}`]);
	const book = read(content, { cellNF: true });
	return { book, xml, sheet: (no: number) => xml(`worksheets/sheet${no}.xml`) };
}

const widthsOf = (xml = "") =>
	[...xml.matchAll(/<col [^>]*?width="(\d+)/g)].map((found) =>
		Number(found[1]),
	);
const listsOf = (xml = "") =>
	[
		...xml.matchAll(/<dataValidation ([^>]*)>.*?<formula1>(.*?)<\/formula1>/g),
	].map(([, about = "", values]) => [
		about.match(/sqref="(.*?)"/)?.[1],
		values?.replace(/&quot;|"/g, ""),
		about.includes('allowBlank="1"'),
	]);
/** The styles of the cells of the first row. */
const headOf = (written: Awaited<ReturnType<typeof write>>, no = 1) => {
	const formats = written
		?.xml("styles.xml")
		.match(/<cellXfs.*<\/cellXfs>/s)?.[0];
	const styles = [
		...(formats ?? "").matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs),
	];
	const row = written?.sheet(no).match(/<row r="1".*?<\/row>/s)?.[0] ?? "";
	return [...row.matchAll(/<c r="(\w+)"(?:[^>]*? s="(\d+)")?/g)].map(
		([, cell, style]) => [cell, styles[Number(style ?? 0)]?.[0]],
	);
};

describe("columns to fill in by hand", () => {
	test("stand behind the others, as wide as is told, and are chosen from a list for each row", async () => {
		const written = await write([{ ...two, blanks: BLANKS }]);
		const sheet = written?.book.Sheets.乙表;
		expect(
			["A1", "B1", "C1", "D1", "E1", "F1"].map((cell) => sheet?.[cell]?.v),
		).toEqual(["件数", "时间", "编号", "结果", "备注", "签字"]);
		expect(widthsOf(written?.sheet(1))).toEqual([8, 16, 10, 17, 17, 17]);
		expect(listsOf(written?.sheet(1))).toEqual([
			["D2:D3", "是", true],
			["F2:F3", "有,无", true],
		]);
		expect(sheet?.["!autofilter"]?.ref).toBe("A1:C3");
	});

	test("have a list for a single row, and none where there is no row", async () => {
		const single = await write([{ ...one, blanks: BLANKS }]);
		expect(listsOf(single?.sheet(1)).map(([range]) => range)).toEqual([
			"C2:C2",
			"E2:E2",
		]);
		const empty = await write([{ ...none, blanks: BLANKS }]);
		expect(empty?.book.Sheets.空表?.B1?.v).toBe("结果");
		expect(listsOf(empty?.sheet(1))).toEqual([]);
	});
});

test("the head is bold and wrapped over every column, and stays in sight; a page is as wide as the sheet", async () => {
	const written = await write([{ ...one, blanks: BLANKS }], { one: "一" });
	for (const [no, columns] of [
		[1, ["A1", "B1", "C1"]],
		[2, ["A1", "B1", "C1", "D1", "E1"]],
	] as const) {
		const head = headOf(written, no);
		expect(head.map(([cell]) => cell)).toEqual(columns);
		const fonts = [
			...(written?.xml("styles.xml") ?? "").matchAll(
				/<font>.*?<\/font>|<font\/>/gs,
			),
		].map(([font]) => font);
		for (const [, style = ""] of head) {
			expect(style).toMatch(/wrapText="(?:1|true)"/);
			expect(fonts[Number(style.match(/fontId="(\d+)"/)?.[1])]).toContain(
				"<b/>",
			);
		}
		const xml = written?.sheet(no) ?? "";
		expect(xml).toContain('ySplit="1"');
		expect(xml).toContain('fitToPage="1"');
		expect(xml).toMatch(/<pageSetup[^>]* fitToWidth="1"/);
		expect(xml).toMatch(/<pageSetup[^>]* fitToHeight="0"/);
		expect(xml).toMatch(/<pageSetup[^>]* orientation="landscape"/);
		expect(xml).toMatch(/<printOptions[^>]* gridLines="1"/);
		const names = written?.xml("workbook.xml") ?? "";
		expect(names).toMatch(/_xlnm\.Print_Titles/);
		expect(names).toMatch(/_xlnm\.Print_Area/);
	}
	expect(written?.xml("workbook.xml")).toContain("甲表!A1:E2");
});

describe("the list of sheets", () => {
	test("tells of each what it is and how many rows it has, as wide as is told", async () => {
		const about = { one: "第一张", two: "第二张", none: "没有的" };
		const written = await write([one, none, two], about);
		expect(written?.book.SheetNames).toEqual(["目录", "甲表", "乙表"]);
		const list = written?.book.Sheets.目录;
		expect(["A1", "B1", "C1"].map((cell) => list?.[cell]?.v)).toEqual([
			"表",
			"是什么",
			"行数",
		]);
		expect(["A2", "B2", "C2"].map((cell) => list?.[cell]?.v)).toEqual([
			"甲表",
			"第一张",
			1,
		]);
		expect(["A3", "B3", "C3"].map((cell) => list?.[cell]?.v)).toEqual([
			"乙表",
			"第二张",
			2,
		]);
		expect(list?.A3?.l?.Target).toBe("#'乙表'!A1");
		expect(widthsOf(written?.sheet(1))).toEqual([20, 60, 11]);
	});

	test("is not there where one sheet is not told of", async () => {
		const written = await write([one, two], { two: "第二张" });
		expect(written?.book.SheetNames).toEqual(["甲表", "乙表"]);
	});
});

test("numbers are written as told, texts in a column of numbers as they are", async () => {
	const written = await write([one, two]);
	expect(written?.book.Sheets.甲表?.A2?.v).toBe("'=甲");
	expect(written?.book.Sheets.甲表?.B2).toMatchObject({ v: 5, z: "#,##0" });
	const texts = written?.book.Sheets.乙表;
	expect(texts?.A2).toMatchObject({ v: "bad", z: "General" });
	expect(texts?.B2).toBeUndefined();
	expect(texts?.B3).toMatchObject({ t: "n", w: "2023-03-01 08:30" });
	const worded = await write([{ ...two, formats: { n: "word grade" } }]);
	expect(worded?.book.Sheets.乙表?.A2?.v).toBe("差");
});

test("numbers are rounded as people read them, by what they are", async () => {
	const columns = ["n", "share", "mean", "chance", "part", "plain"];
	const written = await write([{ sheet: "shares", label: "丙表", columns }]);
	const sheet = written?.book.Sheets.丙表;
	expect(
		["A2", "B2", "C2", "D2", "E2", "F2"].map((cell) => sheet?.[cell]?.v),
	).toEqual([3, 0.123, 1.3, 0.1235, 0.6543, 1.23456]);
});

test("a table that was not made has no sheet", async () => {
	const absent = { sheet: "absent", label: "无", columns: ["id"] };
	expect(await write([absent])).toBeUndefined();
	const written = await write([absent, one]);
	expect(written?.book.SheetNames).toEqual(["甲表"]);
});

test("a plan that names what does not exist is told so", async () => {
	const unknown = { ...one, sheet: "unknown" };
	await expect(write([unknown])).rejects.toThrow("unknown has no model");
	const columnless = { ...none, columns: ["id", "at"] };
	await expect(write([columnless])).rejects.toThrow("空表 has no at");
	const wordless = { ...none, columns: ["id", "more"] };
	await expect(write([wordless])).rejects.toThrow("空表 has no more");
});
