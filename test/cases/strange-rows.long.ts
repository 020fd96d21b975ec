import { describe, expect, test } from "vitest";
import { readContents } from "./read-workspace.ts";
import { ALL, expectAll, HEADER, open, ROWS, rewrite } from "./tickets.ts";
import { toCsv } from "./write-files.ts";

// Exports of the ten kinds as a stranger would make them, from the words of the contract alone.

const UNIT = HEADER.indexOf("承办单位");
const withUnit = (unit: string) =>
	ROWS.map((row) => row.map((cell, at) => (at === UNIT ? unit : cell)));

describe("1: which row wins", () => {
	test("a month in a name is its last day, later than any event", async () => {
		await expectAll({
			"工单202303.csv": toCsv(ALL),
			"导出.csv": toCsv([
				HEADER,
				...rewrite("办结时间", () => "2023-03-25 10:00:00"),
			]),
		});
	});
	test("of two days in a name the later one counts", async () => {
		await expectAll({
			"工单2023-01-01至2023-04-05.csv": toCsv(ALL),
			"工单2023年4月1日.csv": toCsv([HEADER, ...open]),
		});
	});
	test("a year typed wrong does not make its file the newest", async () => {
		const typo = open.map((row, no) =>
			no === 3 ? ["GD9", "2032-03-04 09:00:00", ...row.slice(2)] : row,
		);
		const { tickets } = await readContents(
			{ "a.csv": toCsv(ALL), "b.csv": toCsv([HEADER, ...typo]) },
			{ period: "2023-03" },
		);
		expect(tickets.filter(({ state }) => state === "closed")).toHaveLength(3);
	});
	test("where all else is equal files are in natural order", async () => {
		const { tickets } = await readContents({
			"工单10.csv": toCsv([HEADER, ...withUnit("十号科")]),
			"工单9.csv": toCsv([HEADER, ...withUnit("九号科")]),
		});
		expect(new Set(tickets.map(({ unit }) => unit))).toEqual(
			new Set(["十号科"]),
		);
	});
	test("an assisting record never takes the place of the ticket", async () => {
		const role = (name: string, row: readonly string[]) => [...row, name];
		const { tickets, ledger } = await readContents({
			"a.csv": toCsv([
				role("工单性质", HEADER),
				...ROWS.map((row) => role("主办", row)),
			]),
			"b20230430.csv": toCsv([
				role("工单性质", HEADER),
				...open.map((row) => role("协办", row)),
			]),
		});
		expect(tickets.filter(({ state }) => state === "closed")).toHaveLength(3);
		expect(ledger.map(({ assisting }) => assisting)).toEqual([0, 4]);
	});
});

describe("7: the moment of the data", () => {
	const header = ["工单编号", "受理时间", "派单时间", "办结时间", "工单状态"];
	const days = Array.from({ length: 120 }, (_, no) => {
		const day = new Date(Date.UTC(2023, 0, 1 + (no % 90)))
			.toISOString()
			.slice(0, 10);
		return [
			`T${no}`,
			`${day} 09:00:00`,
			`${day} 10:00:00`,
			`${day} 16:00:00`,
			"已办结",
		];
	});
	test("a dispatch of another year is null, its ticket stays", async () => {
		const { asOf, tickets, issues } = await readContents(
			{
				"a.csv": toCsv([
					header,
					...days,
					[
						"X",
						"2023-03-01 09:00:00",
						"2024-03-01 09:00:00",
						"2023-03-02 09:00:00",
						"已办结",
					],
				]),
			},
			{ period: "2023-Q1" },
		);
		expect(asOf.slice(0, 7)).toBe("2023-03");
		expect(tickets.find(({ ticket_id }) => ticket_id === "X")).toMatchObject({
			dispatched_at: null,
			closed_at: "2023-03-02 09:00:00",
		});
		expect(issues.map(({ issue }) => issue)).toEqual(["implausible_time"]);
	});
	test("one ticket in two months is an export all the same", async () => {
		const sparse = Array.from({ length: 9 }, (_, no) => [
			`S${no}`,
			new Date(Date.UTC(2022, no * 2, 5)).toISOString().slice(0, 10) +
				" 09:00:00",
		]);
		const { asOf, issues } = await readContents({
			"a.csv": toCsv([["工单编号", "受理时间"], ...sparse]),
		});
		expect(asOf).toBe("2023-05-05 09:00:00");
		expect(issues).toEqual([]);
	});
	test("a ticket of last year that is still worked at is no mistake of the year", async () => {
		const old = Array.from({ length: 12 }, (_, no) => [
			`O${no}`,
			`2022-0${1 + (no % 9)}-05 09:00:00`,
			"",
			"",
			"办理中",
		]);
		const { issues } = await readContents(
			{ "a.csv": toCsv([header, ...old, ...days]) },
			{ period: "2023-Q1" },
		);
		expect(issues.filter(({ issue }) => issue === "implausible_time")).toEqual(
			[],
		);
	});
});

describe("8: total lines", () => {
	test("sub-totals between the rows of each community", async () => {
		const [a = [], b = [], c = [], d = []] = ROWS;
		const { ledger } = await expectAll({
			"工单.csv": toCsv([
				HEADER,
				a,
				c,
				["小计", "", "", "白石社区", "", "", "2", ""],
				b,
				d,
				["", "小 计：2件", "", "青藤社区", "", "", "2", ""],
				["总  计", "", "", "", "", "", "4", ""],
			]),
		});
		expect(ledger).toMatchObject([{ counted: 4, ignored: 3, rejected: 0 }]);
	});
});

describe("9: headings", () => {
	test("a line above that names the fields in Latin, and marks of sorting", async () => {
		await expectAll({
			"工单.csv": toCsv([
				HEADER.map((_, no) => `FIELD_${no}`),
				HEADER.map((name) => `${name}↓`),
				...ROWS,
			]),
		});
	});
	test("units in square brackets and a star at the end", async () => {
		await expectAll({
			"工单.csv": toCsv([
				HEADER.map((name) =>
					name.endsWith("时间") ? `${name}[年-月-日 时:分:秒]*` : `${name} *`,
				),
				...ROWS,
			]),
		});
	});
});

describe("10: names of one community", () => {
	const header = ["工单编号", "受理时间", "标题", "社区"];
	const named = async (names: readonly string[]) => {
		const { tickets } = await readContents({
			"a.csv": toCsv([
				header,
				...names.map((name, no) => [
					`GD${no}`,
					"2023-03-01 09:00:00",
					"路灯",
					name,
				]),
			]),
		});
		return tickets.map(({ community }) => community);
	};
	test("a bare name joins the village where no community has it; ties go to the shorter", async () => {
		expect(await named(["石湾", "石湾村委会"])).toEqual(["石湾", "石湾"]);
	});
	test("the most frequent spelling is the name, long as it is", async () => {
		expect(
			await named(["白石社区居民委员会", "白石社区", "白石社区居民委员会"]),
		).toEqual(Array(3).fill("白石社区居民委员会"));
	});
	test("names that differ in one letter, or only in their number, are two", async () => {
		const names = ["幸福东社区", "幸福西社区", "第十社区", "第十一社区"];
		expect(await named(names)).toEqual(names);
	});
});
