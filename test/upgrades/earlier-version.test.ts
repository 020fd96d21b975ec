import {
	cpSync,
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
import { afterEach, beforeEach, expect, test } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import { check } from "../../pipeline/commands/check.ts";
import { explain } from "../../pipeline/commands/explain.ts";
import { packagePath } from "../../pipeline/package-root.ts";

// What version 0.1.0 made of a small street: its profile with codes, its tables, the figures it printed in
// February without a version of the rules, and the cache that an early build of 0.2.0 left there.
const EARLIER = packagePath("test", "fixtures", "workspaces", "0.1.0");
const INPUTS = ["profile.yaml", "exports", "reference", "campaign"];
const effects = { log: () => undefined, now: () => 0 };

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), "earlier-"));
	for (const path of INPUTS)
		cpSync(join(EARLIER, path), join(workspace, path), { recursive: true });
	mkdirSync(join(workspace, "out"));
	cpSync(join(EARLIER, "published"), join(workspace, "out", "published"), {
		recursive: true,
	});
	cpSync(join(EARLIER, "cache"), join(workspace, ".cache"), {
		recursive: true,
	});
	const records = join(workspace, ".cache", "builds.json");
	const text = readFileSync(records, "utf8");
	writeFileSync(records, text.replaceAll("/workspace", workspace));
	writeFileSync(join(workspace, ".secret"), "of the version before\n");
});
afterEach(() => rmSync(workspace, { recursive: true }));

const readInputs = () =>
	Object.fromEntries(
		INPUTS.flatMap((path) => listFiles(join(workspace, path))).map((file) => [
			file,
			readFileSync(file, "utf8"),
		]),
	);

function listFiles(path: string): string[] {
	if (path.endsWith(".yaml")) return [path];
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

test("a workspace of the version before builds untouched, and says what moved by the rules", async () => {
	const before = readInputs();
	const options = { workspace, period: "2023-03" };
	const { report, warnings, folder, isUnchanged } = await build(
		options,
		effects,
	);
	expect({ isUnchanged, warnings }).toEqual({
		isUnchanged: false,
		warnings: [],
	});
	expect(report).toMatchObject({ period_id: "2023-03", rejected: 1 });
	expect(readInputs()).toEqual(before);
	const { inputs } = JSON.parse(
		readFileSync(join(folder, "manifest.json"), "utf8"),
	);
	expect(inputs.map(({ path }: { path: string }) => path)).toContainEqual(
		expect.stringMatching(/published\/2023-02\.csv$/),
	);
	const moved = readFileSync(
		join(folder, "tables", "restatements.csv"),
		"utf8",
	);
	expect(moved).toMatch(
		/2023-02,open_stock,street,全街道,2023-04-04 16:30:00,3,,,1,,,rule_change/,
	);
	expect(
		(await build({ ...options, ifChanged: true }, effects)).isUnchanged,
	).toBe(true);
});

test("it is checked and explained as it is", async () => {
	const { problem, cards } = await check({ workspace }, effects);
	expect(problem).toBeNull();
	expect(cards.map(({ rejected }) => rejected)).toEqual([0, 1]);
	const { agrees } = await explain(
		{ workspace, metric: "ontime_rate", period: "2023-03" },
		effects,
	);
	expect(agrees).toBe(true);
	expect(existsSync(join(workspace, "对照表.xlsx"))).toBe(false);
});
