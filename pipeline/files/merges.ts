import { type Cell, isBlank, type SheetRow } from "./sheet.ts";

/** Cells that are shown as one; rows and columns count from 1 and 0, ends included. */
export interface Merge {
	top: number;
	bottom: number;
	left: number;
	right: number;
}

/** Spreads merged headings over all columns and rows of their merge. */
export function spreadHead(
	rows: readonly { row: number; cells: readonly Cell[] }[],
	merges: readonly Merge[],
): SheetRow[] {
	const last = rows.at(-1)?.row ?? 0;
	const width = Math.min(
		MOST_COLUMNS,
		Math.max(0, ...rows.map(({ cells }) => cells.length)),
	);
	const cellsOf = new Map(rows.map(({ row, cells }) => [row, cells]));
	const top = keepLargest(
		merges.filter(({ top, left }) => top <= last && left < width),
	).sort((a, b) => a.left - b.left);
	return rows.map(({ row, cells }) => {
		const spread = Array.from(cells, (cell) => cell ?? "");
		let filled = 0;
		for (const merge of top) {
			if (row < merge.top || row > merge.bottom) continue;
			const value = cellsOf.get(merge.top)?.[merge.left] ?? "";
			const end = Math.min(merge.right, width - 1);
			for (let at = Math.max(filled, merge.left); at <= end; at++) {
				while (spread.length < at) spread.push("");
				spread[at] = value;
			}
			filled = Math.max(filled, end + 1);
		}
		return { row, cells: spread };
	});
}

// A cell begins one merge; made-up sheets have it begin a hundred thousand.
function keepLargest(merges: readonly Merge[]): Merge[] {
	const largest = new Map<number, Merge>();
	for (const merge of merges) {
		const corner = merge.top * MOST_COLUMNS + merge.left;
		const known = largest.get(corner);
		const isLarger =
			!known || merge.bottom > known.bottom || merge.right > known.right;
		if (isLarger) largest.set(corner, merge);
	}
	return [...largest.values()];
}

// No export has as many; what is filled in every row is what would be costly.
const MOST_COLUMNS = 512;

/** Fills a merged cell into each row it covers that has anything else to say; rows come in order. */
export function createFill(
	merges: readonly Merge[],
): (row: number, cells: Cell[]) => Cell[] {
	const tall = keepLargest(
		merges.filter(
			({ top, bottom, left }) => bottom > top && left < MOST_COLUMNS,
		),
	).sort((a, b) => a.top - b.top);
	let next = 0;
	const open = new Map<number, { bottom: number; value: Cell }>();
	return (row, cells) => {
		for (const [left, { bottom }] of open) if (bottom < row) open.delete(left);
		if (open.size > 0 && !cells.every(isBlank))
			for (const [left, { value }] of open) {
				while (cells.length < left) cells.push("");
				if (isBlank(cells[left])) cells[left] = value;
			}
		for (; (tall[next]?.top ?? Number.POSITIVE_INFINITY) <= row; next++) {
			const { top, bottom, left } = tall[next] as Merge;
			const value = top === row ? (cells[left] ?? "") : "";
			if (bottom > row) open.set(left, { bottom, value });
		}
		return cells;
	};
}
