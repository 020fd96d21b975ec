import { spawnSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { openBrowser } from "../browser/browser.ts";
import { builtSample, sampleFiles } from "../data/the-sample.ts";
import { toTerminalPage } from "./terminal-page.ts";

// Makes the pictures of the READMEs anew, from what the program does today: `npm run pictures`.

const MOST_BYTES = 200_000;
const scratch = mkdtempSync(join(tmpdir(), "pictures-"));
const workspace = "我的街道";
/** A clerk's first exports: two months, as they came. */
const FIRST = /2023年0[23]月/;

/** Steps of README.zh-CN.md in their order, and how much of each answer is shown. */
const STEPS = [
	{ name: "init", words: ["init", workspace], first: 14, last: 6 },
	{ name: "check", words: ["check", workspace], first: 10, last: 16 },
	{ name: "build", words: ["build", workspace], first: 30, last: 6 },
];

let browser: Browser;
let page: Page;
let report: string;
const answers = new Map<string, string>();

beforeAll(async () => {
	const { folder } = await builtSample();
	report = join(folder, "report.html");
	for (const { name, words } of STEPS) {
		const { stdout, stderr } = spawnSync(
			process.execPath,
			[packagePath("dist", "pipeline", "main.js"), ...words],
			{ cwd: scratch, encoding: "utf8" },
		);
		answers.set(name, stdout + stderr);
		if (name === "init") plantExports();
	}
	const letters = [readFileSync(report, "utf8"), ...answers.values()];
	const fonts = join(scratch, "fonts");
	mkdirSync(fonts);
	browser = await openBrowser(
		fonts,
		`${letters.join("")}>（中间还有行）0123456789`,
	);
	page = await browser.newPage({ viewport: { width: 880, height: 600 } });
}, 600_000);
afterAll(async () => {
	await browser?.close();
	rmSync(scratch, { recursive: true, force: true });
});

test("the first page of the sample's report", async () => {
	await page.goto(pathToFileURL(report).href);
	await page.addStyleTag({
		content: "nav { display: none !important } main { padding-block: 8px }",
	});
	const [top, bottom] = await Promise.all([
		page.locator(".title-block").boundingBox(),
		page.locator("section.summary").boundingBox(),
	]);
	expect(top && bottom).toBeTruthy();
	const height = (bottom?.y ?? 0) + (bottom?.height ?? 0);
	await keep("first-page", { x: 0, y: 0, width: 880, height });
});

test.each(STEPS)("step $name", async ({ name, words, first, last }) => {
	const typed = `npx hotline-review ${words.join(" ")}`;
	const file = join(scratch, `${name}.html`);
	const answer = answers.get(name) ?? "";
	expect(answer).not.toBe("");
	writeFileSync(file, toTerminalPage(typed, answer, { first, last }));
	await page.goto(pathToFileURL(file).href);
	const box = await page.locator("main").boundingBox();
	expect(box).toBeTruthy();
	await keep(name, { x: 0, y: 0, width: 880, height: box?.height ?? 0 });
});

function plantExports(): void {
	for (const { name, bytes } of sampleFiles())
		if (FIRST.test(name))
			writeFileSync(join(scratch, workspace, "exports", name), bytes);
}

async function keep(
	name: string,
	clip: { x: number; y: number; width: number; height: number },
): Promise<void> {
	const path = packagePath("docs", "pictures", `${name}.png`);
	await page.screenshot({ path, clip, fullPage: true });
	expect(statSync(path).size).toBeLessThan(MOST_BYTES);
}
