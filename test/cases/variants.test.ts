import { utils } from "@e965/xlsx";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
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

// What real exports do, of ten kinds; each was tried before it was mended.

describe("1: which row wins", () => {
	test("a stale copy on a later sheet loses to the full list before it", async () => {
		await expectAll({
			"工单.xlsx": toBook({ 全部: ALL, 在办: [HEADER, ...open] }),
		});
	});
	test("a hidden sheet loses, though its closings are later, and is named", async () => {
		const hidden = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
		const later = rewrite("办结时间", () => "2023-03-20 10:00:00");
		const { warnings, ledger } = await expectAll({
			"工单.xlsx": toBook(
				{ 表: ALL, 底稿: [HEADER, ...later] },
				undefined,
				"xlsx",
				hidden,
			),
		});
		expect(warnings.join()).toContain("“底稿”：是隐藏的工作表");
		expect(ledger.map(({ superseded }) => superseded)).toEqual([0, 4]);
	});
	test("in one file an open row that stands below loses to a closed one", async () => {
		const { warnings } = await expectAll({
			"工单.csv": toCsv([...ALL, ...open]),
		});
		expect(warnings.join()).not.toContain("重号");
	});
	test("a file whose name states a later day wins over later events", async () => {
		await expectAll({
			"工单20230331.csv": toCsv(ALL),
			"工单.csv": toCsv([
				HEADER,
				...rewrite("办结时间", () => "2023-03-20 10:00:00"),
			]),
		});
	});
	test("an archive's day is that of its files, where they state none", async () => {
		await expectAll({
			"导出20230331.zip": toZip([
				{ name: "工单.csv", bytes: Buffer.from(toCsv(ALL)) },
			]),
			"工单20230310.csv": toCsv([HEADER, ...open]),
		});
	});
	test("where an older record says more, it is told", async () => {
		const { issues } = await readContents({
			"工单20230310.csv": toCsv(ALL),
			"工单20230331.csv": toCsv([HEADER, ...open]),
		});
		expect(
			issues.filter(({ issue }) => issue === "conflicting_records"),
		).toHaveLength(3);
	});
	test("a sheet that is mostly older versions of itself is warned of", async () => {
		const { warnings } = await readContents({
			"工单.csv": toCsv([HEADER, ...open, ...open, ...ROWS]),
		});
		expect(warnings.join()).toContain("12 条记录中有 8 条");
	});
});

describe("2: wrappers", () => {
	const wrap = (around: (cell: string) => string) =>
		ALL.map((row) => row.map((cell) => around(String(cell))));
	test.each([
		["formulas in quotes", (cell: string) => `"=""${cell}"""`],
		["formulas with commas, unquoted", (cell: string) => `="${cell}"`],
		["apostrophes", (cell: string) => `'${cell}`],
		["apostrophes in formulas", (cell: string) => `="'${cell}"`],
		["tabs", (cell: string) => `\t${cell}\t`],
		["zero-width characters", (cell: string) => `\u200b${cell}\ufeff`],
		[
			"numeric entities",
			(cell: string) => [...cell].map((c) => `&#${c.codePointAt(0)};`).join(""),
		],
		[
			"hexadecimal entities twice over",
			(cell: string) =>
				[...cell]
					.map((c) => `&amp;#x${c.codePointAt(0)?.toString(16)};`)
					.join(""),
		],
	])("%s", async (_, around) => {
		await expectAll({ "工单.csv": toCsv(wrap(around)) });
	});
	test("a comma inside a formula that is not quoted parts nothing", async () => {
		const { tickets, rejects } = await readContents({
			"工单.csv": `工单编号,受理时间,标题,社区\n="GD1",="2023-03-01 09:00:00",="路灯不亮,已三天",="白石社区"\n`,
		});
		expect(rejects).toEqual([]);
		expect(tickets).toMatchObject([
			{ ticket_id: "GD1", community: "白石社区" },
		]);
	});
});

