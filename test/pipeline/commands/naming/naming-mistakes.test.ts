import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { check } from "../../../../pipeline/commands/check.ts";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { choose } from "./naming-book.ts";
import { HEADER, ROWS } from "./unseen-export.ts";

const effects = { log: () => undefined };
const BOOK = "对照表.xlsx";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "naming-"));
	mkdirSync(join(workspace, "exports"));
	writeFileSync(
		join(workspace, "exports", "三月.csv"),
		[HEADER, ...ROWS].join("\n"),
	);
});
afterEach(() => rmSync(workspace, { recursive: true }));

const run = () => checkByNames({ workspace }, effects);

test.each([
	["列", { 案卷序号: "工单遍号" }, "没有名为“工单遍号”的字段", "工单编号", 4],
	["列", { 附注: "对" }, "选了“对”，可是这一行没有猜测", "空着", 15],
	[
		"列",
		{ 何时收到: "受理时间", 办好的时刻: "受理时间" },
		"“何时收到”（第 5 行）和“办好的时刻”都选了“受理时间”",
		"改一行",
		11,
	],
])(
	"a line that cannot be is told with its place: %s %j",
	async (sheet, choices, message, hint, row) => {
		await run();
		choose(workspace, sheet, choices);
		await expect(check({ workspace }, effects)).rejects.toThrow(
			expect.objectContaining({
				message: expect.stringContaining(message),
				hint: expect.stringContaining(hint),
				place: { file: join(workspace, BOOK), sheet, row, column: "您的选择" },
			}),
		);
	},
);

test("a layout that is none, a lost heading and a damaged file are told as well", async () => {
	await run();
	choose(workspace, "列", { 何时收到: "受理时间" });
	choose(workspace, "列", { 何时收到: "年月日" }, "时间写法");
	await expect(run()).rejects.toThrow("“年月日”不是时间的写法");
	writeFileSync(join(workspace, BOOK), "a,b\n1,2\n");
	await expect(run()).rejects.toThrow("不是程序写出的对照表");
	writeFileSync(join(workspace, BOOK), Buffer.from("PK\u0003\u0004broken"));
	await expect(run()).rejects.toThrow("对照表已损坏");
});
