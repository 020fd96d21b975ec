import type { HTMLElement } from "node-html-parser";
import { wrapText } from "../handoff/wrap-text.ts";
import { BRIEF_STEP, SHEET_NOTE_STEP } from "./word-styles.ts";
import { LINE_STEP, textOf, toCells } from "./word-table.ts";
import { CELL_MARGIN, shareWidths } from "./word-widths.ts";

/** The line of the first page, which a leader reads alone, in twentieths of a point. */
export const SHEET_LINE_TWIPS = 9638;
// In points: what the page holds, less two lines for fonts that are wider.
const ROOM = 724;
// Half points.
const SIZES = [21, 20, 19, 18, 17, 16, 15, 14];
const TWIPS = 20;
const LINE = SHEET_LINE_TWIPS / TWIPS;
// The title on two lines with its facts; the tiles; the head of a part.
const TITLE = 96;
// The chapters on two lines.
const CONTENTS = 30;
const TILES = 104;
const HEAD = 21;
const LEAD = { size: 15, line: 21 };

/** How large brief words of the first page may be for it to be one, in half points. */
export function sizeSheet(summary: HTMLElement): number {
	return (
		SIZES.find((size) => heightOf(summary, size) <= ROOM) ?? SIZES.at(-1) ?? 0
	);
}

function heightOf(summary: HTMLElement, size: number): number {
	const linesOf = (text: string, points: number) =>
		wrapText(text, LINE / points - 2).length;
	const brief = (text: string) =>
		(linesOf(text, size / 2) * size * BRIEF_STEP) / TWIPS;
	const note = (text: string) =>
		(linesOf(text, size / 2 - 1) * (size - 2) * SHEET_NOTE_STEP) / TWIPS;
	const lead = summary.querySelector(".month");
	const title = textOf(lead?.querySelector("b") ?? null);
	const texts = (selector: string) =>
		summary.querySelectorAll(selector).map(textOf);
	const heights = [
		TITLE + TILES + CONTENTS,
		linesOf(title, LEAD.size) * LEAD.line + 3,
		brief(textOf(lead).slice(title.length)),
		...texts(".section-head h3").map(() => HEAD),
		...texts(".findings li").map(brief),
		...texts("p.note").map(note),
		...summary.querySelectorAll("table").map((table) => rowsOf(table, size)),
	];
	return heights.reduce((sum, each) => sum + each, 0);
}

function rowsOf(table: HTMLElement, most: number): number {
	const rows = table.querySelectorAll("tr").map(toCells);
	const { widths, size } = shareWidths(rows, SHEET_LINE_TWIPS, most);
	const emsOf = (index: number) =>
		((widths[index] ?? 0) - 2 * CELL_MARGIN) / (size * (TWIPS / 2));
	const linesOf = (cells: ReturnType<typeof toCells>) =>
		cells.map(({ lines }, index) =>
			lines.reduce((sum, line) => sum + wrapText(line, emsOf(index)).length, 0),
		);
	return rows.reduce(
		(sum, cells) =>
			sum + (Math.max(1, ...linesOf(cells)) * size * LINE_STEP) / TWIPS + 1.5,
		4,
	);
}
