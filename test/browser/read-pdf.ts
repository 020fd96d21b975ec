import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { TextItem } from "pdfjs-dist/types/src/display/api.js";

/** A run of text as the PDF places it, in points from the page's top left corner. */
export interface Run {
	text: string;
	left: number;
	right: number;
	top: number;
	bottom: number;
	size: number;
}

export interface PdfPage {
	number: number;
	width: number;
	height: number;
	runs: Run[];
}

/** The text layer of a PDF, page by page. */
export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
	const document = await task.promise;
	const pages: PdfPage[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const { width, height } = page.getViewport({ scale: 1 });
		const { items } = await page.getTextContent();
		const runs = items
			.filter((item): item is TextItem => "str" in item)
			.filter(({ str }) => str.trim() !== "")
			.map((item) => toRun(item, height));
		pages.push({ number, width, height, runs });
	}
	await task.destroy();
	return pages;
}

// How far letters reach above and below the line they stand on, in parts of their size.
const ASCENT = 0.82;
const DESCENT = 0.12;

// The empty half of a bracket or a comma may lie on its neighbour.
const OPENS = /^[（“‘《〈「『【〔]/;
const CLOSES = /[）”’》〉」』】〕，。、；：！？]$/;

function toRun(item: TextItem, pageHeight: number): Run {
	const [, , , scale = 0, left = 0, base = 0] = item.transform as number[];
	const size = Math.abs(scale);
	const line = pageHeight - base;
	return {
		text: item.str,
		left: left + (OPENS.test(item.str) ? size / 2 : 0),
		right: left + item.width - (CLOSES.test(item.str) ? size / 2 : 0),
		top: line - size * ASCENT,
		bottom: line + size * DESCENT,
		size,
	};
}

/** Pairs of runs that lie on each other. */
export function findOverlaps({ number, runs }: PdfPage): string[] {
	const found: string[] = [];
	for (const [index, one] of runs.entries())
		for (const other of runs.slice(index + 1))
			if (doOverlap(one, other))
				found.push(`page ${number}: “${one.text}” and “${other.text}”`);
	return found;
}

// Kerning and rounding let neighbours touch.
const TOUCH = 1;

function doOverlap(one: Run, other: Run): boolean {
	return (
		Math.min(one.right, other.right) - Math.max(one.left, other.left) > TOUCH &&
		Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > TOUCH
	);
}
