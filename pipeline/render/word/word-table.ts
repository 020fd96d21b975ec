import {
	AlignmentType,
	BorderStyle,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType,
} from "docx";
import type { HTMLElement } from "node-html-parser";
import { CELL_MARGIN, LINE_TWIPS, shareWidths } from "./word-widths.ts";

const THIN = { style: BorderStyle.SINGLE, size: 4, color: "808080" };
const BORDERS = {
	top: THIN,
	bottom: THIN,
	left: THIN,
	right: THIN,
};

/** A cell's words, its small print on a line of its own. */
export interface Cell {
	lines: string[];
	isHead: boolean;
	isText: boolean;
	/** No line of it is broken. */
	isWhole?: boolean;
	/** Of a row that heads or sums up others. */
	isStrong?: boolean;
	/** Above its words. */
	picture?: Paragraph | undefined;
}

/** A table of the page as one of Word: its head repeats on every page, and no row breaks. */
export function toWordTable(
	table: HTMLElement,
	line = LINE_TWIPS,
	most?: number,
): (Paragraph | Table)[] {
	const caption = table.querySelector("caption");
	const heads = table.querySelectorAll("thead tr").map(toCells);
	const body = table.querySelectorAll("tbody tr").map(toCells);
	const isNoted = hasNote(table);
	return [
		...(caption
			? [new Paragraph({ style: "Caption", text: textOf(caption) })]
			: []),
		layTable(
			heads,
			body,
			shareWidths([...heads, ...body], line, most),
			line,
			isNoted,
		),
		new Paragraph({ style: "Gap", text: "", keepNext: isNoted }),
	];
}

// A note stands right behind its table, or behind the frame in which that scrolls.
function hasNote(table: HTMLElement): boolean {
	const frame = table.parentNode as HTMLElement | null;
	const next =
		table.nextElementSibling ??
		(/\bscroll\b/.test(frame?.classNames ?? "")
			? frame?.nextElementSibling
			: null);
	return /\bnote\b/.test(next?.classNames ?? "");
}

/** Columns of blocks without a line around them. */
export function sideBySide(columns: readonly Paragraph[][]): Table {
	const none = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };
	const borders = { top: none, bottom: none, left: none, right: none };
	return new Table({
		width: { size: LINE_TWIPS, type: WidthType.DXA },
		columnWidths: columns.map(() => Math.floor(LINE_TWIPS / columns.length)),
		layout: TableLayoutType.FIXED,
		borders: { ...borders, insideHorizontal: none, insideVertical: none },
		rows: [
			new TableRow({
				cantSplit: true,
				children: columns.map(
					(children) => new TableCell({ borders, children }),
				),
			}),
		],
	});
}

/** The words of an element on one line, without what is for the screen alone. */
export function textOf(element: HTMLElement | null): string {
	return clean(element?.textContent ?? "");
}

/** The same of a text. */
export function clean(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}

// A short table stays whole, a long one keeps its first rows together, and its last two.
const WHOLE_ROWS = 5;
const FIRST_ROWS = 1;
const LAST_ROWS = 2;

/** A table with its columns as wide and its words as large as told; its last row stays with the note behind it. */
export function layTable(
	heads: Cell[][],
	body: Cell[][],
	{ widths, size }: { widths: number[]; size: number },
	line: number,
	isNoted = false,
): Table {
	const kept = body.length <= WHOLE_ROWS ? body.length - 1 : FIRST_ROWS;
	const isKept = (index: number) =>
		index < kept ||
		(index >= body.length - LAST_ROWS && index < body.length - 1) ||
		(isNoted && index === body.length - 1);
	const toRow = (cells: Cell[], tableHeader: boolean, keepNext: boolean) =>
		new TableRow({
			tableHeader,
			cantSplit: true,
			children: cells.map((cell) => toTableCell(cell, size, keepNext)),
		});
	return new Table({
		width: { size: line, type: WidthType.DXA },
		columnWidths: widths,
		layout: TableLayoutType.FIXED,
		rows: [
			...heads.map((cells) => toRow(cells, true, true)),
			...body.map((cells, index) => toRow(cells, false, isKept(index))),
		],
	});
}

// Between lines of a cell, in twentieths of a point for each half point of its size.
export const LINE_STEP = 12.5;
function toTableCell(cell: Cell, size: number, keepNext: boolean): TableCell {
	const { lines, isHead, isText, isStrong = false, picture } = cell;
	const style = isHead ? "Head" : "Cell";
	const alignment = isText ? AlignmentType.LEFT : AlignmentType.CENTER;
	return new TableCell({
		borders: BORDERS,
		margins: { top: 10, bottom: 10, left: CELL_MARGIN, right: CELL_MARGIN },
		children: [
			...(picture ? [picture] : []),
			...lines.map(
				(text, index) =>
					new Paragraph({
						style,
						alignment,
						keepNext,
						spacing: { line: Math.round(LINE_STEP * size), lineRule: "exact" },
						children: [
							new TextRun({
								text: toUnbroken(text),
								size,
								bold: isStrong || (picture !== undefined && index === 0),
							}),
						],
					}),
			),
		],
	});
}

// Word breaks a line after a hyphen, a dash or a slash, even between two figures or before the letter of a code.
function toUnbroken(text: string): string {
	return text.replace(/(?<=\d%?)-(?=\d|[A-Z]\b)/g, "\u2011");
}

/** What a row says, cell by cell. */
export function toCells(row: HTMLElement): Cell[] {
	return row.querySelectorAll("th, td").map((cell, index) => {
		const isPlaces = /\bplaces\b/.test(cell.classNames);
		const isHead = row.parentNode?.tagName === "THEAD";
		// What stands in brackets goes on in the line, save in a head, which would widen its column.
		const small = cell
			.querySelectorAll("small, .advice")
			.filter((each) => isHead || !textOf(each).startsWith("（"));
		const lines = [
			...cell.childNodes
				.map((node) => withoutSmall(node as HTMLElement, small))
				.join("")
				.split(isPlaces ? PLACE_END : LINE_END)
				.map(clean),
			...small.map(textOf),
		].filter((line, at) => at === 0 || line !== "");
		return {
			lines,
			isHead,
			isWhole: isPlaces,
			isStrong:
				/\bgroup\b/.test(row.classNames) ||
				/\btotal\b/.test((row.parentNode as HTMLElement).classNames),
			isText: index === 0 || /\b(words|text)\b/.test(cell.classNames),
		};
	});
}

// No letter of a text.
const LINE_END = "\u{E000}";
// Of places with their numbers each has a line, so that no range is broken.
const PLACE_END = /(?<=；)/;

function withoutSmall(
	node: HTMLElement,
	small: readonly HTMLElement[],
): string {
	if (small.includes(node)) return "";
	if (node.tagName === "BR") return LINE_END;
	if (!node.childNodes || node.childNodes.length === 0) return node.textContent;
	return node.childNodes
		.map((child) => withoutSmall(child as HTMLElement, small))
		.join("");
}
