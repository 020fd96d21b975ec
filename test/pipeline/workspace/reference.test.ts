import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UserError } from "../../../pipeline/user-error.ts";
import { readReference } from "../../../pipeline/workspace/reference.ts";
import { toBook, toCsv, toPage } from "../../cases/write-files.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "reference-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const COLUMNS = ["community", "aliases", "households"];
const ROWS = [
	COLUMNS,
	["# 示例社区", "", "1"],
	["白石社区", "白石|白石居委会", "1200"],
	["青藤社区", "", "800"],
];
const EXPECTED = [
	{ community: "白石社区", aliases: "白石|白石居委会", households: "1200" },
	{ community: "青藤社区", aliases: "", households: "800" },
];

// Tables are what exports are: written by the same programs, with the same faults.
test.each([
	["UTF-8 with a mark", "csv", Buffer.from(`\ufeff${toCsv(ROWS)}`)],
	["GB18030", "csv", iconv.encode(toCsv(ROWS), "gb18030")],
	["UTF-16", "csv", Buffer.from(`\ufeff${toCsv(ROWS, "\t")}`, "utf16le")],
	["semicolons", "csv", Buffer.from(toCsv(ROWS, ";"))],
	["a workbook named .csv", "csv", toBook({ 表: ROWS })],
	["an old workbook", "xlsx", toBook({ 表: ROWS }, undefined, "biff8")],
	["a page", "xlsx", Buffer.from(toPage(ROWS))],
	[
		"cells in wrappers",
		"csv",
		Buffer.from(
			toCsv(ROWS.map((row) => row.map((cell) => cell && `"=""${cell}"""`))),
		),
	],
	[
		"numbers with decimals",
		"csv",
		Buffer.from(toCsv(ROWS).replace(/(1200|800)/g, "$1.0")),
	],
])("a table as %s", (_, ending, bytes) => {
	writeFileSync(join(folder, `communities.${ending}`), bytes);
	expect(readReference(folder, "communities", COLUMNS)).toEqual(EXPECTED);
});

test("a date cell of a workbook is the day it shows, not its number", () => {
	const bytes = toBook(
		{
			表: [
				["date", "is_workday"],
				[44949, "否"],
			],
		},
		(sheet) => {
			sheet.A2.z = "yyyy/m/d";
		},
	);
	writeFileSync(join(folder, "calendar.xlsx"), bytes);
	expect(readReference(folder, "calendar", ["date", "is_workday"])).toEqual([
		{ date: "2023-01-23", is_workday: "否" },
	]);
});

test.each([
	["torn", Buffer.from("PK\u0003\u0004torn"), "文件已损坏"],
	[
		"without its column",
		Buffer.from("社区,户数\n白石,1\n"),
		"缺少“community”一列",
	],
])("a table %s is named", (_, bytes, message) => {
	writeFileSync(join(folder, "communities.xlsx"), bytes);
	let told: unknown;
	try {
		readReference(folder, "communities", COLUMNS);
	} catch (error) {
		told = error;
	}
	expect(told).toBeInstanceOf(UserError);
	expect((told as UserError).message).toContain(message);
	expect((told as UserError).place?.file).toContain("communities.xlsx");
});
