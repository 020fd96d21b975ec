import { utils, type WorkSheet } from "@e965/xlsx";
import { expect, test } from "vitest";
import { createAllowance } from "../../../pipeline/files/limits.ts";
import { createPageReader, toSheets } from "../../../pipeline/files/page.ts";
import type { RecordTest, Sheet } from "../../../pipeline/files/sheet.ts";
import type { ByteSource } from "../../../pipeline/files/source.ts";
import { openXlsx } from "../../../pipeline/files/xlsx/open-xlsx.ts";
import { openZip } from "../../../pipeline/files/zip.ts";
import { toWorkbook } from "../read/read-fixture.ts";

async function openBytes(bytes: Buffer): Promise<readonly Sheet[]> {
	const source: ByteSource = {
		size: bytes.length,
		async *chunks() {
			yield bytes;
		},
		whole: async () => bytes,
	};
	const opened = await openXlsx(
		await openZip(source),
		createAllowance("工单.xlsx", source.size),
	);
	if (!opened) throw new Error("not opened");
	return opened.sheets;
}

async function rowsOf(sheet: Sheet | undefined) {
	const rows = [];
	for await (const batch of sheet?.rows({} as RecordTest) ?? [])
		rows.push(...batch);
	return rows;
}

const cellsOf = async (sheet: Sheet | undefined) =>
	(await rowsOf(sheet)).map(({ cells }) => cells);

function setFormats(formats: Record<string, string>) {
	return (sheet: WorkSheet) => {
		for (const [address, format] of Object.entries(formats))
			sheet[address].z = format;
	};
}

test("every sheet is read, in the order of the tabs", async () => {
	const sheets = await openBytes(toWorkbook({ 三月: [["a"]], 一月: [["b"]] }));
	expect(sheets.map(({ name }) => name)).toEqual(["三月", "一月"]);
});

// Full times under a format of days were cut to days, and closed before they were accepted.
test("a date cell is a day where its number is whole, whatever its format shows", async () => {
	const [sheet] = await openBytes(
		toWorkbook(
			{ Sheet1: [[44986.375, 44986, 44986.375, 44986, 44986.375]] },
			setFormats({
				A1: "yyyy-mm-dd hh:mm:ss",
				B1: "yyyy-mm-dd hh:mm:ss",
				C1: "yyyy-mm-dd",
				D1: 'yyyy"年"m"月"d"日"',
				E1: "0.00",
			}),
		),
	);
	expect(await cellsOf(sheet)).toEqual([
		[
			"2023-03-01 09:00:00",
			"2023-03-01",
			"2023-03-01 09:00:00",
			"2023-03-01",
			44986.375,
		],
	]);
});

test("rows carry the numbers that a spreadsheet shows", async () => {
	const [sheet] = await openBytes(toWorkbook({ Sheet1: [["a"], [], ["c"]] }));
	const rows = await rowsOf(sheet);
	expect(
		rows.filter(({ cells }) => cells.length > 0).map(({ row }) => row),
	).toEqual([1, 3]);
});

test("a merged cell fills its rows, and no row below them", async () => {
	const rows = [
		["甲", "1"],
		["", "2"],
		["", "3"],
	];
	const [sheet] = await openBytes(
		toWorkbook({ Sheet1: rows }, (each) => {
			each["!merges"] = [utils.decode_range("A1:A2")];
		}),
	);
	expect(await cellsOf(sheet)).toEqual([
		["甲", "1"],
		["甲", "2"],
		["", "3"],
	]);
});

test("a merged heading stands over all its columns", async () => {
	const [sheet] = await openBytes(
		toWorkbook(
			{
				Sheet1: [
					["市", ""],
					["交办时间", "期限"],
				],
			},
			(each) => {
				each["!merges"] = [utils.decode_range("A1:B1")];
			},
		),
	);
	expect(sheet?.head[0]?.cells).toEqual(["市", "市"]);
});

test("a sheet that claims more rows than it has ends with its rows", async () => {
	const [sheet] = await openBytes(
		toWorkbook({ Sheet1: [["a"], ["b"]] }, (each) => {
			each["!ref"] = "A1:F65203";
		}),
	);
	const filled = (await cellsOf(sheet)).filter((cells) => cells.length > 0);
	expect(filled).toEqual([["a"], ["b"]]);
});

test("truth values and numbers stay what they are", async () => {
	const [sheet] = await openBytes(
		toWorkbook({ Sheet1: [[true, 12.5, "x", null]] }),
	);
	const [cells] = await cellsOf(sheet);
	expect(cells?.slice(0, 3)).toEqual(["TRUE", 12.5, "x"]);
});

test("a page named as a workbook gives its table as text", async () => {
	const html =
		"<html><table><tr><td>工单编号</td></tr><tr><td>00123456789012345678</td></tr></table></html>";
	const page = createPageReader(() => undefined);
	page.write(html);
	const [sheet] = toSheets(page.end(), "utf-8");
	expect(await cellsOf(sheet)).toEqual([
		["工单编号"],
		["00123456789012345678"],
	]);
	expect(sheet).toMatchObject({ format: "html", encoding: "utf-8" });
});
