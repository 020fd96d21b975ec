import { describe, expect, test } from "vitest";
import { readContents } from "./read-workspace.ts";
import { ALL, expectAll, HEADER, open, ROWS, rewrite } from "./tickets.ts";
import { type Cells, toBook, toCsv, toZip } from "./write-files.ts";

// What real exports do, of ten kinds; each was tried before it was mended. Here: which records count, when, and of whom.

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
