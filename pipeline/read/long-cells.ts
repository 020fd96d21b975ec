import { type Cell, LONGEST_CELL, type SheetRow } from "../files/sheet.ts";

const isLong = (cell: Cell | undefined) =>
	typeof cell === "string" && cell.length > LONGEST_CELL;

/** A record whose cells end where a spreadsheet's would, and the columns of those that were longer. */
export function cutLongCells(record: SheetRow): {
	record: SheetRow;
	cut: readonly number[];
} {
	if (!record.cells.some(isLong)) return { record, cut: NONE };
	const cut = record.cells.flatMap((cell, at) => (isLong(cell) ? [at] : []));
	const cells = record.cells.map((cell) =>
		isLong(cell) ? cutText(String(cell)) : cell,
	);
	return { record: { ...record, cells }, cut };
}

const NONE: readonly number[] = [];

// Half a character is none.
function cutText(text: string): string {
	const isHalf = /[\ud800-\udbff]/.test(text.charAt(LONGEST_CELL - 1));
	return text.slice(0, isHalf ? LONGEST_CELL - 1 : LONGEST_CELL);
}