describe("3: numbers and formats", () => {
	const times = ["受理时间", "办结时间"];
	const serials = (shift = 0) =>
		ROWS.map((row) =>
			row.map((cell, at) =>
				times.includes(HEADER[at] ?? "") && cell !== ""
					? toSerial(cell) - shift
					: cell,
			),
		);
	const setFormat =
		(format: string | undefined) => (sheet: Record<string, unknown>) => {
			for (const address of Object.keys(sheet)) {
				const cell = sheet[address] as { t?: string; z?: string };
				if (cell.t === "n" && format) cell.z = format;
			}
		};
	test.each([
		["General", undefined],
		["mm:ss.0", "mm:ss.0"],
		["a day", 'yyyy"年"m"月"d"日"'],
		["a clock", "h:mm"],
		["thousands", "#,##0.00"],
	])("full serials whose format is %s", async (_, format) => {
		await expectAll({
			"工单.xlsx": toBook({ 表: [HEADER, ...serials()] }, setFormat(format)),
		});
		if (format !== "mm:ss.0")
			await expectAll({
				"工单.xls": toBook(
					{ 表: [HEADER, ...serials()] },
					setFormat(format),
					"biff8",
				),
			});
	});
	test("a 1904 workbook, formatted or not", async () => {
		for (const format of [undefined, "yyyy-mm-dd hh:mm:ss"])
			await expectAll({
				"工单.xlsx": toBook(
					{ 表: [HEADER, ...serials(1462)] },
					setFormat(format),
					"xlsx",
					{ WBProps: { date1904: true } },
				),
			});
	});
	test("numbers keep the zeros that their format shows, and are never in powers of ten", async () => {
		const rows = [
			["工单编号", "受理时间"],
			[20230001, "2023-03-01 09:00:00"],
			[7, "2023-03-01 09:00:00"],
			[202303010001234, "2023-03-01 09:00:00"],
		];
		const { tickets } = await readContents({
			"工单.xlsx": toBook({ 表: rows }, (sheet) => {
				sheet.A3.z = "00000000";
				sheet.A4.z = "0";
			}),
		});
		expect(tickets.map(({ ticket_id }) => ticket_id).sort()).toEqual([
			"00000007",
			"20230001",
			"202303010001234",
		]);
	});
	test("thousands separators in ids, serials and telephones", async () => {
		const { tickets } = await readContents({
			"工单.csv": `工单编号,受理时间,联系电话\n"20,230,301,001","44,986.375","13,900,001,111"\n20230301002,44986.375,13900001111\n`,
		});
		expect(tickets).toMatchObject([
			{ ticket_id: "20230301001", accepted_at: "2023-03-01 09:00:00" },
			{ ticket_id: "20230301002", accepted_at: "2023-03-01 09:00:00" },
		]);
	});
	test.each([
		[
			"epoch seconds",
			(time: string) =>
				String(Date.parse(`${time.replace(" ", "T")}+08:00`) / 1000),
		],
		[
			"epoch milliseconds with decimals",
			(time: string) => `${Date.parse(`${time.replace(" ", "T")}+08:00`)}.0`,
		],
		[
			"offset of New York",
			(time: string) =>
				`${new Date(Date.parse(`${time.replace(" ", "T")}+08:00`) - 5 * 3_600_000).toISOString().slice(0, 19)}-05:00`,
		],
		[
			"Z without seconds’ fraction",
			(time: string) =>
				new Date(Date.parse(`${time.replace(" ", "T")}+08:00`))
					.toISOString()
					.replace(".000", ""),
		],
		[
			"offset without a colon",
			(time: string) => `${time.replace(" ", "T")}.123+0800`,
		],
		[
			"half a day behind the clock",
			(time: string) => `${time.replace(/-0/g, "-")} 上午`,
		],
		[
			"half a day before the clock",
			(time: string) => time.replace(" ", " 上午"),
		],
		["AM behind the clock", (time: string) => `${time} AM`],
	])("%s", async (_, write) => {
		const rows = ROWS.map((row) =>
			row.map((cell, at) =>
				times.includes(HEADER[at] ?? "") && cell !== "" ? write(cell) : cell,
			),
		);
		await expectAll({ "工单.csv": toCsv([HEADER, ...rows]) });
	});
	test("a day and a clock in two columns of a workbook", async () => {
		const header = [
			"工单编号",
			"受理日期",
			"受理时间",
			...HEADER.slice(2, 5),
			"办结日期",
			"办结时间",
			...HEADER.slice(6),
		];
		const rows = ROWS.map(
			([id, accepted = "", title, community, unit, closed = "", ...rest]) => [
				id ?? "",
				Math.floor(toSerial(accepted)),
				toSerial(accepted) % 1,
				title ?? "",
				community ?? "",
				unit ?? "",
				closed && Math.floor(toSerial(closed)),
				closed && toSerial(closed) % 1,
				...rest,
			],
		);
		const format = (sheet: Record<string, unknown>) => {
			for (const [address, cell] of Object.entries(sheet) as [
				string,
				{ t?: string; z?: string },
			][])
				if (cell.t === "n")
					cell.z = /^[BG]/.test(address) ? "yyyy/m/d" : "h:mm";
		};
		const { warnings } = await expectAll({
			"工单.xlsx": toBook({ 表: [header, ...rows] }, format),
		});
		expect(warnings).toEqual([]);
	});
	test("deadlines that are all at midnight end with their day, unless the profile says otherwise", async () => {
		const csv = toCsv([
			["工单编号", "受理时间", "办结时间", "办结期限"],
			...[1, 2, 3].map((day) => [
				`GD${day}`,
				`2023-03-0${day} 09:00:00`,
				`2023-03-0${day + 1} 12:00:00`,
				`2023-03-0${day + 1} 00:00:00`,
			]),
		]);
		const asOf = { asOf: "2023-03-31" };
		const { tickets, issues } = await readContents({ "工单.csv": csv }, asOf);
		expect(tickets.map(({ is_ontime }) => is_ontime)).toEqual([
			true,
			true,
			true,
		]);
		expect(issues).toMatchObject([
			{ column: "办结期限", issue: "day_only_deadline", row: null },
		]);
		const strict = await readContents(
			{ "工单.csv": csv },
			{ ...asOf, profile: "deadline_midnight: start\n" },
		);
		expect(strict.tickets.map(({ is_ontime }) => is_ontime)).toEqual([
			false,
			false,
			false,
		]);
	});
});

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

