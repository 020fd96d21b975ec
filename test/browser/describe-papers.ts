import { spawnSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { openBrowser } from "./browser.ts";
import { judgePaper } from "./judge-pages.ts";
import { type PdfPage, readPdf } from "./read-pdf.ts";

// Every page of every paper as it comes out of a printer: nothing on anything else, beyond the
// margin, alone or broken, and no page half empty. The papers are kept to look at, in out/papers or `PAPERS=folder`.

const kept = process.env.PAPERS ?? packagePath("out", "papers");

/** Of papers that are one another's like, one community's. */
export const oneOfEach = (files: readonly string[]) =>
	files.filter(
		(file, at) =>
			at === files.findIndex((other) => dirname(other) === dirname(file)) ||
			dirname(file) === ".",
	);

/**
 * Prints and judges papers of a street, all of them or those that `choose` leaves; `make` answers the folder they are
 * built into, and may use a folder of their own.
 */
export function describePapers(
	name: string,
	make: (scratch: string) => Promise<string>,
	choose = (files: readonly string[]) => files,
): void {
	describe(`the papers of a street, ${name}`, () => {
		const scratch = mkdtempSync(join(tmpdir(), `papers-${name}-`));
		let folder: string;
		let browser: Browser;
		const papers = new Map<string, PdfPage[]>();
		const spilled: string[] = [];
		const broken: string[] = [];
		const wide: string[] = [];

		beforeAll(async () => {
			folder = await make(scratch);
			const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
				.filter((file) => file.endsWith(".html"))
				.sort();
			const pages = files.map((file) =>
				readFileSync(join(folder, file), "utf8"),
			);
			browser = await openBrowser(scratch, pages.join(""));
			for (const file of choose(files)) papers.set(file, await print(file));
		}, 600_000);

		afterAll(async () => {
			await browser?.close();
			rmSync(scratch, { recursive: true, force: true });
		});

		async function print(file: string): Promise<PdfPage[]> {
			const page = await browser.newPage();
			await page.goto(pathToFileURL(join(folder, file)).href);
			wide.push(...(await findWide(page, file)));
			await layOut(page);
			spilled.push(...(await findSpilled(page, file)));
			broken.push(...(await findBrokenHeads(page, file)));
			const bytes = await page.pdf({ preferCSSPageSize: true });
			await page.close();
			const path = join(kept, name, file.replace(".html", ".pdf"));
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, bytes);
			drawPages(path);
			return await readPdf(bytes);
		}

		test("may be handed over", () => {
			expect([...papers.keys()]).toContain("report.html");
			const faults = [...papers].flatMap(([file, pages]) =>
				judgePaper(readFileSync(join(folder, file), "utf8"), pages).map(
					(fault) => `${file}, ${fault}`,
				),
			);
			expect(faults).toEqual([]);
		});

		test("hold the words of each cell within it", () => {
			expect(spilled).toEqual([]);
		});

		test("break no head before or after a single sign", () => {
			expect(broken).toEqual([]);
		});

		test("go no further sideways than a telephone", () => {
			expect(wide).toEqual([]);
		});

		test("have two slips on a page", () => {
			const slips = papers.get("whistle-slips.html");
			if (!slips) return;
			const html = readFileSync(join(folder, "whistle-slips.html"), "utf8");
			const count = html.split('class="slip"').length - 1;
			expect(slips.length).toBe(Math.ceil(count / 2));
		});

		test("have the meeting's own part on two pages, what has no place after it, and the signatures last", () => {
			const pages = (papers.get("meeting.html") ?? []).map(({ runs }) =>
				runs.map(({ text }) => text).join(""),
			);
			if (pages.length === 0) return;
			const signed = pages.findIndex((text) => text.includes("签到"));
			expect(signed).toBe(pages.length - 1);
			const after = pages.findIndex((text) => text.includes("没有排上的事项"));
			if (after >= 0) expect(after).toBeLessThanOrEqual(2);
			else expect(signed).toBeLessThanOrEqual(2);
		});

		test("tell the page and how many there are", () => {
			for (const [file, pages] of papers)
				for (const { number, runs } of pages)
					expect(
						runs.map(({ text }) => text).join(""),
						`${file} page ${number}`,
					).toContain(`第 ${number} 页，共 ${pages.length} 页`);
		});

		test("begin with the month on one page, which is full; of few words the report goes on below", () => {
			const pages = papers.get("report.html") ?? [];
			const [first, second] = pages.map(({ runs }) =>
				runs.map(({ text }) => text.replace(/\s/g, "")).join(""),
			);
			const isOpen = first?.includes("目录一、");
			if (!isOpen) expect(second).toMatch(/^第2页，共\d+页目录一、/);
			// Where the report goes on, a table may be too tall for what is left.
			expect(fillOf(pages[0])).toBeGreaterThan(0.8);
		});

		test("are no longer than people read", () => {
			const pages = papers.get("report.html") ?? [];
			const lists = pages.findIndex(({ runs }) =>
				runs
					.map(({ text }) => text)
					.join("")
					.includes("附表附表一"),
			);
			expect(lists < 0 ? pages.length : lists).toBeLessThanOrEqual(15);
		});
	});
}

