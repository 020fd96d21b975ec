import { type HTMLElement, parse } from "node-html-parser";
import { findOverlaps, type PdfPage, type Run } from "./read-pdf.ts";

/** What a paper's source says about its own parts, all white space left out. */
interface Source {
	/** Chapters begin with one of these. */
	chapters: string[];
	/** Headings, captions and titles of pictures: none may stand last on a page. */
	heads: string[];
	/** Notes to a table or picture: none may stand first on a page. */
	notes: string[];
	paragraphs: string[];
	/** Numbers, dates and ids in cells: none may be broken. */
	numbers: Set<string>;
	/** In points, as the paper's last `@page` rule says. */
	margin: { top: number; side: number; bottom: number };
}

/** How full a page must be, of what its margins leave; chapters may end sooner. */
const FULL = 0.55;
const POINTS_PER_MM = 72 / 25.4;
// What print may round.
const SLACK = 3;
const NUMBER = /\d[\d,.:/%–—-]*[\d%]|\d/g;

/** Everything that is wrong with a printed paper, page by page; nothing where it may be handed over. */
export function judgePaper(html: string, pages: readonly PdfPage[]): string[] {
	const source = readSource(html);
	return pages.flatMap((page, index) => {
		const lines = toLines(page, source);
		const next = pages[index + 1];
		return [
			...findOverlaps(page),
			...findClipped(page, source),
			...findEmpty(page, lines, next ? toLines(next, source) : [], source),
			...findLonely(page, lines, source),
			...findBroken(page, source),
		];
	});
}

/** What is wrong with how a paper fills its pages, by whatever it was laid out: pages half empty, heads and notes alone. */
export function judgeFilling(
	html: string,
	pages: readonly PdfPage[],
	margin: Source["margin"],
): string[] {
	const source = { ...readSource(html), margin };
	return pages.flatMap((page, index) => {
		const lines = toLines(page, source);
		const next = pages[index + 1];
		return [
			...findEmpty(page, lines, next ? toLines(next, source) : [], source),
			...findLonely(page, lines, source),
		];
	});
}

function readSource(html: string): Source {
	const document = parse(html);
	for (const each of document.querySelectorAll(
		"nav, script, style, details, dialog, [data-screen-only], .visually-hidden, svg",
	))
		each.remove();
	const texts = (selector: string) =>
		document
			.querySelectorAll(selector)
			.map(textOf)
			.filter((text) => text !== "");
	const cells = document.querySelectorAll("td, th, .value, .base, dd");
	return {
		margin: readMargin(html),
		chapters: texts("h2, .contents > div"),
		heads: texts("h1, h2, h3, h4, caption, .figure-title, thead tr"),
		notes: document
			.querySelectorAll(".note, figcaption")
			.filter(isOfTable)
			.map(textOf),
		paragraphs: texts("p, li"),
		numbers: new Set(
			cells.flatMap((cell) => cell.textContent.match(NUMBER) ?? []),
		),
	};
}

function readMargin(html: string): Source["margin"] {
	const [, margins = ""] =
		[...html.matchAll(/@page\s*\{[^}]*?margin:([^;}]*)/g)].at(-1) ?? [];
	const [top = 0, side = top, bottom = top] = [
		...margins.matchAll(/([\d.]+)mm/g),
	].map(([, mm]) => Number(mm) * POINTS_PER_MM);
	return { top, side, bottom };
}

const textOf = (element: HTMLElement) => toKey(element.textContent);

function isOfTable(note: HTMLElement): boolean {
	const before = note.previousElementSibling;
	return (
		before !== null &&
		/scroll|picture|TABLE/.test(before.classNames + before.tagName)
	);
}

interface Line {
	text: string;
	top: number;
	bottom: number;
	left: number;
}

// Of a second head as an official paper has it; NFKC makes the brackets narrow.
const NUMERAL = /^\([一二三四五六七八九十]+\)(?=\p{Script=Han})/u;

