import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils } from "@e965/xlsx";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { agreeToAll, choose, linesOf, open, save } from "./naming-book.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "naming-files-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const put = (name: string, rows: readonly string[]) =>
	writeFileSync(join(workspace, "exports", name), rows.join("\n"));
const run = () => checkByNames({ workspace }, { log: () => undefined });

// One heading, 类别: what was wanted in one export, what it is about in the other.
const hotline = (month: number) => [
	"诉件编码,登记时刻,类别,群众反映",
	...Array.from(
		{ length: 9 },
		(_, index) =>
			`QF${month}0${index},2026-0${month}-1${index} 09:2${index},${["投诉举报类", "请求帮助", "问询"][index % 3]},小区门口的路灯坏了好几天没有人来修理`,
	),
];
const LETTERS = [
	"信件序号,来信时刻,类别,信件正文,经办部门",
	...Array.from(
		{ length: 9 },
		(_, index) =>
			`XJ0${index},2026-03-1${index} 10:1${index},${["市容秩序", "物业管理", "供热"][index % 3]},楼下的垃圾堆了好几天没有人来清运,${index % 2 ? "城市管理科" : "社区建设科"}`,
	),
];

test("a heading that two platforms use for different things is asked for each, and read so in each", async () => {
	put("热线202603.csv", hotline(3));
	put("信箱.csv", LETTERS);
	await run();
	const asked = linesOf(workspace, "列").filter(({ 表头 }) => 表头 === "类别");
	expect(asked.map(({ 文件, 像是 }) => `${文件} ${像是}`).sort()).toEqual([
		"信箱.csv 问题分类",
		"热线202603.csv 诉求类型",
	]);
	const words = linesOf(workspace, "词").map(({ 词, 像是 }) => `${词} ${像是}`);
	expect(words).toEqual(expect.arrayContaining(["请求帮助 求助", "问询 咨询"]));
	expect(words.join()).not.toContain("市容秩序");

	agreeToAll(workspace, "列");
	// The next month's export of one of them goes by the same.
	put("热线202604.csv", hotline(4));
	const { cards, problem } = await run();
	expect(problem).toBeNull();
	const fieldOf = Object.fromEntries(
		cards.map(({ file, columns }) => [
			file,
			columns.find(({ header }) => header === "类别")?.field,
		]),
	);
	expect(fieldOf).toEqual({
		"信箱.csv": "topic_path",
		"热线202603.csv": "demand_type",
		"热线202604.csv": "demand_type",
	});
});

const known = (prefix: string, words: readonly string[]) => [
	"工单编号,受理时间,诉求内容,类别,处理人",
	...Array.from(
		{ length: 12 },
		(_, index) =>
			`${prefix}${index + 10},2026-03-1${index % 9} 09:2${index % 9},小区门口的路灯坏了好几天没有人来修理,${words[index % words.length]},甲`,
	),
];
const fieldsOf = (
	cards: Awaited<ReturnType<typeof run>>["cards"],
	header: string,
) =>
	Object.fromEntries(
		cards.map(({ file, columns }) => [
			file,
			columns.find((column) => column.header === header)?.field,
		]),
	);

test("files that are headed alike have a line each where their cells say other things", async () => {
	put("甲.csv", known("JA", ["投诉", "咨询"]));
	put("乙.csv", known("YB", ["市容", "物业"]));
	await run();
	const asked = linesOf(workspace, "列").filter(({ 表头 }) => 表头 === "类别");
	expect(asked.map(({ 文件, 像是 }) => `${文件} ${像是}`).sort()).toEqual([
		"乙.csv 问题分类",
		"甲.csv 诉求类型",
	]);
});

test("a row that is added with a file is of that file alone", async () => {
	put("甲.csv", known("JA", ["市容", "供热"]));
	put("乙.csv", known("YB", ["市容", "物业"]));
	await run();
	choose(workspace, "列", { 类别: "问题分类" });
	const book = open(workspace);
	const cells = book.Sheets.列;
	if (!cells) throw new Error("no sheet");
	utils.sheet_add_json(
		cells,
		[{ 文件: "乙.csv", 表头: "类别", 您的选择: "地点" }],
		{
			header: ["文件", "表头", "前三个值", "像是", "把握", "您的选择"],
			skipHeader: true,
			origin: -1,
		},
	);
	save(workspace, book);
	const { cards } = await run();
	expect(fieldsOf(cards, "类别")).toEqual({
		"甲.csv": "topic_path",
		"乙.csv": "location",
	});
});
