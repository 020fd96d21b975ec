import iconv from "iconv-lite";
import { type Cell, createCellWriter } from "./cells.ts";
import { formatWallTime, type WallTime } from "./clock.ts";
import type { PlannedFile } from "./export-plan.ts";
import { type ExportSettings, findEra, headersOf } from "./export-settings.ts";
import { type SheetDraft, writeWorkbook } from "./workbook.ts";

/** An export file, ready for the disk. */
export interface ExportFile {
	name: string;
	bytes: Uint8Array;
}

/** Writes the planned files as the city's system would have. */
export function writeExports(
	settings: ExportSettings,
	seed: string,
	plan: readonly PlannedFile[],
): ExportFile[] {
	return plan.map((file) => ({
		name: file.name,
		bytes:
			file.month === null
				? writeDelimited(settings, seed, file)
				: writeMonth(settings, seed, file, file.month),
	}));
}

function writeMonth(
	settings: ExportSettings,
	seed: string,
	file: PlannedFile,
	month: string,
): Uint8Array {
	const rows = writeRows(settings, seed, file);
	const { header_row } = findEra(settings, month).era;
	const sheet: SheetDraft = {
		name: settings.sheet,
		rows: [
			...titleRows(settings, file, month).slice(0, header_row - 1),
			...addLines(settings, month, rows),
		],
		widths: headersOf(settings, file.eraIndex).map(
			({ column }) => settings.widths[column] ?? 10,
		),
		mergedRows: header_row > 2 ? [0, 1] : [0],
	};
	const notes: SheetDraft = {
		name: settings.notes.sheet,
		rows: settings.notes.lines.map((line) => [line]),
		widths: [60],
		mergedRows: [],
	};
	const hasNotes = settings.notes_sheet.includes(month);
	const createdAt = new Date(file.exportedAt * 1000);
	return writeWorkbook(hasNotes ? [sheet, notes] : [sheet], createdAt);
}

/** The header and the records. */
function writeRows(
	settings: ExportSettings,
	seed: string,
	file: PlannedFile,
): Cell[][] {
	const headers = headersOf(settings, file.eraIndex);
	const write = (month: string) => {
		const { era } = findEra(settings, month);
		const dates = file.month === null ? "iso" : era.dates;
		return createCellWriter(settings, seed, dates, era);
	};
	const writers = new Map(
		[...new Set(file.entries.map(({ sighting }) => sighting.ticket.month))].map(
			(month) => [month, write(month)],
		),
	);
	const records = file.entries.map((entry, index) => {
		const cells = writers.get(entry.sighting.ticket.month)?.(entry, index + 1);
		if (!cells) throw new Error("no writer");
		return headers.map(({ column }) => cells[column]);
	});
	return [headers.map(({ header }) => header), ...records];
}

function titleRows(
	{ title, subtitle }: ExportSettings,
	{ exportedAt, entries }: PlannedFile,
	month: string,
): Cell[][] {
	const [year = "", number = ""] = month.split("-");
	const line = subtitle
		.replace("<year>", year)
		.replace("<month>", number)
		.replace("<exported_at>", formatMinute(exportedAt))
		.replace("<count>", String(entries.length));
	return [[title], [line]];
}

function formatMinute(at: WallTime): string {
	return formatWallTime(at).slice(0, 16);
}

/** The lines that are no tickets: repeated headers, blank rows, totals, notes. */
function addLines(
	{ repeated_header, blank_row, footers }: ExportSettings,
	month: string,
	[header = [], ...records]: Cell[][],
): Cell[][] {
	const middle = Math.floor(records.length / 2);
	const between = [
		...(repeated_header.includes(month) ? [header] : []),
		...(blank_row.includes(month) ? [[]] : []),
	];
	const after = Object.entries(footers)
		.filter(([, months]) => months.includes(month))
		.map(([line]) =>
			line
				.split("|")
				.map((cell) => cell.replace("<count>", String(records.length))),
		);
	return [
		header,
		...records.slice(0, middle),
		...between,
		...records.slice(middle),
		...after,
	];
}

/** How many lines stand in the middle of the records without being any. */
export function linesBetween(
	{ repeated_header, blank_row }: ExportSettings,
	month: string,
): number {
	return [repeated_header, blank_row].filter((months) => months.includes(month))
		.length;
}

function writeDelimited(
	settings: ExportSettings,
	seed: string,
	file: PlannedFile,
): Uint8Array {
	const lines = writeRows(settings, seed, file).map((row) =>
		row.map(quote).join(","),
	);
	return iconv.encode(`${lines.join("\r\n")}\r\n`, "gb18030");
}

function quote(cell: Cell): string {
	if (typeof cell === "object") throw new Error("no day numbers in a CSV");
	const text = String(cell);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
