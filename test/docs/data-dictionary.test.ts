import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { builtSample } from "../data/the-sample.ts";
import {
	findStale,
	type PublishedTable,
	readPublished,
	writeDictionary,
} from "./data-dictionary.ts";

const PAGE = packagePath("docs", "data-dictionary.md");

let tables: PublishedTable[];
let written: string[];
beforeAll(async () => {
	const { folder } = await builtSample();
	tables = await readPublished(folder);
	const { outputs } = JSON.parse(
		readFileSync(`${folder}/manifest.json`, "utf8"),
	);
	written = outputs.map(({ path }: { path: string }) => path);
}, 240_000);

test("every table that a build writes is in the dictionary", () => {
	const paths = written.filter((path) => path.endsWith(".csv"));
	expect(paths.length).toBeGreaterThan(30);
	expect(tables.map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
});

test("every column has a meaning, and every meaning a column", () => {
	const unknown = tables.flatMap(({ path, columns }) =>
		columns
			.filter(({ meaning }) => !meaning)
			.map(({ name }) => `${path} ${name}`),
	);
	expect(unknown).toEqual([]);
	expect(findStale(tables)).toEqual([]);
});

test("docs/data-dictionary.md is what the headers say today; delete it to write it anew", () => {
	const page = writeDictionary(tables);
	if (!existsSync(PAGE)) {
		expect(
			process.env.CI,
			"docs/data-dictionary.md is missing",
		).toBeUndefined();
		writeFileSync(PAGE, page);
	}
	expect(readFileSync(PAGE, "utf8") === page, "delete it, run again").toBe(
		true,
	);
});
