import { readFile } from "node:fs/promises";
import {
	type CellObject,
	type DenseWorkSheet,
	type Range,
	read,
	SSF,
} from "@e965/xlsx";
import { shedWrappers } from "../files/shed-wrappers.ts";
import {
	type Cell,
	HEAD_ROWS,
	isBlank,
	type Sheet,
	type SheetFormat,
	type SheetRow,
} from "./sheet.ts";
import { serialToTime } from "./times.ts";

const BATCH_ROWS = 4096;

const OPTIONS = {
	dense: true,
	cellNF: true,
	cellFormula: false,
	cellHTML: false,
	cellText: false,
} as const;

/** Every sheet of an Excel workbook, in the order of its tabs. */
export async function openWorkbook(
	path: string,
	format: SheetFormat,
): Promise<Sheet[]> {
	return toSheets(read(await readFile(path), OPTIONS), format);
}

/** Every table of a web page that was saved under a spreadsheet's name. */
export function openHtml(text: string, encoding: string): Sheet[] {
	const book = read(text, { ...OPTIONS, type: "string", raw: true });
	const sheets = toSheets(book, "html");
	return sheets.map((sheet, index) => ({
		...sheet,
		encoding,
		name: sheets.length > 1 ? `表格${index + 1}` : "",
	}));
}

function toSheets(book: ReturnType<typeof read>, format: SheetFormat): Sheet[] {
	const is1904 = book.Workbook?.WBProps?.date1904 ?? false;
	return book.SheetNames.map((name) => {
		const worksheet = book.Sheets[name] as DenseWorkSheet;
		const grid = toGrid(worksheet, is1904);
		return {
			name,
			format,
			encoding: "",
			isDelimited: false,
			head: readHead(grid),
			rows: () => readRows(grid),
		};
	});
}

interface Grid {
	/** Row and column, both from 0, of the first cell of `data`. */
	data: readonly (readonly (CellObject | undefined)[] | undefined)[];
	merges: readonly Range[];
	toCell(cell: CellObject | undefined): Cell;
}

function toGrid(worksheet: DenseWorkSheet, is1904: boolean): Grid {
	const dateKinds = new Map<string, DateKind>();
	return {
		data: worksheet["!data"] ?? [],
		merges: worksheet["!merges"] ?? [],
		toCell: (cell) => toCell(cell, is1904, dateKinds),
	};
}

type DateKind = "none" | "day" | "time";

function toCell(
	cell: CellObject | undefined,
	is1904: boolean,
	kinds: Map<string, DateKind>,
): Cell {
	switch (cell?.t) {
		case "s":
			return shedWrappers(String(cell.v ?? ""));
		case "b":
			return cell.v ? "TRUE" : "FALSE";
		case "n":
			return toNumber(Number(cell.v), String(cell.z ?? ""), is1904, kinds);
		default:
			return "";
	}
}

function toNumber(
	value: number,
	format: string,
	is1904: boolean,
	kinds: Map<string, DateKind>,
): Cell {
	const kind = kinds.get(format) ?? toDateKind(format);
	kinds.set(format, kind);
	if (kind === "none") return value;
	const serial = kind === "day" ? Math.floor(value) : value;
	return serialToTime(serial, is1904) ?? value;
}

function toDateKind(format: string): DateKind {
	if (format === "" || !SSF.is_date(format)) return "none";
	const pattern = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
	return /h|时/i.test(pattern) ? "time" : "day";
}

// Merged headings stand over all columns and rows of their merge.
function readHead(grid: Grid): SheetRow[] {
	const head: SheetRow[] = [];
	for (let r = 0; r < Math.min(HEAD_ROWS, grid.data.length); r++) {
		const cells = toCells(grid, r);
		for (const { s, e } of grid.merges) {
			if (r < s.r || r > e.r) continue;
			const value = grid.toCell(grid.data[s.r]?.[s.c]);
			for (let c = s.c; c <= e.c; c++) cells[c] = value;
		}
		for (let c = 0; c < cells.length; c++) cells[c] ??= "";
		head.push({ row: r + 1, cells });
	}
	return head;
}

async function* readRows(grid: Grid): AsyncIterable<readonly SheetRow[]> {
	const fill = createFill(grid);
	for (let start = 0; start < grid.data.length; start += BATCH_ROWS) {
		const end = Math.min(start + BATCH_ROWS, grid.data.length);
		const batch: SheetRow[] = [];
		for (let r = start; r < end; r++)
			batch.push({ row: r + 1, cells: fill(r, toCells(grid, r)) });
		yield batch;
	}
}

function toCells(grid: Grid, r: number): Cell[] {
	const row = grid.data[r] ?? [];
	const cells: Cell[] = new Array(row.length);
	for (let c = 0; c < row.length; c++) cells[c] = grid.toCell(row[c]);
	return cells;
}

// A merged cell counts for each row it covers that has anything else to say.
function createFill({ merges, data, toCell }: Grid) {
	const tall = merges
		.filter(({ s, e }) => e.r > s.r)
		.sort((a, b) => a.s.r - b.s.r);
	let next = 0;
	let open: Range[] = [];
	return (r: number, cells: Cell[]): Cell[] => {
		while (next < tall.length && (tall[next] as Range).s.r < r)
			open.push(tall[next++] as Range);
		if (open.length === 0) return cells;
		open = open.filter(({ e }) => e.r >= r);
		if (cells.every(isBlank)) return cells;
		for (const { s } of open) {
			while (cells.length < s.c) cells.push("");
			if (isBlank(cells[s.c])) cells[s.c] = toCell(data[s.r]?.[s.c]);
		}
		return cells;
	};
}
