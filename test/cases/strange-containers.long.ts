import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readContents } from "./read-workspace.ts";
import { ALL, expectAll, HEADER, ROWS, rewrite, toSerial } from "./tickets.ts";
import { toBook, toCsv, toPage, toZip } from "./write-files.ts";

// Exports of the ten kinds as a stranger would make them, from the words of the contract alone.

describe("4: pages named .xls", () => {
	test("headings of two rows by spans, with breaks inside", async () => {
		const head =
			"<tr><th rowspan=2>工单<br>编号</th><th colspan=2>受理</th><th rowspan=2>社区</th></tr><tr><th>受理<br/>时间</th><th>标题</th></tr>";
		const { tickets, rejects } = await readContents({
			"工单.xls": `<table>${head}<tr><td>GD1</td><td>2023-03-01 09:00:00</td><td>&nbsp;</td><td>白石社区</td></tr></table>`,
		});
		expect(rejects).toEqual([]);
		expect(tickets).toMatchObject([
			{
				ticket_id: "GD1",
				community: "白石社区",
				accepted_at: "2023-03-01 09:00:00",
			},
		]);
	});
	test("times of their own type in a workbook of XML", async () => {
		const cell = (text: string | number) =>
			/^\d{4}-/.test(String(text))
				? `<Cell ss:StyleID="d"><Data ss:Type="DateTime">${String(text).replace(" ", "T")}.000</Data></Cell>`
				: `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
		const rows = ALL.map(
			(row) => `<Row>${row.map((each) => cell(each)).join("")}</Row>`,
		).join("");
		await expectAll({
			"工单.xls": `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd\\ hh:mm:ss"/></Style></Styles><Worksheet ss:Name="表"><Table>${rows}</Table></Worksheet></Workbook>`,
		});
	});
	test("a page whose charset is stated wrongly, after a blank line", async () => {
		const page = `\r\n\r\n<HTML><META http-equiv="Content-Type" content="text/html; charset=utf-8">${toPage(ALL)}</HTML>`;
		await expectAll({ "工单.xls": iconv.encode(page, "gb18030") });
	});
	test("a single-file page in eight bits, its words in lines of their own", async () => {
		const mail = `From: <saved>\r\nSubject: =?utf-8?B?5bel5Y2V?=\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${toPage(ALL).replaceAll("<td>", "\r\n<td>\r\n")}`;
		await expectAll({ "工单.mht": mail });
	});
});

describe("5: old and odd workbooks", () => {
	test("an old book of 1904", async () => {
		const serials = ROWS.map((row) =>
			row.map((cell, at) =>
				(at === 1 || at === 5) && cell ? toSerial(cell) - 1462 : cell,
			),
		);
		await expectAll({
			"工单.xls": toBook({ 表: [HEADER, ...serials] }, undefined, "biff8", {
				WBProps: { date1904: true },
			}),
		});
	});
	test("a formula whose value is an empty text is blank and no one's mistake", async () => {
		const { tickets, issues } = await readContents({
			"工单.xlsx": toBook({ 表: ALL }, (sheet) => {
				sheet.D5 = { t: "s", v: "", f: 'IF(1,"")' };
				sheet.F2 = { t: "s", v: "2023-03-03 10:00:00", f: "A1" };
			}),
		});
		expect(tickets[0]).toMatchObject({ closed_at: "2023-03-03 10:00:00" });
		expect(tickets[3]).toMatchObject({ community: "未归属" });
		expect(
			issues.filter(({ issue }) => issue === "formula_without_value"),
		).toEqual([]);
	});
	test("a summary on the first sheet, the tickets on the third, rows hidden by a filter", async () => {
		const { ledger } = await expectAll({
			"工单.xlsx": toBook(
				{
					汇总: [
						["社区", "件数"],
						["白石社区", 2],
					],
					空: [[]],
					明细: ALL,
				},
				(sheet, name) => {
					if (name !== "明细") return;
					sheet["!autofilter"] = { ref: "A1:H5" };
					sheet["!rows"] = [{}, { hidden: true }, { hidden: true }];
				},
			),
		});
		expect(ledger.find(({ sheet }) => sheet === "明细")).toMatchObject({
			counted: 4,
		});
	});
	test("a header in the twentieth row is found, in the twenty-first it is told of", async () => {
		const notes = (count: number) =>
			Array.from({ length: count }, (_, no) => [`第${no}条说明`]);
		await expectAll({ "工单.xlsx": toBook({ 表: [...notes(19), ...ALL] }) });
		const { warnings } = await readContents({
			"a.csv": toCsv(ALL),
			"b.xlsx": toBook({ 表: [...notes(20), ...ALL] }),
		});
		expect(warnings.join()).toContain("前 20 行里没有找到表头");
	});
});

describe("6: delimited text", () => {
	test("bars with blanks around them, quoted headings behind a mark", async () => {
		await expectAll({
			"工单.txt": ALL.map((row) => row.join(" | ")).join("\n"),
		});
		await expectAll({
			"工单.csv": `\ufeff${ALL.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n")}`,
		});
	});
	test("rare characters of four bytes in GB18030", async () => {
		const rows = rewrite("标题", () => "㐂𠮷路灯€");
		await expectAll({
			"工单.csv": iconv.encode(toCsv([HEADER, ...rows]), "gb18030"),
		});
	});
	test("some bytes that are in no encoding cost a few letters, and are told of", async () => {
		const title = "小区里水管漏水已经三天没有人来修理，请尽快派人处理一下";
		const bytes = Buffer.from(toCsv([HEADER, ...rewrite("标题", () => title)]));
		const at = bytes.indexOf(Buffer.from("水管"));
		const { tickets, warnings, rejects } = await readContents({
			"工单.csv": Buffer.concat([
				bytes.subarray(0, at),
				Buffer.from([0xff, 0x80]),
				bytes.subarray(at),
			]),
		});
		expect(rejects).toEqual([]);
		expect(tickets).toHaveLength(4);
		expect(warnings.join()).toContain("损坏的字节");
	});
	test("an archive in a sub-folder with a scan beside the tickets", async () => {
		const { warnings, ledger } = await expectAll({
			"三月/打包.zip": toZip([
				{ name: "扫描.pdf", bytes: Buffer.from("%PDF-1.4\n") },
				{
					name: "工单.csv",
					bytes: Buffer.from(`\ufeff${toCsv(ALL, "\t")}`, "utf16le"),
				},
			]),
		});
		expect(ledger.map(({ file }) => file)).toEqual(["三月/打包.zip/工单.csv"]);
		expect(warnings.join()).toMatch(/扫描\.pdf 是 PDF 文件/);
	});
});
