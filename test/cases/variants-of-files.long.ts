import { utils } from "@e965/xlsx";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readContents } from "./read-workspace.ts";
import { ALL, expectAll, HEADER, ROWS, rewrite } from "./tickets.ts";
import { toBook, toCsv, toPage, toTable, toZip } from "./write-files.ts";

// More of each of the ten kinds of variants-of-files.test.ts, by `npm run cases`: what kind of file they come in.

describe("4: pages named .xls", () => {
	test("a table that is not closed before the next begins", async () => {
		const page = `<table><tr><td>怡园街道</td></tr><table>${toTable(ALL).slice("<table border=1>".length)}`;
		await expectAll({ "工单.xls": page });
	});
	test("a head, a body and a foot with a total", async () => {
		const cells = (row: readonly (string | number)[], tag: string) =>
			`<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
		const { ledger } = await readContents({
			"工单.xls": `<table><thead>${cells(HEADER, "th")}</thead><tbody>${ROWS.map((row) => cells(row, "td")).join("")}</tbody><tfoot><tr><td>合计</td><td colspan=7>4 件</td></tr></tfoot></table>`,
		});
		expect(ledger).toMatchObject([{ counted: 4, ignored: 1, rejected: 0 }]);
	});
	test("a page for each printed sheet, the head on each", async () => {
		await expectAll({
			"工单.xls": toPage(
				[HEADER, ...ROWS.slice(0, 2)],
				[HEADER, ...ROWS.slice(2)],
			),
		});
	});
	test("a table in a comment, and one in a script, are none", async () => {
		await expectAll({
			"工单.xls": `<html><!-- ${toTable([HEADER, ["GD9"]])} --><script>var t = "${toTable([HEADER, ["GD8"]])}"</script>${toTable(ALL)}</html>`,
		});
	});
	test("cells that span rows hold for each of them", async () => {
		const body = `<tr><td>GD1</td><td rowspan=2>2023-03-01 09:00:00</td><td>路灯</td><td rowspan="2">白石社区</td></tr><tr><td>GD2</td><td>水管</td></tr>`;
		const { tickets } = await readContents({
			"工单.xls": `<table><tr><td>工单编号<td>受理时间<td>标题<td>社区</tr>${body}</table>`,
		});
		expect(tickets).toMatchObject([
			{ ticket_id: "GD1", community: "白石社区" },
			{
				ticket_id: "GD2",
				community: "白石社区",
				accepted_at: "2023-03-01 09:00:00",
			},
		]);
	});
	test("UTF-16, XHTML and words around the words", async () => {
		const rows = ALL.map((row) =>
			row.map((cell) => `<font color="red"><b>&nbsp;${cell}</b></font><br/>`),
		);
		await expectAll({
			"工单.xls": Buffer.from(
				`\ufeff<?xml version="1.0" encoding="utf-16"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>${toTable(rows)}</body></html>`,
				"utf16le",
			),
		});
	});
	test("a workbook in XML that skips cells and rows", async () => {
		const row = (cells: readonly (string | number)[], index: number) =>
			`<Row ss:Index="${index}">${cells
				.map((cell, at) =>
					cell === ""
						? ""
						: `<Cell ss:Index="${at + 1}"><Data ss:Type="String">${cell}</Data></Cell>`,
				)
				.join("")}</Row>`;
		await expectAll({
			"工单.xls": `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${ALL.map((cells, at) => row(cells, 1 + at * 2)).join("")}</Table></Worksheet></Workbook>`,
		});
	});
	test("a single-file page of a workbook: a frame, its sheets and their tabs", async () => {
		const part = (name: string, body: string) =>
			[
				"------=x",
				`Content-Location: file:///C:/${name}`,
				"Content-Transfer-Encoding: quoted-printable",
				'Content-Type: text/html; charset="utf-8"',
				"",
				Buffer.from(body)
					.toString("latin1")
					.replace(
						/[^\x20-\x3c\x3e-\x7e]/g,
						(c) =>
							`=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
					)
					.replace(/(.{60})/g, "$1=\r\n")
					.replace(/=\r\n([0-9A-F]{1,2})(?![0-9A-F])/g, "=\r\n$1"),
				"",
			].join("\r\n");
		const mail = `MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="----=x"\r\n\r\n${part("a.htm", "<html><frameset><frame src=s1.htm></frameset></html>").replace(/=\r\n/g, "")}${part("s1.htm", toPage(ALL)).replace(/=\r\n/g, "")}------=x--\r\n`;
		await expectAll({ "工单.xls": mail });
	});
});

describe("5: old and odd workbooks", () => {
	test("a sheet formatted far beyond its last row and column", async () => {
		await expectAll({
			"工单.xlsx": toBook({ 表: ALL }, (sheet) => {
				for (let row = 10; row < 6000; row++)
					sheet[`A${row}`] = { t: "s", v: row % 2 ? "" : " " };
				sheet.ZZ1 = { t: "s", v: "" };
				sheet["!ref"] = "A1:ZZ6000";
			}),
		});
	});
	test("formulas without values where the number should be", async () => {
		const read = await readContents(
			{
				"工单.xlsx": toBook({ 表: ALL }, (sheet) => {
					sheet.A2 = { t: "n", f: "A1&1" };
				}),
			},
			{ profile: "" },
		);
		expect(read.rejects.map(({ reason }) => reason)).toEqual(["missing_id"]);
		expect(read.issues.map(({ issue }) => issue)).toContain(
			"formula_without_value",
		);
		expect(read.warnings.join()).toContain("用表格软件打开另存");
	});
	test("a title merged over every column of the sheet", async () => {
		await expectAll({
			"工单.xlsx": toBook({ 表: [["怡园街道工单"], ...ALL] }, (sheet) => {
				sheet["!merges"] = [utils.decode_range("A1:XFD1")];
			}),
		});
	});
	test("a community merged beyond the end of the sheet", async () => {
		const rows = ALL.map((row, at) =>
			row.map((cell, column) => (column === 3 && at > 1 ? "" : cell)),
		);
		const { tickets } = await readContents({
			"工单.xlsx": toBook({ 表: rows }, (sheet) => {
				sheet["!merges"] = [utils.decode_range("D2:D1048576")];
			}),
		});
		expect(tickets.map(({ community }) => community)).toEqual(
			Array(4).fill("白石社区"),
		);
	});
	test("a book of binary parts, and one of OpenOffice", async () => {
		await expectAll({
			"工单.xlsb": toBook({ 表: ALL }, undefined, "xlsb" as "xlsx"),
		});
		await expectAll({
			"工单.ods": toBook({ 表: ALL }, undefined, "ods" as "xlsx"),
		});
	});
	test("a very hidden sheet with the later closings, first of all", async () => {
		const later = rewrite("办结时间", () => "2023-03-20 10:00:00");
		await expectAll({
			"工单.xlsx": toBook(
				{ 底稿: [HEADER, ...later], 表: ALL },
				undefined,
				"xlsx",
				{ Sheets: [{ Hidden: 2 }, { Hidden: 0 }] },
			),
		});
	});
});

describe("6: delimited text", () => {
	test.each([
		[
			"a line that states the delimiter",
			() => Buffer.from(`sep=;\r\n${toCsv(ALL, ";")}`),
		],
		[
			"Excel's Unicode text",
			() => Buffer.from(`\ufeff${toCsv(ALL, "\t")}`, "utf16le"),
		],
		[
			"mixed line ends",
			() =>
				Buffer.from(
					ALL.map((row, at) => row.join(",") + (at % 2 ? "\n" : "\r\n")).join(
						"",
					),
				),
		],
		["the old end-of-file mark", () => Buffer.from(`${toCsv(ALL)}\u001a`)],
		[
			"blank lines between all lines",
			() => Buffer.from(toCsv(ALL).replaceAll("\r\n", "\r\n\r\n")),
		],
		[
			"a delimiter at the end of every line",
			() => Buffer.from(toCsv(ALL.map((row) => [...row, ""]))),
		],
		[
			"UTF-8 with a mark inside GBK lines",
			() =>
				Buffer.concat([
					Buffer.from("\ufeff"),
					iconv.encode(toCsv(ALL), "gb18030"),
				]),
		],
		[
			"GBK cut in the middle of its last character",
			() =>
				Buffer.concat([
					iconv.encode(toCsv(ALL), "gb18030"),
					Buffer.from([0xb0]),
				]),
		],
		[
			"NULs between the letters of a part",
			() =>
				Buffer.concat([
					Buffer.from(toCsv(ALL.slice(0, 3))),
					Buffer.from(toCsv(ALL.slice(3)).replace(/[\x20-\x7e]/g, "$&\0")),
				]),
		],
	])("%s", async (_, write) => {
		await expectAll({ "工单.txt": write() });
	});
	test("an archive of an old workbook, a page and a text, each in its folder", async () => {
		await expectAll({
			"导出.zip": toZip([
				{
					name: "a/工单.xls",
					bytes: toBook({ 表: ALL.slice(0, 2) }, undefined, "biff8"),
				},
				{
					name: "b/工单.xls",
					bytes: Buffer.from(toPage([HEADER, ...ROWS.slice(1, 3)])),
				},
				{
					name: "c/工单.txt",
					bytes: iconv.encode(
						toCsv([HEADER, ...ROWS.slice(3)], "\t"),
						"gb18030",
					),
				},
			]),
		});
	});
});
