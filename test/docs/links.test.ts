import { existsSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { PAGES, readPage } from "./pages.ts";

const LINK = /(?:\]\(|<img src=")([^)"\s]+)/g;
/** What is written as a path of the repository: a known folder, then a file or a folder. */
const PATH =
	/`((?:data\/(?:defaults|examples|generator|starter)|docs|pipeline|queries|templates|test)\/[\w./-]*)`/g;

/** Headings as a link to a page names them. */
const anchorsOf = (path: string) =>
	[...readPage(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
		heading
			.toLowerCase()
			.replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
			.trim()
			.replaceAll(" ", "-"),
	);

test.each(PAGES)("every link of %s leads somewhere", (page) => {
	const links = [...readPage(page).matchAll(LINK)]
		.map(([, link = ""]) => link)
		.filter((link) => !link.startsWith("https://"));
	const broken = links.filter((link) => {
		const [path = "", anchor] = link.split("#");
		const target = path ? normalize(join(dirname(page), path)) : page;
		if (!existsSync(packagePath(target))) return true;
		return anchor !== undefined && !anchorsOf(target).includes(anchor);
	});
	expect(broken).toEqual([]);
});

// What has changed is told of files that are gone.
const present = PAGES.filter((page) => page !== "CHANGELOG.md");

test.each(present)("every file that %s names is there", (page) => {
	const paths = [...readPage(page).matchAll(PATH)].map(([, path = ""]) => path);
	expect(paths.filter((path) => !existsSync(packagePath(path)))).toEqual([]);
});

test.each(PAGES)("%s refers to no paper that is not here", (page) => {
	const papers = [...readPage(page).matchAll(/\b([A-Z]{4,})(?:\.md|'s|\s?§)/g)]
		.map(([, name]) => `${name}.md`)
		.filter((name) => !existsSync(packagePath(name)));
	expect(papers.filter((name) => name !== "README.md")).toEqual([]);
	expect(readPage(page)).not.toMatch(/§|\bthe contract/);
});

test("every picture is shown, and says what it shows to who does not see it", () => {
	const shown = PAGES.flatMap((page) =>
		[
			...readPage(page).matchAll(
				/!\[(.*?)\]\(([^)]+\.png)\)|<img src="([^"]+)"[^>]* alt="(.*?)">/g,
			),
		].map(([, before, path, source = path, alt = before]) => ({ source, alt })),
	);
	expect(shown.filter(({ alt }) => !alt)).toEqual([]);
	const names = new Set(shown.map(({ source }) => source?.split("/").at(-1)));
	expect([...names].sort()).toEqual(
		readdirSync(packagePath("docs", "pictures")).sort(),
	);
});

test("every page is reached from the README, by one link or two", () => {
	const linked = (page: string) =>
		[...readPage(page).matchAll(LINK)].map(([, link = ""]) =>
			normalize(join(dirname(page), link.split("#")[0] ?? "")),
		);
	const near = ["README.md", ...linked("README.md")];
	const reached = new Set([
		...near,
		...near.filter((page) => PAGES.includes(page)).flatMap(linked),
	]);
	expect(
		PAGES.filter((page) => !reached.has(page) && page !== "data/README.md"),
	).toEqual([]);
});
