import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatCheck } from "../../../../pipeline/commands/format/format-check.ts";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import type { Ask } from "../../../../pipeline/commands/typed/answers.ts";
import { readNamingTexts } from "../../../../pipeline/workspace/naming/naming-book.ts";
import { choose, linesOf } from "./naming-book.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "naming-closing-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const put = (headings: string, file = "三月.csv") =>
	writeFileSync(
		join(workspace, "exports", file),
		[
			`工单编号,受理时间,社区,诉求内容,满意度,${headings}`,
			...Array.from({ length: 12 }, (_, index) => {
				const day = String(index + 1).padStart(2, "0");
				const later = headings
					.split(",")
					.map((_, at) => `2023-03-${day} 1${at + 2}:00`);
				return `AJ${file.length}023030${index + 10},2023-03-${day} 09:10,东苑社区,路灯坏了好几天没有人来修,满意,${later.join(",")}`;
			}),
		].join("\n"),
	);
const run = async (ask?: Ask) =>
	formatCheck(await checkByNames({ workspace }, { log: () => undefined }, ask));

test("a time that could be a reply is guessed to be the closing where nothing else is", async () => {
	put("反馈时刻");
	expect(await run()).toContain("反馈时刻（是不是“办结时间”？");
});

test("beside a closing it is a reply", async () => {
	put("反馈时刻,办结时刻");
	const text = await run();
	expect(text).toContain("反馈时刻（是不是“回复时间”？");
	expect(text).toContain("办结时刻（是不是“办结时间”？");
});

test("who has said that it is a reply is told what that costs, and how to come back", async () => {
	put("反馈时刻");
	await run();
	choose(workspace, "列", { 反馈时刻: "回复时间" });
	const text = await run();
	expect(text).toContain(
		`没有“办结时间”一列。您的“反馈时刻”现在算“回复时间”；如果就是办结的时间，请在 ${join(workspace, "对照表.xlsx")} 里改选“办结时间”，保存、关闭，再运行一次 hotline-review check ${workspace}。`,
	);
	expect(text).toContain(
		"✗ 满意度：导出中没有办结时间列，满意度按办结的月份算。",
	);
	expect(linesOf(workspace, "列")).toMatchObject([
		{ 表头: "反馈时刻", 您的选择: "回复时间" },
	]);
	choose(workspace, "列", { 反馈时刻: "办结时间" });
	const again = await run();
	expect(again).not.toContain("现在算");
	expect(again).toContain("✓ 满意度");
});

test("a name that is known as a reply stands in the book, to be chosen anew", async () => {
	put("反馈时间");
	expect(await run()).toContain("您的“反馈时间”现在算“回复时间”");
	expect(linesOf(workspace, "列")).toMatchObject([
		{ 表头: "反馈时间", 像是: "办结时间", 把握: "50%", 您的选择: "" },
	]);
	choose(workspace, "列", { 反馈时间: "对" });
	expect(await run()).toContain("✓ 满意度");
});

async function answer(...answers: string[]) {
	const asked: string[] = [];
	const text = await run(async (question) => {
		asked.push(question);
		return answers.shift() ?? "";
	});
	return { asked: asked.join("\n"), text };
}

const DOUBT =
	"“信箱四月.csv”没有“办结时间”列；“答复时间”现在算“回复时间”，像是 办结时间";

test("a file without a closing is asked about though another has one", async () => {
	put("办结时间");
	put("答复时间", "信箱四月.csv");
	expect(await run()).toContain(
		"信箱四月.csv 没有“办结时间”一列。您的“答复时间”现在算“回复时间”",
	);
	expect(linesOf(workspace, "列")).toMatchObject([
		{ 表头: "答复时间", 像是: "办结时间", 您的选择: "" },
	]);
	const { asked, text } = await answer("是");
	expect(asked).toContain(DOUBT);
	expect(text).toContain("办结时间←答复时间");
	expect((await answer("")).asked).not.toContain("答复时间");
});

test.each([
	["否", "回复时间", false],
	["", "", true],
])(
	"a time that is said to be the reply stays it, and is not asked about again (%s)",
	async (typed, choice, isAskedAgain) => {
		put("办结时间");
		put("答复时间", "信箱四月.csv");
		expect((await answer(typed)).asked).toContain(DOUBT);
		expect(linesOf(workspace, "列")).toMatchObject([{ 您的选择: choice }]);
		expect((await answer("")).asked.includes(DOUBT)).toBe(isAskedAgain);
	},
);

test("the screen and the book say how to name a column that they do not list", async () => {
	put("反馈时刻");
	const told = "在“列”表最下面添一行，写上表头和您的选择。";
	expect(await run()).toContain(told);
	expect(readNamingTexts().columns.note).toContain(
		"在最下面添一行，写上表头和您的选择",
	);
});
