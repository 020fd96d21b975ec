import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatInit, init } from "../../../pipeline/commands/init.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { makeOutputs } from "../../make-outputs.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "init-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const small = packagePath("test", "golden", "small", "input");

test("a new workspace has rules, tables with one commented example each, and an empty exports", () => {
	const workspace = join(folder, "新街道");
	const result = init(workspace);
	expect(readdirSync(join(workspace, "exports"))).toEqual([]);
	const tables = result.made.filter((path) => path.endsWith(".csv"));
	expect(tables.length).toBeGreaterThan(7);
	for (const path of tables) {
		const text = readFileSync(join(workspace, path), "utf8");
		expect(text.startsWith("\ufeff"), `${path} opens in Excel`).toBe(true);
		const [header = "", example = "", ...rest] = text.trimEnd().split("\n");
		expect(example, path).toMatch(/^# /);
		expect(example.split(",").length, path).toBe(header.split(",").length);
		expect(rest).toEqual([]);
	}
	expect(formatInit(result)).toContain(`hotline-review check ${workspace}`);
});

test("its commented files change nothing: the report is that of a workspace without them", async () => {
	const [bare, started] = [join(folder, "bare"), join(folder, "started")];
	init(started);
	for (const workspace of [bare, started])
		cpSync(join(small, "exports"), join(workspace, "exports"), {
			recursive: true,
		});
	const read = async (workspace: string) => {
		const path = "tables/metrics.csv";
		return (await makeOutputs({ workspace }, [path])).text(path);
	};
	expect(await read(started)).toBe(await read(bare));
});

test("nothing that is there is overwritten", () => {
	writeFileSync(join(folder, "profile.yaml"), "name: 我的街道\n");
	const result = init(folder);
	expect(result.kept).toEqual(["profile.yaml"]);
	expect(readFileSync(join(folder, "profile.yaml"), "utf8")).toBe(
		"name: 我的街道\n",
	);
	const again = init(folder);
	expect(again.made).toEqual([]);
	expect(formatInit(again)).toContain("没有改动");
});

test("a file in its place is left alone", () => {
	const file = join(folder, "a.txt");
	writeFileSync(file, "x");
	expect(() => init(file)).toThrow("同名的文件");
	expect(existsSync(file)).toBe(true);
});
