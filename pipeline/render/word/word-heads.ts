import { HeadingLevel, Paragraph, TextRun } from "docx";
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

/** The head of a chapter. */
export function toChapter(element: HTMLElement): Paragraph {
	return new Paragraph({
		heading: HeadingLevel.HEADING_1,
		text: textOf(element),
	});
}
