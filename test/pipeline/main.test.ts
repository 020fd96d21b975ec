import { spawnSync } from "node:child_process";
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { runHere } from "../run-here.ts";

const small = packagePath("test", "golden", "small", "input");
const february = join(small, "exports", "工单明细202302.csv");

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "main-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

/** Runs the program as a person does, in a process of its own. */
function runApart(...words: string[]) {
	const program = packagePath("dist", "pipeline", "main.js");
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[program, ...words],
		{ encoding: "utf8" },
	);
	return { status, stdout, stderr };
}

const put = (name: string, content: string) =>
	writeFileSync(join(workspace, "exports", name), content);

describe("a mistake the clerk can mend is one Chinese message, exit 1 and no stack", () => {
	const mistakes: [string, () => string[], RegExp][] = [
		[
			"a workspace that is not there",
			() => ["build", "没有这个文件夹"],
			/没有这个文件夹/,
		],
		["a folder without exports", () => ["build", workspace], /exports/],
		[
			"a file that is no table",
			() => {
				put("照片.xlsx", "not a workbook at all\u0000\u0001");
				return ["build", workspace];
			},
			/照片\.xlsx/,
		],
		[
			"a report that was to be put among the exports",
			() => ["build", workspace, "--out", join(workspace, "exports", "out")],
			/不能写进导出文件所在的文件夹/,
		],
		[
			"an export without the column of ticket numbers",
			() => {
				put("三月.csv", "受理时间,标题\n2023-03-01 08:00:00,路灯\n");
				return ["build", workspace];
			},
			/三月\.csv.*工单编号/s,
		],
		[
			"a period that cannot be",
			() => {
				copyFileSync(february, join(workspace, "exports", "a.csv"));
				return ["build", workspace, "--period", "2023-13"];
			},
			/2023-13/,
		],
		[
			"a period that the exports do not reach",
			() => {
				copyFileSync(february, join(workspace, "exports", "a.csv"));
				return ["build", workspace, "--period", "2031-01"];
			},
			/2031/,
		],
		[
			"a moment that cannot be",
			() => {
				copyFileSync(february, join(workspace, "exports", "a.csv"));
				return ["build", workspace, "--as-of", "昨天"];
			},
			/昨天/,
		],
		[
			"a profile nobody knows",
			() => ["build", workspace, "--profile", "火星"],
			/火星/,
		],
		[
			"an option nobody knows",
			() => ["build", "--perod", "2023-03"],
			/--perod/,
		],
		["a command nobody knows", () => ["bulid"], /bulid/],
		[
			"threads that are no number",
			() => ["build", "--threads", "many"],
			/--threads/,
		],
		[
			"a setting nobody knows",
			() => {
				writeFileSync(join(workspace, "profile.yaml"), "fileds: {}\n");
				return ["build", workspace];
			},
			/fileds.*fields/s,
		],
	];
	test.each(mistakes)("%s", async (_, arrange, pattern) => {
		const { status, stderr, stdout } = await runHere(arrange());
		expect(stderr).toMatch(pattern);
		expect(stderr).toMatch(/[\u4e00-\u9fff]/);
		expect(stderr).not.toMatch(/\n\s+at /);
		expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(3);
		expect(stdout).toBe("");
		expect(status).toBe(1);
	});

	test("in a process of its own as well", () => {
		const { status, stderr, stdout } = runApart("build", "没有这个文件夹");
		expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
		expect(stderr).toMatch(/^[^\n]*没有这个文件夹[^\n]*\n {2}提示：[^\n]+\n$/);
	});
});

describe("a build", () => {
	let built: string;
	beforeAll(() => {
		built = mkdtempSync(join(tmpdir(), "main-built-"));
		mkdirSync(join(built, "exports"));
		copyFileSync(february, join(built, "exports", "a.csv"));
	});
	afterAll(() => rmSync(built, { recursive: true, force: true }));

	test("says where the report is, what was read and three things worth looking at", () => {
		const { status, stdout } = runApart("build", built);
		expect(status).toBe(0);
		const [, report = ""] = /报告：(.*)/.exec(stdout) ?? [];
		expect(existsSync(report)).toBe(true);
		expect(stdout).toMatch(/9 条记录.*计入 8.*合计行等 1，待修 0/s);
		expect(stdout).toContain("最值得看");
		expect(stdout).toMatch(/report\.html +报告：给领导/);
		expect(stdout).toMatch(/annex\.xlsx +附表：给经办人/);
		// The finding alone: what it rests on stands in the report.
		for (const line of stdout.match(/^ {2}\d\. .*$/gm) ?? [])
			expect(line).toMatch(/^[^。]*。$/);
	});

	test("with --json prints one object and nothing else", () => {
		const { status, stdout, stderr } = runApart("build", built, "--json");
		expect(status).toBe(0);
		expect(stderr).toBe("");
		expect(JSON.parse(stdout).report).toMatchObject({
			records: 9,
			rejected: 0,
		});
	});

	test("with --quiet says nothing unless it fails", async () => {
		const done = { status: 0, stdout: "", stderr: "" };
		expect(runApart("build", built, "--quiet")).toEqual(done);
		expect(runApart("build", built, "--quiet", "--no-cache")).toEqual(done);
		const failed = await runHere(["build", `${built}x`, "--quiet"]);
		expect(failed.status).toBe(1);
		expect(failed.stderr).toContain("没有这个文件夹");
		const { stdout } = runApart("build", built, "--quiet", "--json");
		expect(JSON.parse(stdout).report.records).toBe(9);
	});

	test("that fails leaves the report before it as it was", async () => {
		writeFileSync(
			join(built, "exports", "坏.csv"),
			"工单编号,受理时间\n9,不是时间\n",
		);
		expect((await runHere(["build", built])).status).toBe(1);
		expect(existsSync(join(built, "out", "2023-02", "report.html"))).toBe(true);
		expect(existsSync(join(built, ".cache", "run"))).toBe(false);
	});
});
