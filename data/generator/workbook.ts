import * as XLSX from "@e965/xlsx";
import type { Cell } from "./cells.ts";

/** A sheet before it is written: rows of cells, and what makes it look like an export. */
export interface SheetDraft {
	name: string;
	rows: Cell[][];
	widths: number[];
	mergedRows: number[];
}

const DAY_FORMAT = "yyyy-mm-dd";
const TIME_FORMAT = "yyyy-mm-dd hh:mm:ss";

// Stated for each book: else the library writes every format it has met, in any book read before.
const FORMATS = {
	0: "General",
	56: '"上午/下午 "hh"時"mm"分"ss"秒 "',
	164: DAY_FORMAT,
	165: TIME_FORMAT,
};

/** The workbook's bytes, the same for the same sheets. */
export function writeWorkbook(
	sheets: readonly SheetDraft[],
	format: "xlsx" | "xls",
	createdAt: Date,
): Uint8Array {
	const book: XLSX.WorkBook & { SSF?: Record<number, string> } =
		XLSX.utils.book_new();
	// Else the library writes the hour of the run.
	book.Props = { CreatedDate: createdAt };
	book.SSF = { ...FORMATS };
	for (const sheet of sheets)
		XLSX.utils.book_append_sheet(book, toWorksheet(sheet), sheet.name);
	return XLSX.write(book, {
		type: "buffer",
		bookType: format === "xls" ? "biff8" : "xlsx",
		bookSST: true,
		compression: true,
	});
}

function toWorksheet({ rows, widths, mergedRows }: SheetDraft): XLSX.WorkSheet {
	const sheet = XLSX.utils.aoa_to_sheet(
		rows.map((row) => row.map(toCellObject)),
		{ dense: true },
	);
	sheet["!cols"] = widths.map((wch) => ({ wch }));
	sheet["!merges"] = mergedRows.map((r) => ({
		s: { r, c: 0 },
		e: { r, c: widths.length - 1 },
	}));
	return sheet;
}

function toCellObject(cell: Cell): XLSX.CellObject | null {
	if (cell === "") return null;
	if (typeof cell === "string") return { t: "s", v: cell };
	if (typeof cell === "number") return { t: "n", v: cell };
	return {
		t: "n",
		v: cell.serial,
		z: cell.isDay ? DAY_FORMAT : TIME_FORMAT,
	};
}
