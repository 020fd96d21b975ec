import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatPurge, purge } from "../../../pipeline/commands/purge.ts";
import { UserError } from "../../../pipeline/user-error.ts";
import {
	cachePlace,
	withRunFolder,
} from "../../../pipeline/workspace/run-folder.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "purge-"));
	for (const path of [
		"profile.yaml",
		".secret",
		"exports/a.csv",
		"out/index.html",
		"out/2023-03/manifest.json",
		"out/2023-03/tables/tickets.csv",
		"out/2023-04.being-built/report.html",
		"out/published/2023-02.csv",
		"out/领导批示.docx",
		".cache/labels/cached",
		".cache/run-1/run.duckdb",
	]) {
		mkdirSync(dirname(join(workspace, path)), { recursive: true });
		writeFileSync(join(workspace, path), "x");
	}
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const stands = (path: string) => existsSync(join(workspace, path));

test("built reports and caches go; inputs, the secret, what was printed and others' files stay", async () => {
	const result = await purge(workspace);
	expect(stands("out/2023-03")).toBe(false);
	expect(stands("out/2023-04.being-built")).toBe(false);
	expect(stands(".cache")).toBe(false);
	for (const path of [
		"profile.yaml",
		".secret",
		"exports/a.csv",
		"out/published/2023-02.csv",
		"out/领导批示.docx",
	])
		expect(stands(path), path).toBe(true);
	expect(result.removed).toEqual([
		join(workspace, "out", "2023-03"),
		join(workspace, "out", "index.html"),
		join(workspace, ".cache"),
	]);
	expect(stands("out/index.html")).toBe(false);
	expect(formatPurge(result)).toContain(join(workspace, "out", "2023-03"));
	expect(formatPurge(result)).toContain("领导批示.docx");
});

test("a second purge has nothing to remove and says so", async () => {
	await purge(workspace);
	const again = await purge(workspace);
	expect(again.removed).toEqual([]);
	expect(formatPurge(again)).toContain("没有可删除的内容");
});

test("the folder of a run that is at work stays, the rest of the cache goes", async () => {
	await withRunFolder(cachePlace(workspace), async (folder) => {
		const result = await purge(workspace);
		expect(existsSync(folder)).toBe(true);
		expect(stands(".cache/labels")).toBe(false);
		expect(stands(".cache/run-1")).toBe(false);
		expect(result.running).toEqual([folder]);
		expect(formatPurge(result)).toContain("另一次运行");
	});
	expect((await purge(workspace)).running).toEqual([]);
	expect(stands(".cache")).toBe(false);
});

test("a report that was moved aside when its build was killed is built like any other", async () => {
	renameSync(
		join(workspace, "out", "2023-03"),
		join(workspace, "out", "2023-03.being-replaced"),
	);
	const { removed } = await purge(workspace);
	expect(removed).toContain(join(workspace, "out", "2023-03"));
	expect(stands("out/2023-03.being-replaced")).toBe(false);
});

test("a workspace that is not there is the user's to mend", async () => {
	await expect(purge(join(workspace, "nowhere"))).rejects.toThrow(UserError);
});
