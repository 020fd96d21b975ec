import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
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
) {
	const done: string[] = [];
	const left = [...answers];
	const code = await start(given, {
		say: (text) => void done.push(`say ${text}`),
		ask: async (question) => {
			done.push(`ask ${question}`);
			return left.shift() ?? "";
		},
		run: async ([command]) => {
			done.push(`run ${command}`);
			return 0;
		},
		build: async () => {
			done.push("build");
			return BUILT;
		},
		open: (path) => void done.push(`open ${path}`),
		...own,
	});
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
		"run check",
		"build",
		`open ${join(process.cwd(), "out", "2023-03", "report.html")}`,
	]);
});

test("asks for the folder where none is given", async () => {
	const workspace = plantWorkspace();
	const { steps, told } = await startAs(undefined, [`'${workspace}' `]);
	expect(told).toMatch(/^ask 把放导出文件的文件夹拖到这个窗口里/);
	expect(steps.slice(0, 2)).toEqual(["run check", "build"]);
});

test("does not build what the check finds fault with", async () => {
	const { code, steps } = await startAs(plantWorkspace(), [], {
		run: async () => 1,
	});
	expect(code).toBe(1);
	expect(steps).toEqual([]);
});

test("opens no report where the build failed", async () => {
	const { code, steps } = await startAs(plantWorkspace(), [], {
		build: async () => 1,
	});
	expect(code).toBe(1);
	expect(steps).toEqual(["run check"]);
});

test("makes a workspace where there is nothing, and says what to put where", async () => {
	const folder = join(place, "新的");
	const { code, steps, told } = await startAs(folder);
	expect(code).toBe(0);
	expect(readdirSync(folder)).toContain("profile.yaml");
	expect(steps).toEqual([`open ${join(folder, "exports")}`]);
	expect(told).toContain(`放进 ${join(folder, "exports")}，再开始一次`);
});

test.each([
	["是", ["说明.docx", "exports/三月.xlsx"], ["run check", "build"]],
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
