import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { packagePath } from "../../pipeline/package-root.ts";

const readme = readFileSync(packagePath("README.md"), "utf8");
const missing = (words: readonly string[]) =>
	words.filter((word) => !readme.includes(word));

test("the README begins with the two commands", () => {
	const commands = [...readme.matchAll(/^ {4}(npm [^#\n]*[^#\s])/gm)];
	expect(commands.map(([, command]) => command)).toEqual([
		"npm ci && npm start",
		"npm ci && npm test",
	]);
});

test("every option a clerk can type stands in the README", () => {
	const main = readFileSync(packagePath("pipeline", "main.ts"), "utf8");
	const options = [...main.matchAll(/"(--[a-z-]+)/g)].map(([, name]) => name);
	expect(options.length).toBeGreaterThan(8);
	expect(missing(options.map(String))).toEqual([]);
});

test("every table and every metric stands in the README", () => {
	const models = readdirSync(packagePath("queries"), {
		encoding: "utf8",
		recursive: true,
	});
	const tables = models.flatMap((file) => {
		const [, name] = /table_(\w+)\.sql$/.exec(file) ?? [];
		return name ? [`tables/${name}.csv`] : [];
	});
	const metrics = parse(
		readFileSync(packagePath("data", "defaults", "metrics.yaml"), "utf8"),
	);
	expect(missing(tables)).toEqual([]);
	expect(missing(Object.keys(metrics).map((name) => `\`${name}\``))).toEqual(
		[],
	);
});

test("every setting of a profile stands in the README", () => {
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
	expect(missing(keys)).toEqual([]);
});

test("every package that is installed has its reason in the README", () => {
	const { dependencies } = JSON.parse(
		readFileSync(packagePath("package.json"), "utf8"),
	);
	const names = Object.keys(dependencies).filter(
		(name) => !name.startsWith("@stdlib/"),
	);
	expect(missing(names.map((name) => `\`${name}\``))).toEqual([]);
});
