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
import { toSmallPng } from "./small-png.ts";
import { toTerminalPage } from "./terminal-page.ts";

// Makes the pictures of the READMEs anew, from what the program does today: `npm run pictures`.

const MOST_BYTES = 150_000;
const WIDTH = 880;
const scratch = mkdtempSync(join(tmpdir(), "pictures-"));
const workspace = "我的街道";
/** A clerk's first exports: two months, as they came. */
const FIRST = /2023年0[23]月/;

/** Steps of README.zh-CN.md in their order, and how much of each answer is shown. */
const STEPS = [
	{ name: "init", words: ["init", workspace], first: 14, last: 6 },
	{ name: "check", words: ["check", workspace], first: 6, last: 8 },
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
	page = await browser.newPage({ viewport: { width: WIDTH, height: 600 } });
}, 600_000);
afterAll(async () => {
	await browser?.close();
	rmSync(scratch, { recursive: true, force: true });
});

test("the report's first page, whole and its beginning", async () => {
	await page.goto(pathToFileURL(report).href);
	await page.addStyleTag({
		content: "nav { display: none !important } main { padding-block: 8px }",
	});
	await keep("report", await bottomOf("section.summary"));
	await keep("first-page", await bottomOf(".findings > li:nth-child(2)"));
});

test.each(STEPS)("step $name", async ({ name, words, first, last }) => {
	const typed = `npx hotline-review ${words.join(" ")}`;
	const file = join(scratch, `${name}.html`);
	const answer = answers.get(name) ?? "";
	expect(answer).not.toBe("");
	writeFileSync(file, toTerminalPage(typed, answer, { first, last }));
	await page.goto(pathToFileURL(file).href);
	await keep(name, await bottomOf("main"));
});

function plantExports(): void {
	for (const { name, bytes } of sampleFiles())
		if (FIRST.test(name))
			writeFileSync(join(scratch, workspace, "exports", name), bytes);
}

async function bottomOf(selector: string): Promise<number> {
	const box = await page.locator(selector).boundingBox();
	if (!box) throw new Error(`${selector} is not on the page`);
	return box.y + box.height;
}

async function keep(name: string, bottom: number): Promise<void> {
	const height = Math.ceil(bottom);
	const clip = { x: 0, y: 0, width: WIDTH, height };
	const shot = await page.screenshot({ clip, fullPage: true });
	const path = packagePath("docs", "pictures", `${name}.png`);
	const pixels = await readPixels(shot.toString("base64"), clip);
	writeFileSync(path, toSmallPng({ width: WIDTH, height, pixels }));
	expect(statSync(path).size).toBeLessThan(MOST_BYTES);
}

/** What a canvas makes of the picture; the page of a report allows none. */
async function readPixels(
	png: string,
	size: { width: number; height: number },
): Promise<Uint8Array> {
	const canvas = await browser.newPage();
	const pixels = await canvas.evaluate(
		async ({ png, width, height }) => {
			const image = new Image();
			image.src = `data:image/png;base64,${png}`;
			await image.decode();
			const context = new OffscreenCanvas(width, height).getContext("2d");
			if (!context) throw new Error("no canvas");
			context.drawImage(image, 0, 0);
			const { data } = context.getImageData(0, 0, width, height);
			let text = "";
			for (let at = 0; at < data.length; at += 4096)
				text += String.fromCharCode(...data.subarray(at, at + 4096));
			return btoa(text);
		},
		{ png, ...size },
	);
	await canvas.close();
	return Buffer.from(pixels, "base64");
}
