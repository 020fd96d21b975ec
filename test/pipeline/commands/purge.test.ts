import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatPurge, purge } from "../../../pipeline/commands/purge.ts";
import { UserError } from "../../../pipeline/user-error.ts";

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
		".cache/run-1/run.duckdb",
	]) {
		mkdirSync(dirname(join(workspace, path)), { recursive: true });
		writeFileSync(join(workspace, path), "x");
	}
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const stands = (path: string) => existsSync(join(workspace, path));

test("built reports and caches go; inputs, the secret, what was printed and others' files stay", () => {
	const result = purge(workspace);
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
	expect(result.removed).toHaveLength(4);
	expect(stands("out/index.html")).toBe(false);
	expect(formatPurge(result)).toContain(join(workspace, "out", "2023-03"));
	expect(formatPurge(result)).toContain("领导批示.docx");
});

test("a second purge has nothing to remove and says so", () => {
	purge(workspace);
	expect(purge(workspace).removed).toEqual([]);
	expect(formatPurge(purge(workspace))).toContain("没有可删除的内容");
});

test("a workspace that is not there is the user's to mend", () => {
	expect(() => purge(join(workspace, "nowhere"))).toThrow(UserError);
});
