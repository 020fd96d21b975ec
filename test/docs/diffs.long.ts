import { execFileSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { applyDiff, readDiffs } from "./diffs.ts";

// All diffs of the maintainers' page on a copy of the checkout, as a maintainer would make them.

const copy = mkdtempSync(join(tmpdir(), "diffs-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

beforeAll(() => {
	const files = execFileSync("git", ["ls-files", "-z"], {
		cwd: packagePath(),
		encoding: "utf8",
	});
	for (const file of files.split("\0").filter((each) => each !== ""))
		cpSync(packagePath(file), join(copy, file), { recursive: true });
	symlinkSync(
		packagePath("node_modules"),
		join(copy, "node_modules"),
		"junction",
	);
	for (const { diff } of readDiffs()) applyDiff(copy, diff);
	run("npm", "run", "-s", "build");
}, 300_000);

test("the tests that look at additions pass, but for what is written anew", () => {
	run(
		...["npx", "vitest", "run", "test/queries/models.test.ts"],
		...["test/pipeline/render", "test/house", "test/docs/readme.test.ts"],
		...["test/mistakes", "test/simulate", "test/browser/report.test.ts"],
	);
}, 600_000);

test("a build by the added profile and preset has the added metric and chart", () => {
	const workspace = join(copy, "青山");
	const program = join(copy, "dist", "pipeline", "main.js");
	run(process.execPath, program, "init", workspace);
	const rows = Array.from({ length: 60 }, (_, index) => {
		const day = `${String((index % 30) + 1).padStart(2, "0")}.03.2023`;
		return `QS${1000 + index},${day} 09:30,${day} 17:00,东片区,路灯不亮${index},投诉,是`;
	});
	writeFileSync(
		join(workspace, "exports", "三月.csv"),
		`诉求流水,登记时刻,销号时刻,网格片区,事由,诉求类型,是否重复诉求\n${rows.join("\n")}\n`,
	);
	run(process.execPath, program, "build", workspace, "--profile", "qingshan");
	const built = join(workspace, "out", "2023-03");
	const metrics = readFileSync(join(built, "tables", "metrics.csv"), "utf8");
	expect(metrics).toMatch(/street,全街道,complaint_share,.*,60,60,1,/);
	expect(existsSync(join(built, "charts", "trend-repeats.vl.json"))).toBe(true);
	const figures = readFileSync(join(built, "tables", "figures.csv"), "utf8");
	expect(figures).toContain("qingshan-2024");
}, 300_000);

function run(command = "", ...words: string[]): void {
	execFileSync(command, words, {
		cwd: copy,
		stdio: ["ignore", "pipe", "pipe"],
	});
}
