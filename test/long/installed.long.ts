import { execSync } from "node:child_process";
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { packUp } from "../package/pack-up.ts";

const folder = mkdtempSync(join(tmpdir(), "installed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: string) =>
	execSync(command, { cwd: folder, encoding: "utf8", stdio: "pipe" });

test("the package, installed from the registry into an empty folder, builds a workspace", () => {
	writeFileSync(join(folder, "package.json"), "{}");
	const packed = packUp(folder, []);
	run(`npm install --prefer-offline --omit=dev --no-audit --no-fund ${packed}`);
	expect(readdirSync(join(folder, "node_modules"))).not.toContain("vitest");
	run("npx hotline-review init workspace");
	cpSync(
		packagePath("test", "golden", "small", "input", "exports"),
		join(folder, "workspace", "exports"),
		{ recursive: true },
	);
	const { folder: report, report: summary } = JSON.parse(
		run("npx hotline-review build workspace --json"),
	);
	expect(summary.records).toBeGreaterThan(20);
	expect(readdirSync(join(folder, report))).toEqual(
		expect.arrayContaining(["report.html", "report.docx", "annex.xlsx"]),
	);
});
