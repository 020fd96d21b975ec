import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BuildResult } from "../../../../pipeline/commands/build-result.ts";
import { init } from "../../../../pipeline/commands/init.ts";
import {
	type StartEffects,
	start,
} from "../../../../pipeline/commands/start/start.ts";
import { toFolder } from "../../../../pipeline/commands/start/typed-folder.ts";

import type { TypedOptions } from "../../../../pipeline/commands/typed/option-values.ts";

let place: string;
beforeEach(() => {
	place = mkdtempSync(join(tmpdir(), "start-"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const BUILT = { folder: join("out", "2023-03") } as BuildResult;

/** Starts as a person would who answers so, and tells what was done in turn. */
async function startAs(
	given: string | undefined,
	answers: readonly string[] = [],
	own: Partial<StartEffects> = {},
	options: TypedOptions = {},
) {
	const done: string[] = [];
	const left = [...answers];
	const code = await start(
		given,
		{
			say: (text) => void done.push(`say ${text}`),
			ask: async (question) => {
				done.push(`ask ${question}`);
				return left.shift() ?? "";
			},
			check: async ([, ...words]) => {
				done.push(["check", ...words].join(" "));
				return { code: 0, period: "2026年9月" };
			},
			build: async ([, ...words]) => {
				done.push(["build", ...words].join(" "));
				return BUILT;
			},
			open: (path) => void done.push(`open ${path}`),
			...own,
		},
		options,
	);
	const steps = done.filter((step) => !/^(say|ask) /.test(step));
	return { code, steps, told: done.join("\n") };
}

function plantWorkspace(): string {
	const workspace = join(place, "我的街道");
	init(workspace);
	writeFileSync(join(workspace, "exports", "工单.csv"), "工单编号\n");
	return workspace;
}

test("checks and builds a workspace that was dropped on it, then opens the report", async () => {
	const { code, steps } = await startAs(plantWorkspace());
	expect(code).toBe(0);
	expect(steps).toEqual([
		"check",
		"build",
		`open ${join(process.cwd(), "out", "2023-03", "report.html")}`,
	]);
});

test("asks for the folder where none is given", async () => {
	const workspace = plantWorkspace();
	const { steps, told } = await startAs(undefined, [`'${workspace}' `]);
	expect(told).toMatch(/^ask 把放导出文件的文件夹拖到这个窗口里/);
	expect(steps.slice(0, 2)).toEqual(["check", "build"]);
});

test("does not build what the check finds fault with", async () => {
	const { code, steps } = await startAs(plantWorkspace(), [], {
		check: async () => ({ code: 1 }),
	});
	expect(code).toBe(1);
	expect(steps).toEqual([]);
});

test("opens no report where the build failed", async () => {
	const { code, steps } = await startAs(plantWorkspace(), [], {
		build: async () => 1,
	});
	expect(code).toBe(1);
	expect(steps).toEqual(["check"]);
});

test("makes a workspace where there is nothing, and says what to put where", async () => {
	const folder = join(place, "新的");
	const { code, steps, told } = await startAs(folder, ["是"]);
	expect(code).toBe(0);
	expect(readdirSync(folder)).toContain("profile.yaml");
	expect(steps).toEqual([`open ${join(folder, "exports")}`]);
	expect(told).toContain(`放进 ${join(folder, "exports")}，再开始一次`);
});

test.each([
	["是", ["说明.docx", "exports/三月.xlsx"], ["check", "build"]],
	["否", ["说明.docx", "三月.xlsx"], []],
	["", ["说明.docx", "三月.xlsx"], []],
])(
	"moves the tables of a folder of exports only when told to (%s)",
	async (answer, files, steps) => {
		const folder = join(place, "导出");
		mkdirSync(folder);
		for (const name of ["三月.xlsx", "说明.docx"])
			writeFileSync(join(folder, name), "");
		const done = await startAs(folder, [answer]);
		for (const file of files)
			expect(existsSync(join(folder, file)), file).toBe(true);
		expect(done.steps.filter((step) => !step.startsWith("open"))).toEqual(
			steps,
		);
	},
);

test.each([
	[undefined, "没有说是哪个文件夹。"],
	["  ", "没有说是哪个文件夹。"],
])(
	"says what it wants where nobody can be asked (%s)",
	async (given, message) => {
		await expect(startAs(given, [], { ask: undefined })).rejects.toMatchObject({
			message,
			hint: expect.stringContaining("hotline-review start"),
		});
	},
);

test("a file is not a folder", async () => {
	const file = join(place, "三月.xlsx");
	writeFileSync(file, "");
	await expect(startAs(file)).rejects.toMatchObject({
		message: "这是一个文件，不是文件夹。",
		place: { file },
	});
});

test.each([
	['"/数据/我的 街道"', "/数据/我的 街道"],
	["'/数据/我的 街道' ", "/数据/我的 街道"],
	[pathToFileURL("/数据/我的 街道").href, "/数据/我的 街道"],
	["/数据/我的\\ 街道", "/数据/我的 街道"],
	[" /数据/我的街道\n", "/数据/我的街道"],
])("takes a folder as a window gives it: %s", (typed, folder) => {
	expect(toFolder(typed)).toBe(folder);
});

test("asks which period, with the usual one for a key alone, and again where it cannot be read", async () => {
	const workspace = plantWorkspace();
	const usual = await startAs(workspace, ["", ""]);
	expect(usual.told).toContain("要哪个月的报告？直接回车是 2026年9月");
	expect(usual.steps).toContain("build");
	const other = await startAs(workspace, ["", "上个月吧", "2026年8月"]);
	expect(other.told).toContain("看不懂“上个月吧”。可写 2026年9月、9月、2026-9");
	expect(other.steps).toContain("build --period 2026年8月");
});

test("allows what a build allows, and does not ask for a period that was typed", async () => {
	const { told, steps } = await startAs(
		plantWorkspace(),
		[""],
		{},
		{
			period: "8月",
			profile: "xining-2024",
			cache: false,
			pdf: true,
			exports: ["甲.csv", "乙.csv"],
		},
	);
	expect(told).not.toContain("要哪个月");
	expect(steps.slice(0, 2)).toEqual([
		"check --exports 甲.csv 乙.csv --profile xining-2024",
		"build --period 8月 --profile xining-2024 --no-cache --pdf --exports 甲.csv 乙.csv",
	]);
});

test("asks once what the street is called, and writes it into the rules", async () => {
	const workspace = plantWorkspace();
	const profile = () => readFileSync(join(workspace, "profile.yaml"), "utf8");
	const first = await startAs(workspace, ["望江街道", ""]);
	expect(first.told).toContain("ask 街道叫什么名字？");
	expect(profile()).toMatch(/^name: "望江街道"$/m);
	expect((await startAs(workspace, [""])).told).not.toContain("街道叫什么名字");
});

test("does not ask for the street's name once there is a report without", async () => {
	const workspace = plantWorkspace();
	mkdirSync(join(workspace, "out"));
	expect((await startAs(workspace)).told).not.toContain("街道叫什么名字");
});

test("says where the report is, whether or not it opens", async () => {
	const { told } = await startAs(plantWorkspace());
	expect(told).toContain(
		`报告在 ${join(process.cwd(), "out", "2023-03", "report.html")}`,
	);
	expect(told).toContain(join(process.cwd(), "out", "index.html"));
});

test("takes the workspace where its own exports are chosen", async () => {
	const workspace = plantWorkspace();
	const { told } = await startAs(join(workspace, "exports"));
	expect(told).toContain("“exports”是“我的街道”的一部分，选的是“我的街道”。");
	expect(existsSync(join(workspace, "exports", "profile.yaml"))).toBe(false);
});

test("makes no folder that was mistyped, and asks again", async () => {
	const workspace = plantWorkspace();
	const wrong = join(place, "我的接道");
	const { told, steps } = await startAs(wrong, ["", "", workspace]);
	expect(told).toContain(`没有“${wrong}”这个文件夹。新建一个吗？`);
	expect(existsSync(wrong)).toBe(false);
	expect(steps).toContain("build");
});

test.each([
	["是", ["三月.xlsx", "工单.csv"], "check"],
	["", ["工单.csv"], "check"],
])(
	"offers to move an export that was put beside the folders later, each time (%s)",
	async (answer, files, step) => {
		const workspace = plantWorkspace();
		for (const name of ["三月.xlsx", "对照表(已填).xlsx"])
			writeFileSync(join(workspace, name), "");
		const { told, steps } = await startAs(workspace, [answer]);
		expect(told).toContain(
			"ask “我的街道”里有 1 个表格文件（三月.xlsx），不在 exports 里的不读。",
		);
		expect(readdirSync(join(workspace, "exports"))).toEqual(files);
		expect(steps[0]).toBe(step);
		const again = await startAs(workspace, [""]);
		expect(again.told.includes("个表格文件")).toBe(answer === "");
	},
);

test("overwrites no export of the same name", async () => {
	const workspace = plantWorkspace();
	writeFileSync(join(workspace, "工单.csv"), "新的");
	const { told } = await startAs(workspace, ["是"]);
	expect(told).toContain("exports 里已有“工单.csv”，没有移");
	expect(readFileSync(join(workspace, "exports", "工单.csv"), "utf8")).toBe(
		"工单编号\n",
	);
});

test("leaves locks of a spreadsheet program and the clerk's book where they are", async () => {
	const folder = join(place, "导出");
	mkdirSync(folder);
	for (const name of ["三月.xlsx", "~$三月.xlsx", "对照表.xlsx"])
		writeFileSync(join(folder, name), "");
	const { told } = await startAs(folder, ["是"]);
	expect(told).toContain("里有 1 个表格文件");
	expect(readdirSync(join(folder, "exports"))).toEqual(["三月.xlsx"]);
});

test.each([
	[1, true],
	[2, false],
	[130, false],
])(
	"says how to go on where something is to be mended (%i)",
	async (code, isTold) => {
		const own = [
			{ check: async () => ({ code }) },
			{ build: async () => code },
		];
		for (const each of own) {
			const { told } = await startAs(plantWorkspace(), [], each);
			expect(told.includes("改好以后，再开始一次，还是选同一个文件夹。")).toBe(
				isTold,
			);
		}
	},
);
