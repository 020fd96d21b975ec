import { utils } from "@e965/xlsx";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readThen } from "../pipeline/read/read-fixture.ts";
import { readContents } from "./read-workspace.ts";
import {
	ALL,
	expectAll,
	HEADER,
	open,
	ROWS,
	rewrite,
	toSerial,
} from "./tickets.ts";
import {
	type Cells,
	toBook,
	toCsv,
	toPage,
	toTable,
	toZip,
} from "./write-files.ts";

// More of the ten kinds, each tried before it was mended.

const TIMES = ["受理时间", "办结时间"];

const withTimes = (write: (time: string) => string | number) =>
	ROWS.map((row) =>
		row.map((cell, at) =>
			TIMES.includes(HEADER[at] ?? "") && cell !== "" ? write(cell) : cell,
		),
	);

describe("1: which row wins", () => {
	test("one number written in wide letters, in quotes and plainly is one ticket", async () => {
		const wide = (text: string) =>
			text.replace(/[A-Z\d]/g, (c) =>
				String.fromCharCode(c.charCodeAt(0) + 0xfee0),
			);
		const { tickets } = await readContents({
			"a20230331.csv": toCsv(ALL),
			"b20230310.csv": toCsv([
				HEADER,
				...open.map((row) => [wide(String(row[0])), ...row.slice(1)]),
			]),
			"c20230311.csv": toCsv([
				HEADER,
				...open.map((row) => [`"=""${row[0]}"""`, ...row.slice(1)]),
			]),
		});
		expect(tickets.map(({ state }) => state)).toEqual([
			"closed",
			"closed",
			"closed",
			"open",
		]);
	});
	test("of two rows with the same last event the rated one wins, wherever it stands", async () => {
		const unrated = rewrite("满意度", () => "");
		await expectAll({ "工单.csv": toCsv([...ALL, ...unrated]) });
	});
	test("a stale copy in a subfolder whose name comes last loses to later events", async () => {
		await expectAll({
			"工单.csv": toCsv(ALL),
			"最终版/最新（修改）.csv": toCsv([HEADER, ...open]),
		});
	});
	test("a range of days in a name counts to its last day", async () => {
		await expectAll({
			"工单（2023.3.1-2023.3.31）.csv": toCsv(ALL),
			"工单2023年3月20日导出.csv": toCsv([
				HEADER,
				...rewrite("办结时间", () => "2023-03-19 10:00:00"),
			]),
		});
	});
	test("a closing in a year typed wrong does not make a row the newest", async () => {
		const typo = rewrite("办结时间", (cell, row) =>
			row === 0 ? "2032-03-03 10:00:00" : cell,
		);
		const { tickets } = await readContents({
			"a.csv": toCsv([HEADER, ...typo, ...ROWS]),
		});
		expect(tickets[0]).toMatchObject({ closed_at: "2023-03-03 10:00:00" });
	});
});

describe("2: wrappers", () => {
	test.each([
		["wide formulas", (cell: string) => `＝＂${cell}＂`],
		["hard blanks on both sides", (cell: string) => `\u00a0${cell}\u3000`],
		["carriage returns escaped", (cell: string) => `${cell}_x000D_`],
		["named entities", (cell: string) => `&nbsp;${cell}&emsp;`],
		["marks of direction", (cell: string) => `\u202a${cell}\u202c`],
		["quotes inside a formula twice over", (cell: string) => `"=""'${cell}"""`],
	])("%s", async (_, around) => {
		const wrapped = ALL.map((row) => row.map((cell) => around(String(cell))));
		await expectAll({ "工单.csv": toCsv(wrapped) });
	});
	test("one telephone in nine wrappers is one caller", async () => {
		const phones = [
			"13900001111",
			"13900001111.0",
			'"=""13900001111"""',
			"'13900001111",
			"139-0000-1111",
			"+86 139 0000 1111",
			"１３９００００１１１１",
			"86-13900001111",
			"\u200b13900001111\t",
		];
		const rows = phones.map((phone, at) => [
			`GD${at}`,
			"2023-03-01 09:00:00",
			phone,
		]);
		const keys = await readThen(
			{ "a.csv": toCsv([["工单编号", "受理时间", "联系电话"], ...rows]) },
			(ask) => ask("select distinct caller_key from raw_tickets"),
		);
		expect(keys).toHaveLength(1);
		expect(keys[0]?.caller_key).not.toBeNull();
	});
});

