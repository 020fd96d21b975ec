import { execFileSync, spawnSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { expectedInPackage, listPacked, PLANTED, packUp } from "./pack-up.ts";

let folder: string;
let packed: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "package-"));
	packed = packUp(folder, PLANTED);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the package holds what runs, and nothing that lies in a checkout besides", () => {
	expect(listPacked(packed)).toEqual(expectedInPackage());
});

test("installed without development packages it makes a workspace and builds it", () => {
	const product = install(packed);
	const { bin } = JSON.parse(
		readFileSync(join(product, "package.json"), "utf8"),
	);
	const program = join(product, bin["hotline-review"]);
	expect(readFileSync(program, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
	const workspace = join(folder, "workspace");
	run(program, "init", workspace);
	cpSync(
		packagePath("test", "golden", "small", "input", "exports"),
		join(workspace, "exports"),
		{ recursive: true },
	);
	const { folder: report } = JSON.parse(
		run(program, "build", workspace, "--json"),
	);
	expect(readdirSync(report)).toEqual(
		expect.arrayContaining(["report.html", "report.docx", "annex.xlsx"]),
	);
});

// Beside the product lies nothing but the packages it names itself, as in a strict installation;
// `npm run installed` installs from the registry.
function install(file: string): string {
	const modules = join(folder, "somewhere", "node_modules");
	mkdirSync(modules, { recursive: true });
	execFileSync("tar", ["-xzf", file, "-C", modules]);
	const product = join(modules, "hotline-review");
	renameSync(join(modules, "package"), product);
	const { dependencies } = JSON.parse(
		readFileSync(join(product, "package.json"), "utf8"),
	);
	for (const name of Object.keys(dependencies)) {
		mkdirSync(dirname(join(modules, name)), { recursive: true });
		symlinkSync(
			packagePath("node_modules", name),
			join(modules, name),
			"junction",
		);
	}
	expect(existsSync(join(modules, "vitest"))).toBe(false);
	return product;
}

function run(program: string, ...words: string[]): string {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[program, ...words],
		{ cwd: folder, encoding: "utf8" },
	);
	expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	return stdout;
}
