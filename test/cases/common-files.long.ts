import { utils } from "@e965/xlsx";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readContents } from "./read-workspace.ts";
import { ALL, expectAll, HEADER, open, ROWS } from "./tickets.ts";
import { toBook, toCsv, toPage, toTable, toZip } from "./write-files.ts";

// What real exports do, of ten kinds; each was tried before it was mended. Here: what kind of file they come in.

describe("4: pages named .xls", () => {
	test("a layout of nested tables", async () => {
		const page = `<html><table><tr><td>怡园街道工单</td></tr><tr><td>${toTable(ALL)}</td></tr><tr><td>制表人</td></tr></table></html>`;
		await expectAll({ "工单.xls": page });
	});
	test("cells that hold a little table each", async () => {
		const rows = ROWS.map((row) =>
			row.map((cell, at) =>
				at === 2 ? `<table><tr><td>${cell}</td></tr></table>` : cell,
			),
		);
		await expectAll({ "工单.xls": toPage([HEADER, ...rows]) });
	});
	test("a table in pieces of a layout, the head in the first only", async () => {
		const page = `<table><tr><td>${toTable([HEADER])}</td></tr><tr><td>${toTable(ROWS.slice(0, 2))}</td></tr><tr><td>${toTable(ROWS.slice(2))}</td></tr></table>`;
		await expectAll({ "工单.xls": page });
	});
	test("spans of a thousand million", async () => {
		const page = toPage(ALL)
			.replace(
				"<tr><td>",
				'<tr><td colspan="1000000000" rowspan="99999999999">怡园街道</td></tr><tr><td>',
			)
			.replaceAll('rowspan="99999999999"', "");
		await expectAll({ "工单.xls": page });
	});
	test("upper-case tags without ends, and what Excel writes around them", async () => {
		const body = ALL.map(
			(row) =>
				`<TR height=20>${row.map((cell) => `<TD class=xl24 x:str>${cell}`).join("\n")}`,
		).join("\n");
		const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{mso-number-format:"\\@";}</style><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>表</x:Name></x:ExcelWorkbook></xml><![endif]--></head><body><TABLE>${body}</TABLE></body></html>`;
		await expectAll({ "工单.xls": iconv.encode(page, "gb18030") });
	});
	test("the number behind what shows as a power of ten", async () => {
		const { tickets } = await readContents({
			"工单.xls":
				'<table><tr><td>工单编号<td>受理时间<tr><td x:num="202303010001">2.02E+11<td>2023-03-01 09:00</table>',
		});
		expect(tickets).toMatchObject([{ ticket_id: "202303010001" }]);
	});
	test("a single-file page in base64 and GBK", async () => {
		const body = iconv
			.encode(toPage(ALL), "gb18030")
			.toString("base64")
			.replace(/.{76}/g, "$&\r\n");
		const mail = [
			"MIME-Version: 1.0",
			"Content-Type: multipart/related;",
			'\tboundary="==x"',
			"",
			"--==x",
			"Content-Type: text/html; charset=gb2312",
			"Content-Transfer-Encoding: base64",
			"",
			body,
			"--==x",
			"Content-Type: image/png",
			"",
			"x",
			"--==x--",
			"",
		].join("\r\n");
		await expectAll({ "工单.xls": mail });
	});
	test("a page of a login is named for what it is", async () => {
		const { warnings } = await readContents({
			"工单.csv": toCsv(ALL),
			"登录.xls": "<html><body>登录已超时</body></html>",
		});
		expect(warnings.join()).toContain("网页里没有表格");
	});
});

describe("5: old and odd workbooks", () => {
	test("a book of prefixed tags and inline texts, its parts named from the root", async () => {
		const row = (cells: readonly string[], at: number) =>
			`<x:row r="${at}">${cells.map((cell) => `<x:c t="inlineStr"><x:is><x:r><x:t>${cell.slice(0, 2)}</x:t></x:r><x:r><x:t xml:space="preserve">${cell.slice(2)}</x:t></x:r></x:is></x:c>`).join("")}</x:row>`;
		const sheet = `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${ALL.map((cells, at) => row(cells, at + 1)).join("")}</x:sheetData></x:worksheet>`;
		const book = `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="表" sheetId="1" r:id="rId9"/></x:sheets></x:workbook>`;
		const relations = `<Relationships><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/odd/first.xml"/></Relationships>`;
		const bytes = toZip([
			{ name: "xl/workbook.xml", bytes: Buffer.from(book) },
			{ name: "xl/_rels/workbook.xml.rels", bytes: Buffer.from(relations) },
			{ name: "xl\\odd\\first.xml", bytes: Buffer.from(sheet) },
		]);
		await expectAll({ "工单.xlsx": bytes });
	});
	test("error cells of both kinds of books say nothing and are told of", async () => {
		for (const type of ["xlsx", "biff8"] as const) {
			const { tickets, issues } = await readContents({
				"工单.xls": toBook(
					{ 表: ALL },
					(sheet) => {
						sheet.D2 = { t: "e", v: 0x2a };
						sheet.F3 = { t: "e", v: 0x17 };
					},
					type,
				),
			});
			expect(tickets[0]?.community).toBe("未归属");
			expect(tickets[1]).toMatchObject({ state: "closed", closed_at: null });
			expect(
				issues.filter(({ issue }) => issue === "error_value"),
			).toMatchObject([
				{ column: "社区", row: 2 },
				{ column: "办结时间", row: 3 },
			]);
		}
	});
	test("an error in the column of ids or of acceptance is a record that lacks them", async () => {
		const { rejects } = await readContents({
			"工单.csv": toCsv([
				...ALL,
				["#REF!", ...(ROWS[0] ?? []).slice(1)],
				["GD9", "########", "路灯"],
			]),
		});
		expect(rejects.map(({ reason }) => reason)).toEqual([
			"missing_id",
			"missing_accepted_at",
		]);
	});
	test("merges without number, one over the other", async () => {
		const { tickets } = await readContents({
			"工单.xlsx": toBook({ 表: ALL }, (sheet) => {
				sheet["!merges"] = Array.from({ length: 20_000 }, (_, index) =>
					utils.decode_range(`D2:D${3 + (index % 900)}`),
				);
			}),
		});
		expect(tickets).toHaveLength(4);
	});
	test("a hidden sheet of an old book is known as such", async () => {
		const { warnings } = await expectAll({
			"工单.xls": toBook(
				{ 底稿: [HEADER, ...open], 表: ALL },
				undefined,
				"biff8",
				{ Sheets: [{ Hidden: 2 }, { Hidden: 0 }] },
			),
		});
		expect(warnings.join()).toContain("隐藏");
	});
});