describe("3: numbers and formats", () => {
	test.each([
		["fractions of a second of a database", (time: string) => `${time}.0`],
		[
			"a browser's date",
			(time: string) =>
				`Wed Mar ${time.slice(8, 10)} 2023 ${time.slice(11)} GMT+0800 (中国标准时间)`,
		],
		[
			"an English date",
			(time: string) =>
				`"Mar ${Number(time.slice(8, 10))}, 2023 ${Number(time.slice(11, 13))}:00:00 AM"`,
		],
		[
			"a date of a script",
			(time: string) =>
				`/Date(${Date.parse(`${time.replace(" ", "T")}+08:00`)}+0800)/`,
		],
		[
			"epoch microseconds",
			(time: string) => `${Date.parse(`${time.replace(" ", "T")}+08:00`)}000`,
		],
		[
			"epoch milliseconds with commas",
			(time: string) =>
				`"${Date.parse(`${time.replace(" ", "T")}+08:00`).toLocaleString("en")}"`,
		],
		[
			"a packed day and a packed clock",
			(time: string) => time.replaceAll("-", "").replaceAll(":", ""),
		],
		[
			"Chinese words throughout",
			(time: string) =>
				`${time.slice(0, 4)}年${time.slice(5, 7)}月${time.slice(8, 10)}日${time.slice(11, 13)}时00分00秒`,
		],
		["dots and a clock", (time: string) => time.replaceAll("-", ".")],
		["an offset with a blank", (time: string) => `${time} +0800`],
		[
			"a zone in brackets",
			(time: string) => `${time.replace(" ", "T")}+08:00[Asia/Shanghai]`,
		],
		[
			"no seconds and one digit",
			(time: string) => `${time.slice(0, 10)} ${Number(time.slice(11, 13))}:00`,
		],
	])("%s", async (_, write) => {
		await expectAll({ "工单.csv": toCsv([HEADER, ...withTimes(write)]) });
	});
	test("times just after noon and midnight, by halves of the day", async () => {
		const header = ["工单编号", "受理时间"];
		const { tickets } = await readContents({
			"a.csv": toCsv([
				header,
				["A", "2023/3/4 12:05:00 上午"],
				["B", "2023/3/4 下午 12:05"],
				["C", "2023-03-04 12:05:00 PM"],
				["D", "2023年3月4日 凌晨12点05分"],
				["E", "2023-03-04 中午12:05"],
				["F", "2023-03-04 晚上8:05"],
			]),
		});
		expect(tickets.map(({ accepted_at }) => accepted_at)).toEqual([
			"2023-03-04 00:05:00",
			"2023-03-04 12:05:00",
			"2023-03-04 12:05:00",
			"2023-03-04 00:05:00",
			"2023-03-04 12:05:00",
			"2023-03-04 20:05:00",
		]);
	});
	test("cells of the type of ISO dates", async () => {
		const bytes = toBook({ 表: ALL }, (sheet) => {
			for (const [address, cell] of Object.entries(sheet) as [
				string,
				{ t?: string; v?: unknown; z?: string },
			][])
				if (/^[BF][2-5]$/.test(address) && cell.v)
					sheet[address] = {
						t: "d",
						v: new Date(`${String(cell.v).replace(" ", "T")}Z`),
					};
		});
		await expectAll({ "工单.xlsx": bytes });
	});
	test("a serial in text, and one with decimals beyond a second", async () => {
		await expectAll({
			"工单.csv": toCsv([
				HEADER,
				...withTimes((time) => (toSerial(time) + 1e-9).toFixed(10)),
			]),
		});
	});
});

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

describe("7: the moment of the data", () => {
	const header = ["工单编号", "受理时间", "派单时间", "办结时间"];
	const days = Array.from({ length: 60 }, (_, at) => {
		const day = String(1 + (at % 28)).padStart(2, "0");
		const month = 1 + (at % 3);
		return [
			`T${at}`,
			`2023-0${month}-${day} 09:00:00`,
			`2023-0${month}-${day} 10:00:00`,
			`2023-0${month}-${day} 15:00:00`,
		];
	});
	test("defaults of databases are nobody's closings", async () => {
		const { asOf, tickets, issues } = await readContents(
			{
				"a.csv": toCsv([
					header,
					...days,
					["X1", "2023-03-01 09:00:00", "", "1970-01-01 08:00:00"],
					["X2", "2023-03-01 09:00:00", "", "9999-12-31 23:59:59"],
					["X3", "2023-03-01 09:00:00", "", "0000-00-00 00:00:00"],
					["X4", "2023-03-01 09:00:00", "", "2099-12-31 00:00:00"],
				]),
			},
			{ period: "2023-Q1" },
		);
		expect(asOf).toBe("2023-03-27 15:00:00");
		expect(tickets.filter(({ closed_at }) => closed_at === null)).toHaveLength(
			4,
		);
		expect(
			issues.filter(({ issue }) => issue !== "closed_without_time"),
		).toHaveLength(4);
	});
	test("years typed wrong in two fields of one ticket", async () => {
		const { asOf, ledger, tickets } = await readContents(
			{
				"a.csv": toCsv([
					header,
					...days,
					[
						"X",
						"2032-03-01 09:00:00",
						"2032-03-01 10:00:00",
						"2032-03-02 09:00:00",
					],
				]),
			},
			{ period: "2023-Q1" },
		);
		expect(asOf).toBe("2023-03-27 15:00:00");
		expect(ledger[0]?.counted).toBe(61);
		expect(tickets).toHaveLength(60);
	});
	test("years typed wrong a year off, one early and one late", async () => {
		const { asOf, tickets } = await readContents(
			{
				"a.csv": toCsv([
					header,
					...days,
					["X", "2022-03-01 09:00:00", "", ""],
					["Y", "2024-03-01 09:00:00", "", ""],
				]),
			},
			{ period: "2023-Q1" },
		);
		expect(asOf).toBe("2023-03-27 15:00:00");
		expect(tickets).toHaveLength(60);
	});
	test("two tickets a year apart are two tickets", async () => {
		const { asOf, ledger, issues } = await readContents({
			"a.csv": toCsv([
				header.slice(0, 2),
				["A", "2022-03-01 09:00:00"],
				["B", "2023-03-01 09:00:00"],
			]),
		});
		expect(asOf).toBe("2023-03-01 09:00:00");
		expect(ledger[0]?.counted).toBe(2);
		expect(issues).toEqual([]);
	});
});

