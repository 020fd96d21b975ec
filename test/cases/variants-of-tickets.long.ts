import { describe, expect, test } from "vitest";
import { readContents } from "./read-workspace.ts";
import { ALL, expectAll, HEADER, open, ROWS, rewrite } from "./tickets.ts";
import { type Cells, toCsv } from "./write-files.ts";

// More of each of the ten kinds of variants-of-tickets.test.ts, by `npm run cases`: which records count, when, and of whom.

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
