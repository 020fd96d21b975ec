import { utils } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { readThen } from "../pipeline/read/read-fixture.ts";
import { readContents } from "./read-workspace.ts";
import { ALL, expectAll, HEADER, ROWS, toSerial } from "./tickets.ts";
import { toBook, toCsv } from "./write-files.ts";

// More of each of the ten kinds of variants-of-cells.test.ts, by `npm run cases`: how cells and headings are written.

const TIMES = ["受理时间", "办结时间"];

const withTimes = (write: (time: string) => string | number) =>
	ROWS.map((row) =>
		row.map((cell, at) =>
			TIMES.includes(HEADER[at] ?? "") && cell !== "" ? write(cell) : cell,
		),
	);

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
