import { execFileSync } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packagePath } from "../../pipeline/package-root.ts";
import { drawPages } from "../browser/describe-papers.ts";
import { judgeFilling } from "../browser/judge-pages.ts";
import { findOverlaps, type PdfPage, readPdf } from "../browser/read-pdf.ts";
import { builtSample } from "../data/the-sample.ts";

// The Word report as LibreOffice lays it out, whose fonts are others than an office's: what holds there holds.

const OFFICES = [
	"/usr/bin/soffice",
	"/usr/bin/libreoffice",
	"/Applications/LibreOffice.app/Contents/MacOS/soffice",
];
const office = OFFICES.find((path) => existsSync(path));
const scratch = mkdtempSync(join(tmpdir(), "word-"));

let pages: PdfPage[];
let html: string;
let numbers: Set<string>;
const textOf = ({ runs }: PdfPage) =>
	runs
		.map(({ text }) => text)
		.join("")
		.normalize("NFKC")
		.replace(/\s/g, "");

describe.skipIf(!office)("the sample's Word report", () => {
	beforeAll(async () => {
		const { folder } = await builtSample();
		execFileSync(
			office ?? "",
			[
				"--headless",
				"--convert-to",
				"pdf",
				"--outdir",
				scratch,
				join(folder, "report.docx"),
			],
			{ timeout: 300_000 },
		);
		const bytes = readFileSync(join(scratch, "report.pdf"));
		const kept = process.env.PAPERS ?? packagePath("out", "papers");
		mkdirSync(kept, { recursive: true });
		writeFileSync(join(kept, "report.docx.pdf"), bytes);
		drawPages(join(kept, "report.docx.pdf"));
		pages = await readPdf(bytes);
		html = readFileSync(join(folder, "report.html"), "utf8");
		numbers = new Set(html.match(/\d[\d,.:/%–—-]*[\d%]/g));
	}, 900_000);
	afterAll(() => rmSync(scratch, { recursive: true, force: true }));

	test("has at most sixteen pages, the summary alone on the first", () => {
		expect(pages.length).toBeLessThanOrEqual(16);
		const at = pages.findIndex((page) =>
			textOf(page).startsWith("一、总体情况"),
		);
		expect(at).toBe(1);
		expect(textOf(pages[1] as PdfPage)).toMatch(/^一、总体情况/);
	});

	test("names on the first page the page of each chapter", () => {
		const first = textOf(pages[0] as PdfPage);
		const chapters = [
			...html.matchAll(
				/<h2 id="[^"]*">([一二三四五六七八九十]+、[^<]+)<\/h2>/g,
			),
		].map(([, chapter = ""]) => chapter.replace(/\s/g, ""));
		expect(chapters.length).toBeGreaterThan(5);
		for (const chapter of chapters) {
			const [, named] = new RegExp(`${chapter}(\\d+)`).exec(first) ?? [];
			expect(textOf(pages[Number(named) - 1] as PdfPage)).toContain(chapter);
		}
	});

	test("has no words on others, and numbers its pages as papers do", () => {
		expect(pages.flatMap(findOverlaps)).toEqual([]);
		for (const page of pages)
			expect(textOf(page)).toContain(`—${page.number}—`);
	});

	// Between the margins of an official paper, in points.
	test("leaves no page half empty but a chapter's last, and no head or note alone", () => {
		const margin = { top: 105, side: 74, bottom: 99 };
		expect(judgeFilling(html, pages, margin)).toEqual([]);
	});

	// Two lines of the list of annexes once stood alone on a sixteenth.
	test("ends on a page worth turning to", () => {
		const last = pages.at(-1)?.runs ?? [];
		const tops = new Set(last.map(({ top }) => Math.round(top / 6)));
		expect(tops.size).toBeGreaterThan(8);
	});

	// Lines of a cell stand closer than rows: what is broken is one of the page's own numbers in two.
	test("breaks no number, date or id in a cell", () => {
		const broken = pages.flatMap(({ number, runs }) =>
			runs.flatMap((one) => {
				const [head] = /\d[\d,.:/%–—-]*$/.exec(one.text) ?? [];
				if (head === undefined || one.size >= 10) return [];
				return runs
					.filter(
						(other) =>
							Math.abs(other.size - one.size) < 0.1 &&
							other.top > one.top &&
							other.top - one.top < 1.4 * one.size &&
							other.left < one.right &&
							other.right > one.left,
					)
					.flatMap((other) => {
						const [tail] = /^[\d,.:/%–—-]+/.exec(other.text) ?? [];
						return tail !== undefined &&
							(head + tail).length > 2 &&
							numbers.has(head + tail)
							? [`page ${number}: ${head} | ${tail}`]
							: [];
					});
			}),
		);
		expect(broken).toEqual([]);
	});
});
