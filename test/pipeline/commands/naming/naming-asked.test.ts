import {
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatCheck } from "../../../../pipeline/commands/format/format-check.ts";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { linesOf } from "./naming-book.ts";
import { HEADER, ROWS } from "./unseen-export.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "naming-asked-"));
	mkdirSync(join(workspace, "exports"));
	writeFileSync(
		join(workspace, "exports", "三月.csv"),
		[HEADER, ...ROWS].join("\n"),
	);
});
afterEach(() => rmSync(workspace, { recursive: true }));

async function answer(...answers: string[]) {
	const asked: string[] = [];
	await checkByNames(
		{ workspace },
		{ log: () => undefined },
		async (question) => {
			asked.push(question);
			return answers.shift() ?? "";
		},
	);
	const choices = Object.fromEntries(
		linesOf(workspace, "列").map((line) => [line.表头, line.您的选择]),
	);
	return { asked, choices };
}

test("each guess is shown with a number and two values", async () => {
	const { asked } = await answer("");
	expect(asked).toHaveLength(1);
	expect(asked[0]).toMatch(
		/^ {2}\d\. 列“案卷序号” 像是 工单编号（把握 \d+%），如 AJ2023030\d+、AJ2023030\d+$/m,
	);
	expect(asked[0]).toContain("有几项不对的，写它们的号");
});

test("those whose numbers are written are left to the book and not asked again, the others taken", async () => {
	const { asked, choices } = await answer("1");
	const [, wrong = ""] = /1\. 列“(.+?)”/.exec(asked[0] ?? "") ?? [];
	const right = [
		...(asked[0] ?? "").matchAll(/^ {2}(?!1\.)\d+\. 列“(.+?)”/gm),
	].map(([, header = ""]) => header);
	expect(choices[wrong]).toBe("");
	for (const header of right) expect(choices[header], header).toBe("对");
	expect(asked.slice(1).join("\n")).not.toContain(`“${wrong}”`);
});

test("what is less sure is asked by itself, after what is sure", async () => {
	const { asked, choices } = await answer("是", "否");
	expect(asked[1]).toContain("把握不大，请逐项看一看：");
	expect(asked[1]).toMatch(
		/“现在怎样”列的“了结”（6 处）像是 已办结（把握 50%）/,
	);
	expect(asked[0]).not.toContain("把握 50%");
	expect(choices.附注).toBe("");
	const all = await answer("是");
	expect(all.asked[0]).toContain("把握不大");
	expect(
		linesOf(workspace, "词").find(({ 词 }) => 词 === "了结"),
	).toMatchObject({ 您的选择: "对" });
});

test.each(["否", "不对", "99", "第一个"])(
	"nothing is taken for %s",
	async (typed) => {
		const { choices } = await answer(typed);
		expect(Object.values(choices).every((choice) => choice === "")).toBe(true);
	},
);

test.each(["是的", "都对", "没错。", "嗯，对的"])(
	"all are taken for %s",
	async (typed) => {
		const { asked, choices } = await answer(typed);
		expect(asked[1]).toContain("把握不大");
		expect(choices.案卷序号).toBe("对");
	},
);

test("what cannot be understood is asked again, and the third time left to the book", async () => {
	const again = await answer("第一个", "是");
	expect(again.asked[1]).toBe("看不懂“第一个”：回答 是、否 或编号");
	expect(again.choices.案卷序号).toBe("对");
	rmSync(join(workspace, "对照表.xlsx"));
	const { asked, choices } = await answer("99", "第一个", "随便");
	expect(asked).toHaveLength(3);
	expect(asked[2]).toMatch(
		/^看不懂“第一个”：回答 是、否 或编号；再看不懂，这 \d+ 项就留在 对照表.xlsx 里选$/,
	);
	expect(Object.values(choices).every((choice) => choice === "")).toBe(true);
});

const check = async () =>
	formatCheck(await checkByNames({ workspace }, { log: () => undefined }));

test("the book says what can be chosen, what the report rests on first", async () => {
	await check();
	const book = read(readFileSync(join(workspace, "对照表.xlsx")));
	const sheet = book.Sheets.字段说明;
	const rows = sheet ? utils.sheet_to_json<Record<string, string>>(sheet) : [];
	expect(rows[0]).toMatchObject({ 可选的项: "工单编号", 报告要用: "要用" });
	const needed = rows.map((row) => row.报告要用 === "要用");
	expect(needed.lastIndexOf(true)).toBe(needed.filter(Boolean).length - 1);
	for (const row of rows) if (row.报告要用) expect(row.是什么).not.toBe("");
});

test("a book under another name is named, since nobody reads it", async () => {
	await check();
	copyFileSync(
		join(workspace, "对照表.xlsx"),
		join(workspace, "对照表(已填).xlsx"),
	);
	expect(await check()).toContain(
		"“对照表(已填).xlsx”没有读：只读名为 对照表.xlsx 的。",
	);
});

test("a list of communities that is begun must be whole, and says what it lacks", async () => {
	mkdirSync(join(workspace, "reference"));
	writeFileSync(
		join(workspace, "reference", "communities.csv"),
		"community,aliases,households\n北屏社区,,900\n",
	);
	await answer("是");
	expect(await check()).toMatch(
		/参考表里没有 2 个社区（(东苑社区、西苑社区|西苑社区、东苑社区)，共 12 件），没写的都不算社区：要写进 reference\/communities.csv，在 .*对照表.xlsx 的“词”表里选“对”/,
	);
});
