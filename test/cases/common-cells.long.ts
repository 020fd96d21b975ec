import { describe, expect, test } from "vitest";
import { readContents } from "./read-workspace.ts";
import { ALL, expectAll, HEADER, ROWS, toSerial } from "./tickets.ts";
import { toBook, toCsv } from "./write-files.ts";

// What real exports do, of ten kinds; each was tried before it was mended. Here: how cells and headings are written.

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
