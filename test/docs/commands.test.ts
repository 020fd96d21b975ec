import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { commandsOf, PAGES, readPage } from "./pages.ts";

// What can be seen without running; `npm run docs` runs them.

const { scripts } = JSON.parse(
	readFileSync(packagePath("package.json"), "utf8"),
) as { scripts: Record<string, string> };

const readCode = (...path: string[]) =>
	readFileSync(packagePath("pipeline", ...path), "utf8");
const optionsIn = (code: string) =>
	[...code.matchAll(/"(--[^\s"]+)/g)].map(([, name]) => name);
const ofBuild = optionsIn(readCode("commands", "typed", "build-options.ts"));

/** The options of each command, as main.ts declares them; some have all of a build's. */
const declared = new Map(
	readCode("main.ts")
		.split(/^(?=program\n\t\.command\("|addBuildOptions\(program\.command\(")/m)
		.slice(1)
		.map((part) => [
			/\.command\("([^"]+)/.exec(part)?.[1] ?? "",
			[...optionsIn(part), ...(part.startsWith("add") ? ofBuild : [])],
		]),
);

/** Every mention of the program with words behind it, in a block or within a sentence. */
const mentions = (page: string) =>
	[...readPage(page).matchAll(/(?<=npx hotline-review )[^`#\n;>|]+/g)].map(
		([words]) => words.trim().split(/\s+/),
	);

test.each(PAGES)("%s tells of commands and options that there are", (page) => {
	const wrong = mentions(page).flatMap(([command = "", ...words]) => {
		const options = declared.get(command);
		if (!options) return command === "help" ? [] : [command];
		return words
			.filter((word) => word.startsWith("--") && !options.includes(word))
			.map((word) => `${command} ${word}`);
	});
	expect(wrong).toEqual([]);
});

test.each(PAGES)("%s tells of scripts and tests that there are", (page) => {
	const text = readPage(page);
	const named = [...text.matchAll(/npm run (?:-s )?([a-z]+)/g)].map(
		([, name = ""]) => name,
	);
	expect(named.filter((name) => !scripts[name])).toEqual([]);
	const paths = [...text.matchAll(/npx vitest run ([^`#\n]+)/g)].flatMap(
		([, words = ""]) => words.trim().split(/\s+/),
	);
	expect(
		paths.filter((path) => !existsSync(packagePath(...path.split("/")))),
	).toEqual([]);
});

test("there are commands to look at", () => {
	expect(declared.get("build")).toContain("--if-changed");
	expect(commandsOf("docs/clerk.md").length).toBeGreaterThan(8);
	expect(mentions("docs/schedule.md").length).toBeGreaterThan(1);
});
