import type { HTMLElement } from "node-html-parser";
import { textOf } from "../word/word-table.ts";
import {
	type Box,
	COLORS,
	type Drawn,
	drawBelow,
	drawRule,
	drawText,
} from "./sheet.ts";

// Parts of the line, and the room between columns.
const COLUMNS = [0.46, 0.2, 0.1, 0.24];
const GAP = 12;
const SIZE = 12.5;
const BOX = 10;
const BOX_SIGN = /^☐\s*/;

/** What is to be settled, as a table with a box to tick on each line; nothing where there is nothing. */
export function drawDecisions(summary: HTMLElement, box: Box): Drawn {
	const table = summary.querySelector("table.decisions");
	const head = summary.querySelectorAll(".section-head h3").at(-1) ?? null;
	if (!table) return { svg: "", bottom: box.top };
	const rows = table.querySelectorAll("tbody tr");
	return drawBelow(box.top, [
		(top) =>
			drawText(textOf(head), { ...box, top }, { size: 16, isBold: true }),
		(top) => drawRow(cellsOf(table.querySelector("thead tr")), box, top, true),
		...rows.map(
			(row) => (top: number) => drawRow(cellsOf(row), box, top, false),
		),
	]);
}

const cellsOf = (row: HTMLElement | null) =>
	(row?.querySelectorAll("th, td") ?? []).map(textOf);

function drawRow(
	cells: readonly string[],
	box: Box,
	top: number,
	isHead: boolean,
): Drawn {
	let left = box.left;
	const drawn = COLUMNS.map((part, index) => {
		const text = cells[index] ?? "";
		const isTicked = BOX_SIGN.test(text);
		const indent = isTicked ? BOX + 6 : 0;
		const cell = drawText(
			text.replace(BOX_SIGN, ""),
			{
				left: left + indent,
				top: top + 4,
				width: part * box.width - GAP - indent,
			},
			{ size: SIZE, color: isHead ? COLORS.faint : COLORS.ink },
		);
		const tick = isTicked ? drawBox(left, top + 8) : "";
		left += part * box.width;
		return { ...cell, svg: tick + cell.svg };
	});
	const bottom = Math.max(...drawn.map((each) => each.bottom)) + 4;
	const rule = drawRule(
		{ ...box, top: bottom },
		isHead ? COLORS.ink : COLORS.line,
	);
	return {
		svg: [...drawn.map(({ svg }) => svg), rule].join(""),
		bottom: bottom + 1,
	};
}

// No font need have the sign.
const drawBox = (left: number, top: number) =>
	`<rect x="${left + 0.5}" y="${top + 0.5}" width="${BOX}" height="${BOX}" fill="none" stroke="${COLORS.ink}"/>`;
