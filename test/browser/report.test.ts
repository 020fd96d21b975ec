import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderReport } from "../../pipeline/render/render-report.ts";
import { definitions, makeMarts } from "../pipeline/render/marts-fixture.ts";
import { openBrowser } from "./browser.ts";

const LONG = "海滨花园北区联合社区居民委员会";
const SIZES = [
	["a desk", 1280],
	["a phone", 390],
] as const;

let browser: Browser;
let address: string;
let html: string;
const folder = mkdtempSync(join(tmpdir(), "hotline-browser-"));

beforeAll(async () => {
	const marts = makeMarts({
		communities: ["松涧社区", LONG, "怡海社区", "望湖社区", "槐荫社区"],
	});
	const [page] = await renderReport(marts, definitions);
	html = page?.content ?? "";
	browser = await openBrowser(folder, `${html}两国`);
	const file = join(folder, "report.html");
	writeFileSync(file, html);
	address = pathToFileURL(file).href;
});

afterAll(async () => {
	await browser?.close();
	rmSync(folder, { recursive: true, force: true });
});

async function openReport(
	width: number,
	colorScheme: "light" | "dark" = "light",
) {
	const context = await browser.newContext({
		viewport: { width, height: 900 },
		offline: true,
		colorScheme,
	});
	const asked: string[] = [];
	const complaints: string[] = [];
	await context.route("**", (route) => {
		const url = route.request().url();
		if (url === address) return route.continue();
		asked.push(url);
		return route.abort();
	});
	const page = await context.newPage();
	page.on("console", (message) => complaints.push(message.text()));
	page.on("pageerror", (error) => complaints.push(error.message));
	await page.goto(address);
	return { page, asked, complaints };
}

describe("the report in a browser, opened from disk without a network", () => {
	it("writes Chinese with a real font: 两 and 国 are drawn differently", async () => {
		const page = await browser.newPage();
		const [two, country, missing] = await Promise.all(
			["两", "国", "\u{10FFFD}"].map((char) => inkOf(page, char)),
		);
		expect(two).not.toBe(country);
		expect(two).not.toBe(missing);
		await page.close();
	});

	it.each(SIZES)(
		"asks for nothing and complains of nothing on %s",
		async (_, width) => {
			const { page, asked, complaints } = await openReport(width);
			expect(await page.title()).toContain("怡园街道");
			expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
			await page.context().close();
		},
	);

	it.each(SIZES)(
		"shows every chart with marks, one drawing each, on %s",
		async (_, width) => {
			const { page } = await openReport(width);
			const charts = await page.evaluate(() =>
				[...document.querySelectorAll("figure")].map((figure) => {
					const shown = [...figure.querySelectorAll("svg")].filter(
						(svg) => svg.getBoundingClientRect().width > 0,
					);
					return {
						drawings: shown.length,
						marks: shown[0]?.querySelectorAll(
							".mark-rect path, .mark-line path, .mark-symbol path",
						).length,
					};
				}),
			);
			expect(charts.length).toBeGreaterThan(10);
			expect(charts).toHaveLength([...html.matchAll(/<figure\b/g)].length);
			for (const { drawings, marks } of charts) {
				expect(drawings).toBe(1);
				expect(marks).toBeGreaterThan(1);
			}
			await page.context().close();
		},
	);

	it.each(SIZES)("clips no label of a chart on %s", async (_, width) => {
		const { page } = await openReport(width);
		expect(await page.evaluate(findClippedLabels)).toEqual([]);
		expect(
			await page.evaluate(() => document.querySelectorAll("svg text").length),
		).toBeGreaterThan(100);
		await page.context().close();
	});

	it("would notice a label that is clipped", async () => {
		const { page } = await openReport(1280);
		await page.evaluate(() => {
			const label = document.querySelector("#chart-topics .wide text");
			if (label) label.textContent = "长".repeat(90);
		});
		expect(await page.evaluate(findClippedLabels)).toHaveLength(1);
		await page.context().close();
	});

	it.each(SIZES)("needs no sideways scrolling on %s", async (_, width) => {
		const { page } = await openReport(width);
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth),
		).toBe(width);
		await page.context().close();
	});

	it("leaves no dark ink on a dark page", async () => {
		const { page } = await openReport(1280, "dark");
		const dark = await page.evaluate(() =>
			[...document.querySelectorAll("main *")]
				.filter(
					(element) =>
						element instanceof SVGTextElement || element.tagName === "TD",
				)
				.map((element) => {
					const style = getComputedStyle(element);
					return element instanceof SVGTextElement ? style.fill : style.color;
				})
				.filter((color) => {
					const [red = 0, green = 0, blue = 0] = (
						color.match(/\d+/g) ?? []
					).map(Number);
					return red + green + blue < 300;
				}),
		);
		expect([...new Set(dark)]).toEqual([]);
		await page.context().close();
	});
});

function findClippedLabels(): string[] {
	return [...document.querySelectorAll("figure svg")].flatMap((svg) => {
		const frame = svg.getBoundingClientRect();
		if (frame.width === 0) return [];
		return [...svg.querySelectorAll("text")]
			.filter((text) => {
				const box = text.getBoundingClientRect();
				if (box.width === 0) return false;
				return (
					box.left < frame.left - 0.5 ||
					box.right > frame.right + 0.5 ||
					box.top < frame.top - 2 ||
					box.bottom > frame.bottom + 2
				);
			})
			.map((text) => `${svg.closest("figure")?.id}: ${text.textContent}`);
	});
}

async function inkOf(page: Page, char: string): Promise<string> {
	return await page.evaluate((drawn) => {
		const canvas = document.createElement("canvas");
		const context = canvas.getContext("2d");
		if (!context) throw new Error("no canvas");
		context.font = "40px sans-serif";
		context.fillText(drawn, 4, 44);
		return canvas.toDataURL();
	}, char);
}
