import {
	type CellObject,
	type DenseWorkSheet,
	type ParsingOptions,
	type Range,
	read,
	set_cptable,
	type WorkBook,
} from "@e965/xlsx";
import * as codepages from "@e965/xlsx/dist/cpexcel.full.mjs";
import { MEGABYTE } from "./limits.ts";
import { createFill, type Merge, spreadHead } from "./merges.ts";
import { runForMost } from "./run-for-most.ts";
import { shedWrappers } from "./shed-wrappers.ts";
import {
	BATCH_ROWS,
	type Cell,
	SAMPLE_ROWS,
	type Sheet,
	type SheetRow,
} from "./sheet.ts";
import { type NumberReader, readFormat } from "./xlsx/number-format.ts";

set_cptable(codepages);

// Books of Excel 95 often fail to say that they are in GBK.
const GBK = 936;

const OPTIONS: ParsingOptions = {
	dense: true,
	cellNF: true,
	cellFormula: false,
	cellHTML: false,
	cellText: false,
	codepage: GBK,
};

/** Every sheet of a workbook older than .xlsx, or of a rarer kind, held in memory as a whole. */
export function openOldWorkbook(
	content: Buffer | string,
	format: Sheet["format"],
	mostMs = readingMs(content.length),
): Sheet[] {
	const book = readBook(content, mostMs);
	const is1904 = book.Workbook?.WBProps?.date1904 ?? false;
	return book.SheetNames.map((name, index) => {
		const worksheet = book.Sheets[name] as DenseWorkSheet;
		const grid = toGrid(worksheet, is1904);
		return {
			name,
			format,
			encoding: "",
			isDelimited: false,
			isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
			is1904,
			head: readHead(grid),
			rows: () => readRows(grid),
		};
	});
}

/** The rows of the first sheet of any workbook. */
export function readFirstSheet(content: Buffer | string): Cell[][] {
	const book = readBook(content, readingMs(content.length));
	const worksheet = book.Sheets[book.SheetNames[0] ?? ""];
	if (!worksheet) return [];
	const is1904 = book.Workbook?.WBProps?.date1904 ?? false;
	const grid = toGrid(worksheet as DenseWorkSheet, is1904);
	return Array.from(grid.data, (_, index) => toCells(grid, index));
}

// The library believes what a damaged book says of its own size, and goes on until
// memory is full: honest ones take a tenth of this.
const READING_MS = 15_000;
const READING_MS_PER_MB = 10_000;

function readingMs(size: number): number {
	return Math.ceil(READING_MS + (size / MEGABYTE) * READING_MS_PER_MB);
}

function readBook(content: Buffer | string, mostMs: number): WorkBook {
	const type = typeof content === "string" ? "string" : "buffer";
	return runForMost(mostMs, () => read(content, { ...OPTIONS, type }));
}

interface Grid {
	/** Row and column, both from 0, of the first cell of `data`. */
	data: readonly (readonly (CellObject | undefined)[] | undefined)[];
	merges: readonly Merge[];
	toCell(cell: CellObject | undefined): Cell;
}

function toGrid(worksheet: DenseWorkSheet, is1904: boolean): Grid {
	const formats = new Map<string, NumberReader>();
	const readNumber = (value: number, code: string) => {
		let reader = formats.get(code);
		if (!reader) {
			reader = readFormat(0, code, is1904);
			formats.set(code, reader);
		}
		return reader(value);
	};
	return {
		data: worksheet["!data"] ?? [],
		merges: (worksheet["!merges"] ?? []).map(({ s, e }: Range) => ({
			top: s.r + 1,
			bottom: e.r + 1,
			left: s.c,
			right: e.c,
		})),
		toCell: (cell) => toCell(cell, readNumber),
	};
}

const ERRORS: Readonly<Record<number, string>> = {
	0: "#NULL!",
	7: "#DIV/0!",
	15: "#VALUE!",
	23: "#REF!",
	29: "#NAME?",
	36: "#NUM!",
	42: "#N/A",
};

function toCell(
	cell: CellObject | undefined,
	readNumber: (value: number, code: string) => Cell,
): Cell {
	switch (cell?.t) {
		case "s":
			return shedWrappers(String(cell.v ?? ""));
		case "b":
			return cell.v ? "TRUE" : "FALSE";
		case "n":
			return readNumber(Number(cell.v), String(cell.z ?? ""));
		case "e":
			return ERRORS[Number(cell.v)] ?? "#VALUE!";
		default:
			return "";
	}
}

function readHead(grid: Grid): SheetRow[] {
	const rows = Array.from(
		{ length: Math.min(SAMPLE_ROWS, grid.data.length) },
		(_, index) => ({ row: index + 1, cells: toCells(grid, index) }),
	);
	return spreadHead(rows, grid.merges);
}

async function* readRows(grid: Grid): AsyncIterable<readonly SheetRow[]> {
	const fill = createFill(grid.merges);
	for (let start = 0; start < grid.data.length; start += BATCH_ROWS) {
		const end = Math.min(start + BATCH_ROWS, grid.data.length);
		const batch: SheetRow[] = [];
		for (let index = start; index < end; index++)
			batch.push({
				row: index + 1,
				cells: fill(index + 1, toCells(grid, index)),
			});
		yield batch;
	}
}

function toCells(grid: Grid, index: number): Cell[] {
	const row = grid.data[index] ?? [];
	const cells: Cell[] = new Array(row.length);
	for (let at = 0; at < row.length; at++) cells[at] = grid.toCell(row[at]);
	return cells;
}
