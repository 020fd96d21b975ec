import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { advise } from "../../../../pipeline/commands/check-advice.ts";
import {
	BY_COMMANDS,
	BY_STARTING,
	howToGoOn,
	STARTED,
} from "../../../../pipeline/commands/format/going-on.ts";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { HEADER, ROWS } from "../naming/unseen-export.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "going-on-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

async function stepsOf(lines: readonly string[]) {
	writeFileSync(join(workspace, "exports", "三月.csv"), lines.join("\n"));
	const result = await checkByNames({ workspace }, { log: () => undefined });
	return [BY_COMMANDS, BY_STARTING].map((each) =>
		advise(result, each).join("\n"),
	) as [string, string];
}

describe("each way of going on is said in its own words", () => {
	test("where columns are to be named", async () => {
		const [typed, started] = await stepsOf([HEADER, ...ROWS]);
		expect(typed).toContain(
			`保存、关闭，再运行一次 hotline-review check ${workspace}。`,
		);
		expect(started).toContain("保存、关闭，再开始一次，还是选同一个文件夹。");
		expect(started).not.toContain("hotline-review");
	});

	test("where a report can be made, and one of the month under way", async () => {
		const [typed, started] = await stepsOf([
			"工单编号,受理时间,诉求内容",
			"GD1,2023-03-02 09:10,路灯坏了没有人来修",
			"GD2,2023-04-20 09:10,路灯坏了没有人来修",
		]);
		expect(typed).toContain(
			`可以生成报告：hotline-review build ${workspace}（2023年3月）。`,
		);
		expect(typed).toContain(
			`运行 hotline-review build ${workspace} --period 2023-04。`,
		);
		expect(started).toContain("可以生成报告（2023年3月）。");
		expect(started).toContain(
			"要看到这一天为止的，再开始一次，还是选同一个文件夹。",
		);
		expect(started).not.toContain("hotline-review");
	});
});

test("a command that starting began speaks to who started", () => {
	expect(howToGoOn({})).toBe(BY_COMMANDS);
	expect(howToGoOn(STARTED)).toBe(BY_STARTING);
});
