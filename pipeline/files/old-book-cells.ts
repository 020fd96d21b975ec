import {
	type CellObject,
	type DenseWorkSheet,
	type ParsingOptions,
	type Range,
	read,
	set_cptable,
} from "@e965/xlsx";
import * as codepages from "@e965/xlsx/dist/cpexcel.full.mjs";
import { cutOldBook } from "./cut-old-book.ts";
import type { Allowance } from "./limits.ts";
import type { Merge } from "./merges.ts";
import { shedWrappers } from "./shed-wrappers.ts";
import type { Cell } from "./sheet.ts";
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

/** A sheet of an old workbook: what its cells say. */
export interface OldSheet {
	name: string;
	isHidden: boolean;
	is1904: boolean;
	/** From the first row on; one without cells is undefined. */
	rows: readonly (readonly Cell[] | undefined)[];
	merges: readonly Merge[];
}

/** Every sheet of a workbook older than .xlsx, or of a rarer kind, held in memory as a whole. */
export function readOldSheets(
	content: Uint8Array | string,
	allowance: Allowance,
	cellsAtOnce?: number,
): OldSheet[] {
	const sheets: (OldSheet & { rows: RowOfCells[]; merges: Merge[] })[] = [];
	for (const { content: piece, sheets: numbers } of cutOldBook(
		content,
		cellsAtOnce,
	))
		for (const [index, sheet] of readSheets(piece, allowance).entries()) {
			const whole = sheets[numbers?.[index] ?? index];
			if (whole) addRows(whole, sheet);
			else sheets.push(sheet);
		}
	return sheets;
}

type RowOfCells = Cell[] | undefined;

function addRows(
	to: { rows: RowOfCells[]; merges: Merge[] },
	{ rows, merges }: { rows: readonly RowOfCells[]; merges: readonly Merge[] },
): void {
	for (const [at, row] of rows.entries()) {
		const before = to.rows[at];
		// A row may have been cut in two.
		if (at >= to.rows.length) to.rows.push(row);
		else if (!before) to.rows[at] = row;
		else
			for (const [column, cell] of (row ?? []).entries())
				if (cell !== "" || column >= before.length) before[column] = cell;
	}
	for (const merge of merges) to.merges.push(merge);
}

function readSheets(
	content: Buffer | string,
	{ drawTables, drawCells, drawCharacters }: Allowance,
) {
	const type = typeof content === "string" ? "string" : "buffer";
	const book = read(content, { ...OPTIONS, type });
	const is1904 = book.Workbook?.WBProps?.date1904 ?? false;
	drawTables(book.SheetNames.length);
	return book.SheetNames.map((name, index) => {
		const worksheet = book.Sheets[name] as DenseWorkSheet;
		const grid = toGrid(worksheet, is1904, drawCharacters);
		return {
			// Damaged books have sheets without one.
			name: String(name ?? ""),
			isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
			is1904,
			rows: Array.from(grid.data, (row, at): RowOfCells => {
				drawCells(1 + (row?.length ?? 0));
				// What the library made of a cell takes many times the room of what it says.
				grid.data[at] = undefined;
				return row && row.length > 0 ? toCells(grid, row) : undefined;
			}),
			merges: grid.merges,
		};
	});
}

interface Grid {
	/** Row and column, both from 0, of the first cell of `data`. */
	data: (readonly (CellObject | undefined)[] | undefined)[];
	merges: Merge[];
	toCell(cell: CellObject | undefined): Cell;
}

function toGrid(
	worksheet: DenseWorkSheet,
	is1904: boolean,
	draw: Allowance["drawCharacters"],
): Grid {
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
		toCell(cell) {
			const value = toCell(cell, readNumber);
			// Cells may share one long text.
			if (cell?.t === "s") draw(String(value).length);
			return value;
		},
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

function toCells(grid: Grid, row: readonly (CellObject | undefined)[]): Cell[] {
	const cells: Cell[] = new Array(row.length);
	for (let at = 0; at < row.length; at++) cells[at] = grid.toCell(row[at]);
	return cells;
}