/** How much of what a page's margins leave is written on, down to its last line but the number. */
function fillOf(page: PdfPage | undefined): number {
	const [top, bottom] = [17, 18].map((mm) => (mm * 72) / 25.4);
	const room = (page?.height ?? 0) - (bottom ?? 0);
	const ends = page?.runs.map((run) => run.bottom) ?? [];
	const last = Math.max(0, ...ends.filter((end) => end < room));
	return (last - (top ?? 0)) / (room - (top ?? 0));
}

/** Keeps a picture of each page beside a paper that is kept to look at, where the machine has what draws them. */
export function drawPages(pdf: string): void {
	if (!process.env.PAPERS) return;
	const drawn = spawnSync("pdftoppm", [
		...["-r", "72", "-png", pdf],
		pdf.replace(/\.pdf$/, ""),
	]);
	const isMissing = (drawn.error as NodeJS.ErrnoException)?.code === "ENOENT";
	if (drawn.status !== 0 && !isMissing)
		throw new Error(`no pictures of ${pdf}: ${drawn.stderr}`);
}

// As wide as the line of an A4 page, upright or on its side, in pixels.
const UPRIGHT = 673;
const SIDEWAYS = 1031;

const TELEPHONE = 390;

/** A page that a telephone would have to push sideways; its tables go on by themselves. */
async function findWide(page: Page, file: string): Promise<string[]> {
	await page.setViewportSize({ width: TELEPHONE, height: 800 });
	const width = await page.evaluate(() => document.body.scrollWidth);
	return width > TELEPHONE ? [`${file}: ${width} pixels`] : [];
}

async function layOut(page: Page): Promise<void> {
	const isSideways = (await page.content()).includes("landscape");
	await page.emulateMedia({ media: "print" });
	await page.setViewportSize({
		width: isSideways ? SIDEWAYS : UPRIGHT,
		height: 1000,
	});
}

/** Cells whose words are wider than they are, as they are printed. */
async function findSpilled(page: Page, file: string): Promise<string[]> {
	const cells = await page.evaluate(() =>
		[...document.querySelectorAll("td, th")]
			.filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
			.map((cell) => cell.textContent?.trim() ?? ""),
	);
	return cells.map((text) => `${file}: ${text}`);
}

/** Heads with a line of one sign: 办 above 结, 分子/分 above 母. */
async function findBrokenHeads(page: Page, file: string): Promise<string[]> {
	const heads = await page.evaluate(() => {
		const hasLoneSign = (head: Element) => {
			const range = document.createRange();
			range.selectNodeContents(head);
			const lines = new Map<number, number>();
			for (const { bottom, width } of range.getClientRects())
				lines.set(
					Math.round(bottom / 4),
					(lines.get(Math.round(bottom / 4)) ?? 0) + width,
				);
			const size = Number.parseFloat(getComputedStyle(head).fontSize);
			return (
				lines.size > 1 &&
				[...lines.values()].some((width) => width > 0 && width < 1.3 * size)
			);
		};
		return [
			...document.querySelectorAll(
				"thead th, caption, h2, h3, h4, .figure-title",
			),
		]
			.filter(hasLoneSign)
			.map((head) => head.textContent?.trim() ?? "");
	});
	return heads.map((text) => `${file}: ${text}`);
}

/** Plants a street and builds its March. */
export const buildStreet =
	(plant: (folder: string) => void) => async (workspace: string) => {
		plant(workspace);
		const effects = { log: () => undefined, processId: 1, secret: "a secret" };
		return (await build({ workspace, period: "2023-03" }, effects)).folder;
	};
