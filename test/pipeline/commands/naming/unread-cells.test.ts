import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatCheck } from "../../../../pipeline/commands/format/format-check.ts";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { makeOutputs } from "../../../make-outputs.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "unread-cells-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const put = (ratings: readonly string[]) =>
	writeFileSync(
		join(workspace, "exports", "三月.csv"),
		[
			"工单编号,受理时间,社区,诉求内容,办结时间,满意度",
			...Array.from({ length: 12 }, (_, index) => {
				const day = String(index + 1).padStart(2, "0");
				return `AJ2023030${index + 10},2023-03-${day} 09:10,东苑社区,路灯坏了好几天没有人来修,2023-03-${day} 18:00,${ratings[index % ratings.length]}`;
			}),
		].join("\n"),
	);
const check = async () =>
	formatCheck(await checkByNames({ workspace }, { log: () => undefined }));
const page = async () =>
	(await makeOutputs({ workspace }, ["report"])).text("report.html");

test("ratings that nobody knows are told before the report is made, and on its first page", async () => {
	put(["顶呱呱", "一般", "顶呱呱"]);
	expect((await check()).trimEnd().split("\n").at(-1)).toMatch(
		/可以生成报告.*，但“满意度”有 8 格没有读懂，满意率不含它们。$/,
	);
	expect(await page()).toContain("有8件办结工单的评价没有读懂");
});

test("plain words of praise and blame are ratings", async () => {
	put(["很好", "好", "较好", "不错", "差", "很差", "较差"]);
	expect(await check()).not.toContain("没有读懂");
	const report = await page();
	expect(report).not.toContain("没有读懂");
	expect(report).toContain("有评价12件");
});