/** The lines of a page as they stand, without its foot. */
function toLines(page: PdfPage, { margin }: Source): Line[] {
	const body = page.runs
		.filter(({ top }) => top < page.height - margin.bottom)
		.sort((a, b) => a.bottom - b.bottom || a.left - b.left);
	const lines: Run[][] = [];
	for (const run of body) {
		const last = lines.at(-1);
		if (last?.[0] && Math.abs(last[0].bottom - run.bottom) < 3) last.push(run);
		else lines.push([run]);
	}
	return lines.map((runs) => {
		runs.sort((a, b) => a.left - b.left);
		return {
			text: toKey(runs.map(({ text }) => text).join("")).replace(NUMERAL, ""),
			top: Math.min(...runs.map(({ top }) => top)),
			bottom: Math.max(...runs.map(({ bottom }) => bottom)),
			left: runs[0]?.left ?? 0,
		};
	});
}

// Fonts may write a character by its radical's code.
function toKey(text: string): string {
	return text.normalize("NFKC").replace(/\s+/g, "");
}

function findClipped(
	{ number, width, runs }: PdfPage,
	{ margin }: Source,
): string[] {
	return runs
		.filter(
			({ left, right }) =>
				left < margin.side - SLACK || right > width - margin.side + SLACK,
		)
		.map(({ text }) => `page ${number}: “${text}” is beyond the margin`);
}

function findEmpty(
	page: PdfPage,
	lines: readonly Line[],
	next: readonly Line[],
	{ chapters, margin }: Source,
): string[] {
	const first = next[0]?.text;
	const endsChapter =
		first === undefined ||
		chapters.some((chapter) => chapter.startsWith(first));
	if (endsChapter) return [];
	const space = page.height - margin.top - margin.bottom;
	const filled = ((lines.at(-1)?.bottom ?? 0) - margin.top) / space;
	return filled < FULL
		? [`page ${page.number}: filled to ${Math.round(filled * 100)} %`]
		: [];
}

function findLonely(
	{ number }: PdfPage,
	lines: readonly Line[],
	{ heads, notes, paragraphs }: Source,
): string[] {
	const [first] = lines;
	const last = lines.at(-1);
	const found: string[] = [];
	if (last && heads.some((head) => head.endsWith(last.text)))
		found.push(`page ${number}: the heading “${last.text}” stands last`);
	if (
		first &&
		!heads.includes(first.text) &&
		notes.some((note) => note.startsWith(first.text))
	)
		found.push(`page ${number}: the note “${first.text}” stands alone`);
	const rest = paragraphs.find(
		(each) => first && each !== first.text && each.endsWith(first.text),
	);
	if (rest && first && !startsParagraph(lines[1], rest))
		found.push(`page ${number}: the line “${first.text}” stands alone`);
	return found;
}

const startsParagraph = (line: Line | undefined, paragraph: string) =>
	line !== undefined && paragraph.endsWith(line.text);

// Lines of one cell stand closer than rows do.
const LINE_STEP = 1.75;

function findBroken({ number, runs }: PdfPage, { numbers }: Source): string[] {
	return runs.flatMap((one) => {
		const [head] = /\d[\d,.:/%–—-]*$/.exec(one.text) ?? [];
		if (head === undefined) return [];
		return runs
			.filter(
				(other) =>
					other.top > one.top &&
					other.top - one.top < LINE_STEP * one.size &&
					Math.abs(other.size - one.size) < 0.1 &&
					other.left < one.right &&
					other.right > one.left,
			)
			.flatMap((other) => {
				const [tail] = /^[\d,.:/%–—-]+/.exec(other.text) ?? [];
				return tail !== undefined &&
					(head + tail).length > 2 &&
					numbers.has(head + tail)
					? [
							`page ${number}: ${head + tail} is broken into ${head} and ${tail}`,
						]
					: [];
			});
	});
}