describe("7: the moment of the data", () => {
	const days = Array.from({ length: 40 }, (_, index) => [
		`T${index}`,
		`2023-0${1 + (index % 3)}-${String(1 + (index % 28)).padStart(2, "0")} 09:00:00`,
		`2023-03-30 10:00:00`,
	]);
	const header = ["工单编号", "受理时间", "办结时间"];
	test.each([
		["a year too late", "2024-03-20 09:00:00", "2023-03-30 10:00:00"],
		["a year too early", "2022-01-02 09:00:00", "2023-03-30 10:00:00"],
		["a decade too early", "2013-03-05 09:00:00", "2023-03-30 10:00:00"],
	])("an acceptance %s", async (_, accepted, closed) => {
		const { asOf, tickets, ledger, issues } = await readContents(
			{ "工单.csv": toCsv([header, ...days, ["X", accepted, closed]]) },
			{ period: "2023-Q1" },
		);
		expect(asOf).toBe("2023-03-30 10:00:00");
		expect(tickets).toHaveLength(40);
		expect(ledger[0]?.counted).toBe(41);
		expect(issues).toMatchObject([
			{ column: "受理时间", issue: "implausible_time", row: 42 },
		]);
	});
	test("a day that a file's name states is believed", async () => {
		const { asOf } = await readContents(
			{
				"工单20240331.csv": toCsv([
					header,
					...days,
					["X", "2024-03-20 09:00:00", ""],
				]),
			},
			{ period: "2023-Q1" },
		);
		expect(asOf).toBe("2024-03-20 09:00:00");
	});
	test("an export of another year in a file of its own is believed", async () => {
		const { asOf, issues } = await readContents(
			{
				"a.csv": toCsv([header, ...days]),
				"b.csv": toCsv([
					header,
					["X", "2021-03-20 09:00:00", "2021-03-22 09:00:00"],
				]),
			},
			{ period: "2023-Q1" },
		);
		expect(asOf).toBe("2023-03-30 10:00:00");
		expect(issues).toEqual([]);
	});
	test("--as-of believes no more", async () => {
		const { issues } = await readContents(
			{
				"工单.csv": toCsv([
					header,
					...days,
					["X", "2023-03-01 09:00:00", "2032-03-02 09:00:00"],
				]),
			},
			{ period: "2023-Q1", asOf: "2033-01-01" },
		);
		expect(issues.map(({ issue }) => issue)).toEqual(["implausible_time"]);
	});
});

