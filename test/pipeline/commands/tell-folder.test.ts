import { spawnSync } from "node:child_process";
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { init } from "../../../pipeline/commands/init.ts";
import { tellFolder } from "../../../pipeline/commands/tell-folder.ts";
import { packagePath } from "../../../pipeline/package-root.ts";

let folder: string;
beforeEach(() => {
	folder = join(mkdtempSync(join(tmpdir(), "tell-")), "新街道");
	mkdirSync(folder);
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

const put = (path: string, content = "") =>
	writeFileSync(join(folder, path), content);

function putReport(period: string, label: string, as_of: string): void {
	mkdirSync(join(folder, "out", period), { recursive: true });
	const manifest = {
		...{ period, period_label: label, as_of },
		...{ street_name: "新街道", headlines: [] },
	};
	put(`out/${period}/manifest.json`, JSON.stringify(manifest));
}

test("a folder that is none says how one is made, and counts the tables in it", () => {
	expect(tellFolder(folder)).toMatch(
		/^“新街道”还不是工作区。下一步：运行 hotline-review init \.，/,
	);
	put("三月.xlsx");
	put("说明.docx");
	expect(tellFolder(folder)).toContain("里面有 1 个表格文件");
	expect(readdirSync(folder).sort()).toEqual(["三月.xlsx", "说明.docx"]);
});

test("a workspace without exports, with some, and with a report each say what comes next", () => {
	init(folder);
	expect(tellFolder(folder)).toMatch(
		/是一个工作区，exports 里还没有导出文件。下一步：.*原样放进 exports/,
	);
	put("exports/三月.csv");
	put("exports/~$三月.csv");
	expect(tellFolder(folder)).toMatch(
		/exports 里有 1 个文件，还没有生成过报告。下一步：运行 hotline-review check，.*hotline-review build/,
	);
	putReport("2023-02", "2023年2月", "2023-03-04 16:30:00");
	putReport("2023-03", "2023年3月", "2023-04-04 16:30:00");
	const soon = new Date(Date.now() + 60_000);
	utimesSync(join(folder, "out/2023-03/manifest.json"), soon, soon);
	const told = tellFolder(folder);
	expect(told).toContain(
		"最近的报告是2023年3月的（数据截至 2023-04-04 16:30）",
	);
	expect(told).toContain(`打开 ${join("out", "2023-03", "report.html")} 查看`);
	const later = new Date(Date.now() + 120_000);
	put("exports/四月.csv");
	utimesSync(join(folder, "exports/四月.csv"), later, later);
	expect(tellFolder(folder)).toMatch(
		/那以后 exports 里有 1 个文件是新来的或改过的。下一步：运行 hotline-review build，重新生成/,
	);
});

test("a workspace that reads a database needs no exports", () => {
	init(folder);
	const commented = tellFolder(folder);
	expect(commented).toContain("还没有导出文件");
	put("profile.yaml", "name: 新街道\nsource:\n  name: 工单库\n");
	expect(tellFolder(folder)).toMatch(
		/是一个工作区，工单从 profile.yaml 里写的数据库读取，还没有生成过报告。下一步：运行 hotline-review check/,
	);
	put("exports/三月.csv");
	expect(tellFolder(folder)).toContain("exports 里另有 1 个文件");
});

test("each is one paragraph, and the program without a word says it", () => {
	const small = packagePath("test", "golden", "small", "input");
	cpSync(small, folder, { recursive: true });
	const program = packagePath("dist", "pipeline", "main.js");
	const { status, stdout, stderr } = spawnSync(process.execPath, [program], {
		cwd: folder,
		encoding: "utf8",
	});
	expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	expect(stdout.trim().split("\n")).toHaveLength(1);
	expect(stdout).toMatch(/^“新街道”是一个工作区，.*hotline-review help。\n$/);
});
