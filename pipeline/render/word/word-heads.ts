import {
	BookmarkEnd,
	BookmarkStart,
	HeadingLevel,
	PageReference,
	Paragraph,
	type ParagraphChild,
	TextRun,
} from "docx";
import type { HTMLElement } from "node-html-parser";
import { textOf } from "./word-table.ts";

/** A title, which breaks before its period and not within it. */
export function toTitle(text: string): Paragraph {
	const [name = "", ...period] = text.split(/(?=（)/);
	return new Paragraph({
		heading: HeadingLevel.TITLE,
		children: [
			new TextRun(name),
			...period.map((part) => new TextRun({ text: part, break: 1 })),
		],
	});
}

// What the library lets stand in a paragraph is more than its types say; its own bookmark counts on through all documents.
type Mark = BookmarkStart & BookmarkEnd & TextRun;

/** The head of a chapter, by its number in the document. */
export function toChapter(element: HTMLElement, no: number): Paragraph {
	return new Paragraph({
		heading: HeadingLevel.HEADING_1,
		children: [
			new BookmarkStart(bookmarkOf(element), no) as Mark,
			new TextRun(textOf(element)),
			new BookmarkEnd(no) as Mark,
		],
	});
}

const CHAPTERS_A_LINE = 5;

/** The chapters with their pages, which Word and LibreOffice count by themselves. */
export function listChapters(
	title: string,
	chapters: readonly HTMLElement[],
): Paragraph[] {
	if (chapters.length === 0) return [];
	const line = new Paragraph({
		style: "Contents",
		children: chapters.flatMap((chapter, index): ParagraphChild[] => [
			new TextRun({
				text: `${index === 0 ? title : ""}　${textOf(chapter)}\u00A0`,
				...(index > 0 && index % CHAPTERS_A_LINE === 0 && { break: 1 }),
			}),
			new PageReference(bookmarkOf(chapter), { hyperlink: true }),
		]),
	});
	return [line];
}

const bookmarkOf = (chapter: HTMLElement) =>
	`chapter-${chapter.getAttribute("id") ?? textOf(chapter)}`;

// Three on a line, so that none is broken.
const FACTS_A_LINE = 3;

/** What stands under a title. */
export function toFacts(list: HTMLElement): TextRun[] {
	return list.querySelectorAll("div").map((fact, index) => {
		const term = fact.querySelector("dt");
		const value = fact.querySelector("dd");
		// What is no term to a reader of the page is none here.
		const name = term?.classNames.includes("visually-hidden")
			? ""
			: `${textOf(term)}：`;
		const isFirst = index % FACTS_A_LINE === 0;
		return new TextRun({
			text: `${isFirst ? "" : "　"}${name}${textOf(value)}`,
			...(isFirst && index > 0 && { break: 1 }),
		});
	});
}

const NUMERALS = "一二三四五六七八九十";

/** A number as heads have it: 十一. */
export function toNumeral(number: number): string {
	return number <= 10
		? (NUMERALS[number - 1] ?? "")
		: `十${NUMERALS[number - 11] ?? ""}`;
}
