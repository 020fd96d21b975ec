import {
	AlignmentType,
	BorderStyle,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	WidthType,
} from "docx";
import type { HTMLElement } from "node-html-parser";
import { measureText } from "./text-width.ts";

/** The line of the page in twentieths of a point, and how narrow and wide a column may be, in characters. */
const LINE_TWIPS = 8844;
const FEWEST_EMS = 3;
const MOST_EMS = 14;

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
export function toWordTable(table: HTMLElement): (Paragraph | Table)[] {
	const caption = table.querySelector("caption");
	const heads = table.querySelectorAll("thead tr").map(toCells);
	const body = table.querySelectorAll("tbody tr").map(toCells);
	return [
		...(caption
			? [new Paragraph({ style: "Caption", text: textOf(caption) })]
			: []),
		drawTable(heads, body),
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

/** The words of an element on one line, without what is for the screen alone. */
export function textOf(element: HTMLElement | null): string {
	return clean(element?.textContent ?? "");
}

function clean(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}

function drawTable(heads: Cell[][], body: Cell[][]): Table {
	const toRow = (cells: Cell[], tableHeader: boolean) =>
		new TableRow({
			tableHeader,
			cantSplit: true,
			children: cells.map(toTableCell),
		});
	return new Table({
		width: { size: LINE_TWIPS, type: WidthType.DXA },
		columnWidths: shareWidths([...heads, ...body]),
		layout: TableLayoutType.FIXED,
		rows: [
			...heads.map((cells) => toRow(cells, true)),
			...body.map((cells) => toRow(cells, false)),
		],
	});
}

// A column is as wide as its longest line asks for, within reason, in proportion to the rest.
function shareWidths(rows: readonly Cell[][]): number[] {
	const count = Math.max(...rows.map((cells) => cells.length));
	const asked = Array.from({ length: count }, (_, index) => {
		const lines = rows.flatMap((cells) => cells[index]?.lines ?? []);
		const longest = Math.max(...lines.map(measureText));
		return Math.min(MOST_EMS, Math.max(FEWEST_EMS, longest + 1));
	});
	const all = asked.reduce((sum, each) => sum + each, 0);
	return asked.map((each) => Math.floor((LINE_TWIPS * each) / all));
}

function toTableCell({ lines, isHead, isText }: Cell): TableCell {
	return new TableCell({
		borders: BORDERS,
		margins: { top: 30, bottom: 30, left: 70, right: 70 },
		children: lines.map(
			(text) =>
				new Paragraph({
					style: isHead ? "Head" : "Cell",
					alignment: isText ? AlignmentType.LEFT : AlignmentType.CENTER,
					text,
				}),
		),
	});
}

function toCells(row: HTMLElement): Cell[] {
	return row.querySelectorAll("th, td").map((cell, index) => {
		const small = cell.querySelectorAll("small, .advice");
		const lines = [
			clean(
				cell.childNodes
					.filter((node) => !small.includes(node as HTMLElement))
					.map((node) => withoutSmall(node as HTMLElement, small))
					.join(""),
			),
			...small.map(textOf),
		].filter((line, at) => at === 0 || line !== "");
		return {
			lines,
			isHead: row.parentNode?.tagName === "THEAD",
			isText: index === 0 || /\b(words|text)\b/.test(cell.classNames),
		};
	});
}

function withoutSmall(
	node: HTMLElement,
	small: readonly HTMLElement[],
): string {
	if (small.includes(node)) return "";
	if (!node.childNodes || node.childNodes.length === 0) return node.textContent;
	return node.childNodes
		.map((child) => withoutSmall(child as HTMLElement, small))
		.join("");
}
