import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { agreeToAll, linesOf } from "./naming-book.ts";

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
