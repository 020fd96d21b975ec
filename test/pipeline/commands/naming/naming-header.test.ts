import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkByNames } from "../../../../pipeline/commands/naming/check-by-names.ts";
import { agreeToAll, linesOf } from "./naming-book.ts";

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "naming-"));
	mkdirSync(join(workspace, "exports"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const put = (path: string, lines: readonly string[]) =>
	writeFileSync(join(workspace, path), lines.join("\n"));
const run = () => checkByNames({ workspace }, { log: () => undefined });

test("a record that holds a word which elsewhere heads a column is no header", async () => {
	const rows = Array.from({ length: 9 }, (_, index) =>
		[
			`MY-0531-00000${index}`,
			`2024-05-0${index + 1} 08:1${index}:00`,
			index % 2 ? "电话" : "网页",
			"求助",
			"学府社区",
			"市政科",
		].join(","),
	);
	put("exports/台账.csv", [
		"民意速办件台账（五月）,,,,,",
		"民意件标识,民意发起,民意来自哪里,民意种类,哪个村社,责任方",
		...rows,
	]);
	await run();
	const lines = linesOf(workspace, "列");
	expect(lines.map((line) => line.表头)).toEqual([
		"民意件标识",
		"民意发起",
		"民意来自哪里",
		"民意种类",
		"哪个村社",
		"责任方",
	]);
	expect(lines.slice(0, 2).map((line) => line.像是)).toEqual([
		"工单编号",
		"受理时间",
	]);
	agreeToAll(workspace, "列");
	expect((await run()).problem).toBeNull();
});
