import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatCheck } from "../../../../pipeline/commands/format/format-check.ts";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { linesOf } from "./naming-book.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "naming-units-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const CLASSES = ["噪声扰民－夜间施工", "停车管理－飞线充电", "供热供暖"];
const UNITS = ["综合执法队", "城市管理办", "便民服务中心"];

const put = (headings: string, ...columns: (readonly string[])[]) =>
	writeFileSync(
		join(workspace, "exports", "三月.csv"),
		[
			`工单编号,受理时间,社区,诉求内容,办结时间,${headings}`,
			...Array.from({ length: 12 }, (_, index) => {
				const day = String(index + 1).padStart(2, "0");
				const cells = columns.map((column) => column[index % column.length]);
				return `AJ2023030${index + 10},2023-03-${day} 09:10,东苑社区,路灯坏了好几天没有人来修,2023-03-${day} 18:00,${cells.join(",")}`;
			}),
		].join("\n"),
	);

async function answer(...answers: string[]) {
	const asked: string[] = [];
	const text = formatCheck(
		await checkByNames(
			{ workspace },
			{ log: () => undefined },
			async (question) => {
				asked.push(question);
				return answers.shift() ?? "";
			},
		),
	);
	const lines = linesOf(workspace, "列");
	const choices = Object.fromEntries(
		lines.map((line) => [line.表头, line.您的选择]),
	);
	return { asked: asked.join("\n"), text, choices };
}

test("a unit by name alone is doubted where another column holds units, and both are asked about", async () => {
	put("诉求归口,主办科室", CLASSES, UNITS);
	const { asked, text } = await answer("是", "是");
	expect(asked).toContain("列“主办科室” 像是 承办单位");
	expect(asked).toContain(
		"“三月.csv”没有“问题分类”列；“诉求归口”现在算“承办单位”，像是 问题分类",
	);
	expect(text).toContain("承办单位←主办科室");
	expect(text).toContain("问题分类←诉求归口");
	expect((await answer("")).asked).not.toContain("诉求归口");
});

test("one that is not to be changed gives way to the column that was named", async () => {
	put("诉求归口,主办科室", CLASSES, UNITS);
	const { text, choices } = await answer("是", "否");
	expect(choices).toMatchObject({ 诉求归口: "不用", 主办科室: "对" });
	expect(text).toContain("承办单位←主办科室");
});

test("where nobody is asked, the screen says what is doubted", async () => {
	put("诉求归口,主办科室", CLASSES, UNITS);
	expect((await answer()).text).toContain(
		"您的“诉求归口”现在算“承办单位”；格里的值不像，如果不是，请",
	);
});

test.each([
	["诉求归口,主办科室", UNITS, UNITS],
	["诉求归口,附注", CLASSES, ["甲", "乙", "丙"]],
	["承办单位,经手人", ["望江镇", "自来水公司", "住建局（李某）"], UNITS],
])("a unit is left alone otherwise (%s)", async (headings, ...columns) => {
	put(headings, ...columns);
	expect((await answer()).asked).not.toContain("现在算");
});

test("a name that is asked about is said to stand in the columns that have it", async () => {
	const write = (file: string, id: string, unit: string, words: string[]) =>
		writeFileSync(
			join(workspace, "exports", file),
			[
				`工单编号,受理时间,办结时间,诉求内容,${unit}`,
				...Array.from({ length: 12 }, (_, index) => {
					const day = `2023-03-${String(index + 1).padStart(2, "0")}`;
					return `${id}2023030${index + 10},${day} 09:10,${day} 18:00,路灯坏了好几天没有人来修,${words[index % words.length]}`;
				}),
			].join("\n"),
		);
	write("甲.csv", "AJ", "承办单位", ["综合执法队", "城市管理科"]);
	write("乙.csv", "XF", "承办部门", ["青枫街道综合执法队"]);
	await answer();
	const asked = linesOf(workspace, "词").find(
		({ 词 }) => 词 === "青枫街道综合执法队",
	);
	expect(asked).toMatchObject({ 文件: "乙.csv", 列: "承办部门" });
});
