import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
	renderCommunities,
	renderReport,
} from "../../pipeline/render/render-report.ts";
import { definitions, makeMarts } from "../pipeline/render/marts-fixture.ts";
import { openBrowser } from "./browser.ts";
import { findOverlaps, type PdfPage, readPdf } from "./read-pdf.ts";

// Names as long as a street's papers know: a row's head once ran over the cell beside it.
const LONG = "海滨花园北区联合社区居民委员会便民服务中心";

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "hotline-print-"));
const pages = new Map<string, string>();

beforeAll(async () => {
	const marts = makeMarts({
		communities: ["松涧社区", "怡海社区", "望湖社区", "槐荫社区", LONG],
	});
	const [report] = await renderReport(marts, definitions);
	const community = (await renderCommunities(marts, definitions)).at(-1);
	pages.set("report", report?.content ?? "");
	pages.set("community", community?.content ?? "");
	browser = await openBrowser(folder, [...pages.values()].join(""));
});

afterAll(async () => {
	await browser?.close();
	rmSync(folder, { recursive: true, force: true });
});

async function print(html: string): Promise<PdfPage[]> {
	const file = join(folder, "page.html");
	writeFileSync(file, html);
	const page = await browser.newPage();
	await page.goto(pathToFileURL(file).href);
	const bytes = await page.pdf({ preferCSSPageSize: true });
	await page.close();
	return await readPdf(bytes);
}

test.each(["report", "community"])(
	"no words of the %s lie on others when it is printed",
	async (name) => {
		const printed = await print(pages.get(name) ?? "");
		expect(printed.flatMap(({ runs }) => runs).length).toBeGreaterThan(40);
		expect(printed.flatMap(findOverlaps)).toEqual([]);
	},
);

test("words that lie on others would be noticed", async () => {
	const html = pages.get("community") ?? "";
	const pushed = html.replace("<h1>", '<h1 style="margin-bottom: -20px">');
	expect((await print(pushed)).flatMap(findOverlaps)).not.toEqual([]);
});
