import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runHere } from "../../../run-here.ts";

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "usage-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
	[
		["build", "--perod", "2023-03"],
		"没有这个选项：--perod，是不是 --period？",
		"build 工作区文件夹 --period 2023-03",
		"help build",
	],
	[
		["explain"],
		"还要写明：指标。",
		"explain 满意率 工作区文件夹 --社区 某社区",
		"help explain",
	],
	[
		["explain", "满意率", "--社会", "甲"],
		"没有这个选项：--社会，是不是 --社区？",
		"explain 满意率",
		"help explain",
	],
	[
		["explain", "满意率", "--社区"],
		"这个选项后面要写一个值：--社区 <名称>（只看一个社区",
		"explain 满意率",
		"help explain",
	],
	[
		["build", "--threads", "many"],
		"这个选项的值不对：--threads <数>（最多使用的线程数）。",
		"build 工作区",
		"help build",
	],
	[
		["build", "--engine", "oracle"],
		"这个选项的值不对：--engine <引擎>",
		"build 工作区",
		"help build",
	],
	[
		["label", "--out", "a.csv"],
		"缺少必须写的选项：--from <FILE...>（要归类的表格",
		"label --from 新工单.xlsx",
		"help label",
	],
	[
		["check", "我的", "街道"],
		"多写了词（名称里有空格时，整个加引号），命令是：check。",
		"check 工作区文件夹",
		"help check",
	],
	[
		["chekc"],
		"没有这个命令：chekc，是不是 check？",
		"check 工作区文件夹",
		"help",
	],
	[["报告"], "没有这个命令：报告。", "build 工作区文件夹", "help"],
])(
	"%j is told in Chinese with an example",
	async (words, told, example, help) => {
		const { status, stdout, stderr } = await runHere(words);
		const [first = "", second = "", third = "", ...rest] = stderr.split("\n");
		expect(first).toContain(told);
		expect(second).toContain(`例如：hotline-review ${example}`);
		expect(third).toContain(`hotline-review ${help}`);
		expect({ status, stdout, rest }).toEqual({
			status: 1,
			stdout: "",
			rest: [""],
		});
		expect(stderr).not.toMatch(/error|argument|Did you/);
	},
);

test("a folder in the place of a command is told from one", async () => {
	const { stderr } = await runHere([folder]);
	expect(stderr).toContain(`“${folder}”是文件夹或文件，前面要写命令。`);
	expect(stderr).toContain(`例如：hotline-review build ${folder}\n`);
});