describe("8: total lines", () => {
	test.each([
		[
			"that are notes: a number first, and little else",
			[...ALL, ["4", "", "合计"]],
			4,
			1,
		],
		[
			"that say 合计 in the id and a count beside it",
			[...ALL, ["合计", "4", "", ""]],
			4,
			1,
		],
		[
			"in the title, with an id and a time",
			[...ALL, ["GD5", "2023-03-05 09:00:00", "合计收费不对"]],
			5,
			0,
		],
		["first of all, blank beside it", [...ALL, ["小计：", "", "", ""]], 4, 1],
	])("%s", async (_, rows, tickets, ignored) => {
		const read = await readContents({
			"工单.xlsx": toBook({ 表: rows as Cells }),
		});
		expect(read.tickets).toHaveLength(tickets);
		expect(read.ledger[0]?.ignored).toBe(ignored);
	});
});

describe("9: headings", () => {
	test.each([
		["marks of forms", (name: string) => `*${name}（必填）`],
		["numbers", (name: string) => `${name}★`],
		["wide letters and spaces", (name: string) => `　${[...name].join(" ")}：`],
		["brackets with examples", (name: string) => `${name}【例：2023-03-01】`],
	])("%s are looked through", async (_, decorate) => {
		await expectAll({ "工单.csv": toCsv([HEADER.map(decorate), ...ROWS]) });
	});
	test("two rows, the upper one of groups", async () => {
		const upper = ["基本信息", "", "", "", "办理信息", "", "", ""];
		await expectAll({ "工单.csv": toCsv([upper, ...ALL]) });
	});
	test("a city's deadline stands in where the district's is blank", async () => {
		const { tickets } = await readContents({
			"工单.csv": toCsv([
				["工单编号", "受理时间", "市交办办结期限", "区交办办结期限"],
				["A", "2023-03-01 09:00:00", "2023-03-09 17:00:00", ""],
				[
					"B",
					"2023-03-01 09:00:00",
					"2023-03-09 17:00:00",
					"2023-03-07 17:00:00",
				],
			]),
		});
		expect(tickets.map(({ effective_deadline }) => effective_deadline)).toEqual(
			["2023-03-09 17:00:00", "2023-03-07 17:00:00"],
		);
	});
});

describe("10: names of one community", () => {
	const ticket = (id: number, community: string) => [
		`GD${id}`,
		"2023-03-01 09:00:00",
		"路灯",
		community,
	];
	const header = ["工单编号", "受理时间", "标题", "社区"];
	test("five spellings are one, the village beside it another", async () => {
		const names = [
			"白石社区",
			"白石社区",
			"白石居委会",
			"白石居民委员会",
			"白石社区居委会",
			"白石社区居民委员会",
			"白石村",
			"白石村委会",
			"白石村村委会",
		];
		const { tickets } = await readContents({
			"工单.csv": toCsv([
				header,
				...names.map((name, index) => ticket(index, name)),
			]),
		});
		expect(tickets.map(({ community }) => community)).toEqual([
			...Array(6).fill("白石社区"),
			...Array(3).fill("白石村"),
		]);
	});
	test("a bare name joins where one family knows it, and stands alone where both do", async () => {
		const names = [
			"青藤",
			"青藤居委会",
			"青藤居委会",
			"白石",
			"白石社区",
			"白石村",
		];
		const { tickets } = await readContents({
			"工单.csv": toCsv([
				header,
				...names.map((name, index) => ticket(index, name)),
			]),
		});
		expect(tickets.map(({ community }) => community)).toEqual([
			"青藤居委会",
			"青藤居委会",
			"青藤居委会",
			"白石",
			"白石社区",
			"白石村",
		]);
	});
	test("wide letters and spaces make no other community", async () => {
		const names = ["第一社区", "第 一 社区", "第一社区\u200b", "'第一社区"];
		const { tickets } = await readContents({
			"工单.csv": toCsv([
				header,
				...names.map((name, index) => ticket(index, name)),
			]),
		});
		expect(new Set(tickets.map(({ community }) => community))).toEqual(
			new Set(["第一社区"]),
		);
	});
});
