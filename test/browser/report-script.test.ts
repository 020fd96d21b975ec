import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	it,
} from "vitest";
import { renderReport } from "../../pipeline/render/render-report.ts";
import { definitions, makeMarts } from "../pipeline/render/marts-fixture.ts";
import { someOf } from "../some-of.ts";
import { findAccessFaults } from "./access.ts";
import { openBrowser } from "./browser.ts";

const folder = mkdtempSync(join(tmpdir(), "hotline-script-"));

let browser: Browser;
let address: string;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
	const [report] = await renderReport(makeMarts(), definitions);
	const html = report?.content ?? "";
	browser = await openBrowser(folder, html);
	writeFileSync(join(folder, "report.html"), html);
	address = pathToFileURL(join(folder, "report.html")).href;
});
afterAll(async () => {
	await browser?.close();
	rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
	complaints.length = 0;
	page = await browser.newPage();
	page.on("console", (message) => complaints.push(message.text()));
	page.on("pageerror", (error) => complaints.push(error.message));
	await page.goto(address);
});
afterEach(async () => {
	await page.close();
	expect(complaints).toEqual([]);
});

const link = '[data-metric="ontime_rate"][data-scope="槐荫社区"]';

describe("what the script adds to the report", () => {
	it("lists the tickets of a rate, those that missed first, and says how many", async () => {
		await page.click(link);
		const dialog = page.getByRole("dialog", { name: "槐荫社区 按时办结率" });
		expect(await dialog.locator("tbody tr").count()).toBe(20);
		expect(await dialog.locator("p").textContent()).toContain("列出20件");
		const first = await dialog.locator("tbody tr").first().textContent();
		expect(first).toMatch(/^T100.*在办.*只在分母$/);
	});

	it("lists what is behind a finding", async () => {
		await page.click('[data-finding="1"]');
		const dialog = page.getByRole("dialog", { name: "要点1涉及的工单" });
		expect(await dialog.locator("tbody tr").count()).toBe(1);
	});

	it("is worked from the keyboard: opens by Enter, closes by Escape, returns to the figure", async () => {
		await page.focus(link);
		await page.keyboard.press("Enter");
		expect(await page.locator("dialog[open]").count()).toBe(1);
		await page.keyboard.press("Escape");
		expect(await page.locator("dialog[open]").count()).toBe(0);
		expect(await page.evaluate(() => document.activeElement?.className)).toBe(
			"trace",
		);
	});

	it("sorts a table by a column, numbers as numbers, and filters its rows", async () => {
		const table = page.locator("table.filterable").first();
		const cells = () =>
			table.locator("tbody").first().locator("tr:visible td:nth-child(3)");
		await table.getByRole("button", { name: "本月受理" }).click();
		const counts = (await cells().allTextContents()).map(Number);
		expect(counts).toEqual([...counts].sort((a, b) => b - a));
		expect(counts.length).toBeGreaterThan(8);
		await page.getByRole("searchbox").first().fill("槐荫");
		expect(await cells().count()).toBe(1);
	});
});

it("says all it has to say with script off, and leads to the note on tickets", async () => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const plain = await context.newPage();
	await plain.goto(address);
	await plain.click(link);
	expect(plain.url()).toContain("#trace");
	expect(await plain.locator("#trace").isVisible()).toBe(true);
	expect(await plain.locator("h2").count()).toBe(13);
	await context.close();
});

// `npm run papers` looks by light as well.
it.each(someOf(["dark", "light"] as const, 2))(
	"has no fault of access that axe knows, by %s",
	async (colorScheme) => {
		await page.emulateMedia({ colorScheme });
		await page.click(link);
		await page.keyboard.press("Escape");
		expect(await findAccessFaults(page)).toEqual([]);
	},
);

it("holds a month of a thousand tickets in less than three megabytes", async () => {
	const marts = makeMarts();
	const rows = marts.mart_ticket_rows ?? [];
	const metrics = marts.mart_ticket_metrics ?? [];
	const all = `|${Object.keys(definitions).join("|")}|`;
	const copies = Array.from({ length: 50 }, (_, copy) => copy);
	const rename = (row: Record<string, unknown>, copy: number) => ({
		...row,
		ticket_id: `${copy}-${row.ticket_id}`,
	});
	const [report] = await renderReport(
		{
			...marts,
			mart_ticket_rows: copies.flatMap((copy) =>
				rows.map((row) => rename(row, copy)),
			),
			mart_ticket_metrics: copies.flatMap((copy) =>
				metrics.map((row) => rename({ ...row, numerators: all }, copy)),
			),
		} as never,
		definitions,
	);
	expect(report?.content).toContain("49-T119");
	expect(Buffer.byteLength(report?.content ?? "")).toBeLessThan(3_000_000);
});
