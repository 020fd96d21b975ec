import { type Allowance, MEGABYTE } from "./limits.ts";
import { createFill, spreadHead } from "./merges.ts";
import type { OldSheet } from "./old-book-cells.ts";
import { type Cost, readInThread } from "./read-in-thread.ts";
import {
	BATCH_ROWS,
	type Cell,
	SAMPLE_ROWS,
	type Sheet,
	type SheetRow,
} from "./sheet.ts";

/** Every sheet of a workbook older than .xlsx, or of a rarer kind, held in memory as a whole. */
export function openOldWorkbook(
	content: Buffer | string,
	format: Sheet["format"],
	{ drawTables, drawCells }: Pick<Allowance, "drawTables" | "drawCells">,
	most = readingCost(content.length),
): Sheet[] {
	const sheets = readInThread(content, most);
	drawTables(sheets.length);
	return sheets.map((sheet) => {
		for (const row of sheet.rows) drawCells(1 + (row?.length ?? 0));
		return {
			name: sheet.name,
			format,
			encoding: "",
			isDelimited: false,
			isHidden: sheet.isHidden,
			is1904: sheet.is1904,
			head: readHead(sheet),
			rows: () => readRows(sheet),
		};
	});
}

/** The rows of the first sheet of any workbook. */
export function readFirstSheet(content: Buffer | string): Cell[][] {
	return readSmallBook(content)[0]?.rows ?? [];
}

/** The rows of every sheet of a small workbook, by name. */
export function readSmallBook(
	content: Buffer | string,
): { name: string; rows: Cell[][] }[] {
	const sheets = readInThread(content, readingCost(content.length));
	return sheets.map(({ name, rows }) => ({
		name,
		rows: Array.from(rows, (row) => [...(row ?? [])]),
	}));
}

// The library believes what a damaged book says of its own size, and goes on until
// memory is full: honest ones take a fifth of this.
function readingCost(size: number): Cost {
	const mb = size / MEGABYTE;
	return { cpuMs: 4000 + 500 * mb, heapMb: 500 + 40 * Math.ceil(mb) };
}

function readHead({ rows, merges }: OldSheet): SheetRow[] {
	const top = Array.from(rows.slice(0, SAMPLE_ROWS), (cells, index) => ({
		row: index + 1,
		cells: cells ?? [],
	}));
	return spreadHead(top, merges);
}

async function* readRows({
	rows,
	merges,
}: OldSheet): AsyncIterable<readonly SheetRow[]> {
	const fill = createFill(merges);
	for (let start = 0; start < rows.length; start += BATCH_ROWS) {
		const end = Math.min(start + BATCH_ROWS, rows.length);
		const batch: SheetRow[] = [];
		for (let index = start; index < end; index++)
			batch.push({
				row: index + 1,
				cells: fill(index + 1, [...(rows[index] ?? [])]),
			});
		yield batch;
	}
}
