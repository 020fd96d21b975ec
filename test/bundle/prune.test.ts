import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { isPruned, prune } from "../../bundle/prune.ts";
import { TARGETS, type Target } from "../../bundle/targets.ts";

const target = (name: string) =>
	TARGETS.find((each) => each.name === name) as Target;

test.each([
	"docx/dist/index.cjs",
	"yaml/dist/doc/Document.js",
	"zod/v4/core/index.js",
	"@stdlib/utils-define-property/lib/main.js",
	"chinese-days/dist/years/2025.json",
	"fs-native-extensions/prebuilds/linux-x64/fs-native-extensions.node",
	"bare-addon-resolve/index.js",
	"vega/LICENSE",
	"vega/LICENSE.md",
	"apache-arrow/NOTICE.txt",
	"commander/esm.mjs",
])("keeps %s", (path) => {
	expect(isPruned(path, target("linux-x64"))).toBe(false);
});

test.each([
	"docx/dist/index.iife.js",
	"docx/dist/index.umd.cjs",
	"vega/build/vega.min.js",
	"apache-arrow/Arrow.dom.js.map",
	"zod/src/v4/core/api.ts",
	"zod/v4/core/api.d.cts",
	"@stdlib/math-base-special-exp/docs/repl.txt",
	"@stdlib/math-base-special-exp/src/main.c",
	"handlebars/README.md",
	"@types/geojson/index.d.ts",
	"bare-fs/prebuilds/linux-x64/bare-fs.bare",
	"fs-native-extensions/prebuilds/darwin-arm64/fs-native-extensions.node",
])("leaves out %s", (path) => {
	expect(isPruned(path, target("linux-x64"))).toBe(true);
});

test("keeps of what is prebuilt the machine's own", () => {
	const prebuilt = (machine: string) =>
		`fs-native-extensions/prebuilds/${machine}/fs-native-extensions.node`;
	const kept = (name: string) =>
		["linux-x64", "linux-arm64", "win32-x64", "win32-arm64"].filter(
			(machine) => !isPruned(prebuilt(machine), target(name)),
		);
	expect(TARGETS.map(({ name }) => kept(name))).toEqual([
		["win32-x64"],
		["linux-x64"],
		["linux-arm64"],
	]);
});

test("takes what never runs out of a folder, with links and empty folders", () => {
	const modules = mkdtempSync(join(tmpdir(), "prune-"));
	for (const path of ["a/lib/main.js", "a/docs/guide.md", "b/src/only.ts"]) {
		mkdirSync(dirname(join(modules, path)), { recursive: true });
		writeFileSync(join(modules, path), "");
	}
	symlinkSync(join(modules, "a"), join(modules, "a", "itself"), "junction");
	prune(modules, target("linux-x64"));
	expect(readdirSync(modules, { recursive: true }).sort()).toEqual([
		"a",
		join("a", "lib"),
		join("a", "lib", "main.js"),
	]);
	expect(existsSync(join(modules, "b"))).toBe(false);
	rmSync(modules, { recursive: true });
});