describe("8: total lines", () => {
	const read = async (rows: Cells) =>
		(await readContents({ "工单.csv": toCsv([...ALL, ...rows]) })).ledger[0];
	test.each([
		["a word with a blank inside", [["合 计", "4", "", "", "", "", "", ""]]],
		["a wide blank inside", [["总　计", "4 件", "", "", "", "", "", ""]]],
		["a bracket after the word", [["合计（件）", "", "4", "", "", "", "", ""]]],
		[
			"a total with the day it was made",
			[["合计：", "2023-03-31", "", "4", "", "", "", ""]],
		],
		[
			"a number and no time",
			[["合计4件", "", "路灯4", "白石2", "物业2", "", "", ""]],
		],
	])("%s", async (_, rows) => {
		expect(await read(rows)).toMatchObject({
			counted: 4,
			ignored: 1,
			rejected: 0,
		});
	});
	test("a ticket of the community 合计社区 whose number comes later is none", async () => {
		const { tickets, ledger } = await readContents({
			"工单.csv": toCsv([
				["社区", "工单编号", "受理时间"],
				["合计里社区", "GD1", "2023-03-01 09:00:00"],
				["合计", "", "1"],
			]),
		});
		expect(tickets).toHaveLength(1);
		expect(ledger[0]).toMatchObject({ counted: 1, ignored: 1 });
	});
});

describe("9: headings", () => {
	test.each([
		[
			"a number before and a unit after",
			(name: string, at: number) => `${at + 1}、${name}`,
		],
		["stars on both sides", (name: string) => `★${name}★`],
		["the form's word before", (name: string) => `【必填】${name}`],
		["a colon and a blank line", (name: string) => `"${name}：\n"`],
		[
			"Latin brackets with a format",
			(name: string) => `${name}(yyyy-MM-dd HH:mm:ss)`,
		],
		["a remark in wide brackets", (name: string) => `${name}（请填写全称）`],
	])("%s", async (_, decorate) => {
		await expectAll({ "工单.csv": toCsv([HEADER.map(decorate), ...ROWS]) });
	});
	test("three rows, merged, the lowest naming some", async () => {
		const rows = [
			["怡园街道", "", "", "", "", "", "", ""],
			[
				"工单编号",
				"受理",
				"标题",
				"社区",
				"承办单位",
				"办结",
				"工单状态",
				"满意度",
			],
			["", "时间", "", "", "", "时间", "", ""],
			...ROWS,
		];
		await expectAll({
			"工单.xlsx": toBook({ 表: rows }, (sheet) => {
				sheet["!merges"] = [
					"A1:H1",
					"A2:A3",
					"C2:C3",
					"D2:D3",
					"E2:E3",
					"G2:G3",
					"H2:H3",
				].map((each) => utils.decode_range(each));
			}),
		});
	});
	test("a list of forty rows of notes before the header is told of, not read wrongly", async () => {
		const notes = Array.from({ length: 18 }, (_, at) => [`说明${at}`]);
		await expectAll({ "工单.csv": toCsv([...notes, ...ALL]) });
	});
});

describe("10: names", () => {
	const header = ["工单编号", "受理时间", "标题", "社区"];
	const communities = async (names: readonly string[]) => {
		const { tickets } = await readContents({
			"工单.csv": toCsv([
				header,
				...names.map((name, at) => [
					`GD${at}`,
					"2023-03-01 09:00:00",
					"路灯",
					name,
				]),
			]),
		});
		return tickets.map(({ community }) => community);
	};
	test("a village with a committee is no community with one", async () => {
		expect(
			await communities([
				"石湾村委会",
				"石湾村民委员会",
				"石湾村",
				"石湾社区居委会",
				"石湾居委会",
			]),
		).toEqual(["石湾村", "石湾村", "石湾村", "石湾居委会", "石湾居委会"]);
	});
	test("wide letters, brackets and dots tell no names apart", async () => {
		expect(
			new Set(
				await communities([
					"第１社区",
					"第1社区",
					"第1社区 ",
					"'第1社区",
					"第1 社区",
				]),
			),
		).toEqual(new Set(["第1社区"]));
	});
	test("numbers tell names apart", async () => {
		expect(
			new Set(
				await communities(["第一社区", "第二社区", "第十一社区", "第一村"]),
			).size,
		).toBe(4);
	});
	test("ties of spellings go to the shorter", async () => {
		expect(await communities(["青藤居民委员会", "青藤居委会"])).toEqual([
			"青藤居委会",
			"青藤居委会",
		]);
	});
});
