import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
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

test.each(["否", "99", "第一个"])("nothing is taken for %s", async (typed) => {
	const { asked, choices } = await answer(typed);
	expect(asked).toHaveLength(1);
	expect(Object.values(choices).every((choice) => choice === "")).toBe(true);
});
