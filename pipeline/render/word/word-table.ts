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
import { measureText } from "../text-width.ts";

/** The line of the page and a cell's margins, in twentieths of a point. */
export const LINE_TWIPS = 8844;
const CELL_MARGIN = 60;
/** How narrow a column of words may be, in characters, and how wide it or an unbroken word need be. */
const FEWEST_EMS = 2;
const MOST_EMS = 28;
const LONGEST_WORD = 14;
// Half points; a table that has no room is set smaller, as far as it can be read.
const SIZES = [18, 17, 16, 15, 14, 13];
// What may not be broken: numbers with their signs, dates, ids, latin words.
const UNBROKEN =
	/[A-Za-z0-9.,:%/+−<>≤≥*–—-]+|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日/g;

const THIN = { style: BorderStyle.SINGLE, size: 4, color: "808080" };
const BORDERS = {
	top: THIN,
	bottom: THIN,
	left: THIN,
	right: THIN,
};

/** A cell's words, its small print on a line of its own. */
interface Cell {
	lines: string[];
	isHead: boolean;
	isText: boolean;
}

/** A table of the page as one of Word: its head repeats on every page, and no row breaks. */
export function toWordTable(
	table: HTMLElement,
	line = LINE_TWIPS,
): (Paragraph | Table)[] {
	const caption = table.querySelector("caption");
	const heads = table.querySelectorAll("thead tr").map(toCells);
	const body = table.querySelectorAll("tbody tr").map(toCells);
	return [
		...(caption
			? [new Paragraph({ style: "Caption", text: textOf(caption) })]
			: []),
		drawTable(heads, body, line),
		new Paragraph({ style: "Note", text: "" }),
	];
}

/** The tiles of the first page as a table: a column each, from its name down to the verdict. */
export function toTileTable(tiles: HTMLElement): Table {
	const columns = tiles.querySelectorAll(".tile").map((tile) => [
		textOf(tile.querySelector("h3")),
		textOf(tile.querySelector(".value")),
		textOf(tile.querySelector(".base")),
		...tile.querySelectorAll("dl div").map((row) =>
			row.childNodes
				.map((each) => clean(each.text))
				.filter(Boolean)
				.join(" "),
		),
		...tile.querySelectorAll(".verdict").map(textOf),
	]);
	const depth = Math.max(...columns.map((column) => column.length));
	const rowAt = (index: number, isHead: boolean) =>
		columns.map((column) => ({
			lines: [column[index] ?? ""],
			isHead,
			isText: true,
		}));
	return drawTable(
		[rowAt(0, true)],
		Array.from({ length: depth - 1 }, (_, index) => rowAt(index + 1, false)),
	);
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

function clean(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}

function drawTable(heads: Cell[][], body: Cell[][], line = LINE_TWIPS): Table {
	const { widths, size } = shareWidths([...heads, ...body], line);
	const toRow = (cells: Cell[], tableHeader: boolean) =>
		new TableRow({
			tableHeader,
			cantSplit: true,
			children: cells.map((cell) => toTableCell(cell, size)),
		});
	return new Table({
		width: { size: line, type: WidthType.DXA },
		columnWidths: widths,
		layout: TableLayoutType.FIXED,
		rows: [
			...heads.map((cells) => toRow(cells, true)),
			...body.map((cells) => toRow(cells, false)),
		],
	});
}

/**
 * Widths by content: each column first has room for what must not be broken, and the rest is
 * shared in proportion to the longest line; the size is the largest at which that fits.
 */
export function shareWidths(
	rows: readonly { lines: string[] }[][],
	line = LINE_TWIPS,
): {
	widths: number[];
	size: number;
} {
	const count = Math.max(...rows.map((cells) => cells.length));
	const columns = Array.from({ length: count }, (_, index) =>
		rows.flatMap((cells) => cells[index]?.lines ?? []),
	);
	const least = columns.map((lines, index) =>
		Math.max(
			isToBeFilled(rows, index) ? BLANK_EMS : FEWEST_EMS,
			...lines.flatMap(unbrokenWidths),
		),
	);
	const asked = columns.map((lines, index) =>
		Math.max(
			least[index] ?? 0,
			Math.min(MOST_EMS, Math.max(0, ...lines.map(measureText))),
		),
	);
	const room = line - count * 2 * CELL_MARGIN;
	const total = (ems: readonly number[]) =>
		ems.reduce((sum, each) => sum + each, 0);
	const smallest = SIZES.at(-1) ?? 0;
	const size =
		SIZES.find((each) => total(least) * each * TWIPS_PER_HALF_POINT <= room) ??
		smallest;
	const unit = size * TWIPS_PER_HALF_POINT;
	const spare = Math.max(0, room / unit - total(least));
	const wish = total(asked) - total(least);
	const widths = least.map((fewest, index) => {
		const more = wish > 0 ? ((asked[index] ?? 0) - fewest) / wish : 1 / count;
		return Math.floor((fewest + spare * more) * unit + 2 * CELL_MARGIN);
	});
	return { widths, size };
}

// Of a column that has a name and nothing else, the room to write in.
const BLANK_EMS = 10;

function isToBeFilled(
	[head, ...body]: readonly { lines: string[] }[][],
	index: number,
): boolean {
	const isEmpty = (cells: { lines: string[] }[]) =>
		(cells[index]?.lines ?? []).every((line) => line === "");
	return head !== undefined && !isEmpty(head) && body.every(isEmpty);
}

const TWIPS_PER_HALF_POINT = 10;
// A little more than measured: fonts differ.
const EASE = 1.08;

function unbrokenWidths(line: string): number[] {
	return [...line.matchAll(UNBROKEN)].map(([token]) =>
		Math.min(LONGEST_WORD, measureText(token) * EASE),
	);
}

function toTableCell({ lines, isHead, isText }: Cell, size: number): TableCell {
	return new TableCell({
		borders: BORDERS,
		margins: { top: 20, bottom: 20, left: CELL_MARGIN, right: CELL_MARGIN },
		children: lines.map(
			(text) =>
				new Paragraph({
					style: isHead ? "Head" : "Cell",
					alignment: isText ? AlignmentType.LEFT : AlignmentType.CENTER,
					children: [new TextRun({ text: toUnbroken(text), size })],
				}),
		),
	});
}

// Word breaks a line after a hyphen, a dash or a slash, even between two figures.
function toUnbroken(text: string): string {
	return text.replace(/(?<=\d%?)-(?=\d)/g, "\u2011");
}

function toCells(row: HTMLElement): Cell[] {
	return row.querySelectorAll("th, td").map((cell, index) => {
		const small = cell.querySelectorAll("small, .advice");
		const lines = [
			...cell.childNodes
				.map((node) => withoutSmall(node as HTMLElement, small))
				.join("")
				.split(LINE_END)
				.map(clean),
			...small.map(textOf),
		].filter((line, at) => at === 0 || line !== "");
		return {
			lines,
			isHead: row.parentNode?.tagName === "THEAD",
			isText: index === 0 || /\b(words|text)\b/.test(cell.classNames),
		};
	});
}

// No letter of a text.
const LINE_END = "\u{E000}";

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
