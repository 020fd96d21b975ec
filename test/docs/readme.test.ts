import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { packagePath } from "../../pipeline/package-root.ts";
import { commandsOf, readPage } from "./pages.ts";

const missing = (page: string, words: readonly string[]) => {
	const text = readPage(page);
	return words.filter((word) => !text.includes(word));
};

test("the README begins with the two commands", () => {
	expect(commandsOf("README.md").slice(0, 2)).toEqual([
		"npm ci && npm start",
		"npm ci && npm test",
	]);
});

test.each(["README.md", "README.zh-CN.md"])("%s is short", (page) => {
	const lines = readPage(page).split("\n");
	expect(lines.length).toBeLessThan(page === "README.md" ? 50 : 120);
});

test("every option a clerk can type stands in the handbook", () => {
	const main = readFileSync(packagePath("pipeline", "main.ts"), "utf8");
	const options = [...main.matchAll(/"(--[a-z-]+)/g)].map(([, name]) => name);
	expect(options.length).toBeGreaterThan(8);
	expect(missing("docs/clerk.md", options.map(String))).toEqual([]);
});

test("every metric stands among the rules", () => {
	const metrics = parse(
		readFileSync(packagePath("data", "defaults", "metrics.yaml"), "utf8"),
	);
	const names = Object.keys(metrics).map((name) => `\`${name}\``);
	expect(names.length).toBeGreaterThan(20);
	expect(missing("docs/rules.md", names)).toEqual([]);
});

test("every setting of a profile stands beside the presets", () => {
	const source = readFileSync(
		packagePath("pipeline", "workspace", "profile-file.ts"),
		"utf8",
	);
	const [, schema = ""] =
		/const schema = z\.strictObject\(\{(.*?)\n\}\);/s.exec(source) ?? [];
	const keys = [...schema.matchAll(/^\t(\w+):/gm)].map(
		([, key]) => `\`${key}\``,
	);
	expect(keys.length).toBeGreaterThan(8);
	expect(missing("docs/presets.md", keys)).toEqual([]);
});

test("every package that is installed has its reason", () => {
	const { dependencies } = JSON.parse(
		readFileSync(packagePath("package.json"), "utf8"),
	);
	const names = Object.keys(dependencies).filter(
		(name) => !name.startsWith("@stdlib/"),
	);
	expect(
		missing(
			"docs/dependencies.md",
			names.map((name) => `\`${name}\``),
		),
	).toEqual([]);
});
