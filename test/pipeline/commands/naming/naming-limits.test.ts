import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatCheck } from "../../../../pipeline/commands/format/format-check.ts";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { makeOutputs } from "../../../make-outputs.ts";
import { choose, linesOf } from "./naming-book.ts";

const effects = { log: () => undefined };

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "naming-limits-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const put = (heading: string, cells: readonly string[]) =>
	writeFileSync(
		join(workspace, "exports", "三月.csv"),
		[
			`工单编号,受理时间,社区,诉求内容,办结时间,${heading}`,
			...Array.from({ length: 12 }, (_, index) => {
				const day = String(index + 1).padStart(2, "0");
				return `AJ2023030${index + 10},2023-03-${day} 09:10,东苑社区,路灯坏了好几天没有人来修,2023-03-${day} 18:00,${cells[index % cells.length]}`;
			}),
		].join("\n"),
	);
const run = () => checkByNames({ workspace }, effects);
const deadlines = async () => {
	const { table, text } = await makeOutputs({ workspace }, [
		"report",
		"tables/tickets.csv",
	]);
	return {
		dues: table("tickets")
			.slice(0, 3)
			.map(({ effective_deadline }) => effective_deadline),
		page: text("report.html"),
	};
};
const ASSUMED = "按缺省时限推算";

test("limits that tell their unit are used, under a heading that nobody has listed as well once it is chosen", async () => {
	put("限办多久", ["3天", "5个工作日", "24小时"]);
	const text = formatCheck(await run());
	expect(text).toContain("限办多久（是不是“处理时限”？");
	expect(text).toMatch(/✓ 按时办结：.*按缺省时限推算/);
	choose(workspace, "列", { 限办多久: "处理时限" });
	expect(formatCheck(await run())).not.toContain(ASSUMED);
	const { dues, page } = await deadlines();
	expect(dues).toEqual([
		"2023-03-04 09:10:00",
		"2023-03-09 23:59:59",
		"2023-03-04 09:10:00",
	]);
	expect(page).not.toContain(ASSUMED);
});

test("numbers without a unit are told of, and used once the clerk has said which it is", async () => {
	put("处理时限", ["3", "5", "7"]);
	const text = formatCheck(await run());
	expect(text).toContain(
		"“处理时限”列只写了数字，没有写是工作日、天还是小时，没有用上，期限先按缺省时限推算：在对照表.xlsx 的“词”表里选它是哪一种。",
	);
	expect(text).toMatch(
		/✓ 按时办结：导出中没有写明期限，到期的\d+件都按缺省时限推算/,
	);
	expect((await deadlines()).page).toContain(ASSUMED);
	expect(linesOf(workspace, "词")).toMatchObject([
		{ 词: "只写了数字" },
		{ 词: "东苑社区" },
	]);
	choose(workspace, "词", { 只写了数字: "工作日" });
	expect(formatCheck(await run())).not.toContain(ASSUMED);
	const { dues, page } = await deadlines();
	expect(dues).toEqual([
		"2023-03-06 23:59:59",
		"2023-03-09 23:59:59",
		"2023-03-14 23:59:59",
	]);
	expect(page).not.toContain(ASSUMED);
});

test("a heading that tells the unit is enough", async () => {
	put("限办天数", ["3"]);
	expect(formatCheck(await run())).not.toContain(ASSUMED);
	expect((await deadlines()).dues[0]).toBe("2023-03-04 09:10:00");
});