describe("6: delimited text", () => {
	test.each([
		[
			"UTF-16BE without a mark",
			() => Buffer.from(toCsv(ALL), "utf16le").swap16(),
		],
		[
			"UTF-16LE with tabs, without a mark",
			() => Buffer.from(toCsv(ALL, "\t"), "utf16le"),
		],
		["bars in GBK", () => iconv.encode(toCsv(ALL, "|"), "gb18030")],
		[
			"NULs between the lines",
			() => Buffer.from(toCsv(ALL).replaceAll("\r\n", "\0\r\n\0")),
		],
		[
			"lines that end in a return alone",
			() => Buffer.from(toCsv(ALL).replaceAll("\r\n", "\r")),
		],
		[
			"GBK with UTF-8 appended",
			() =>
				Buffer.concat([
					iconv.encode(toCsv(ALL.slice(0, 3)), "gb18030"),
					Buffer.from(toCsv(ALL.slice(3))),
				]),
		],
		[
			"two files in one, each with its mark and header",
			() =>
				Buffer.concat([
					Buffer.from(`\ufeff${toCsv(ALL.slice(0, 3))}`),
					Buffer.from(`\ufeff${toCsv([HEADER, ...ALL.slice(3)])}`),
				]),
		],
		[
			"each line in another encoding",
			() =>
				Buffer.concat(
					ALL.map((row, at) =>
						iconv.encode(toCsv([row]), at % 2 ? "utf8" : "gb18030"),
					),
				),
		],
	])("%s", async (_, write) => {
		await expectAll({ "工单.txt": write() });
	});
	test("an archive of two files whose names are in GBK, in a folder", async () => {
		const { ledger } = await expectAll({
			"导出.zip": toZip([
				{
					name: iconv.encode("三月/工单一.xlsx", "gb18030"),
					bytes: toBook({ 表: ALL.slice(0, 3) }),
				},
				{
					name: iconv.encode("三月/工单二.csv", "gb18030"),
					bytes: iconv.encode(toCsv([HEADER, ...ALL.slice(3)]), "gb18030"),
				},
				{ name: "__MACOSX/._x", bytes: Buffer.from("x") },
			]),
		});
		expect(ledger.map(({ file }) => file)).toEqual([
			"导出.zip/三月/工单一.xlsx",
			"导出.zip/三月/工单二.csv",
		]);
	});
	test("archives in archives, and locked ones, are named and cost nothing else", async () => {
		const inner = toZip([{ name: "a.csv", bytes: Buffer.from("x") }]);
		const { warnings } = await expectAll({
			"导出.zip": toZip([
				{ name: "内.zip", bytes: inner },
				{ name: "锁.csv", bytes: Buffer.from("x"), flags: 1 },
				{ name: "工单.csv", bytes: Buffer.from(toCsv(ALL)) },
			]),
		});
		expect(warnings.join()).toContain("导出.zip/内.zip 是压缩包里的压缩包");
		expect(warnings.join()).toContain("导出.zip/锁.csv 压缩包设有密码");
	});
});
