import { type Cell, createCellWriter } from "./cells.ts";
import { formatWallTime, type WallTime } from "./clock.ts";
import { type TextRow, writeDelimited } from "./delimited-text.ts";
import type { PlannedFile } from "./export-plan.ts";
import { type ExportSettings, findEra, headersOf } from "./export-settings.ts";
import { writeWebPage } from "./web-page.ts";
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
		bytes: writeFile(settings, file, writeRows(settings, seed, file)),
	}));
}

function writeFile(
	settings: ExportSettings,
	file: PlannedFile,
	rows: Cell[][],
): Uint8Array {
	const { month, format, exportedAt } = file;
	const lines = month === null ? rows : addTitles(settings, file, month, rows);
	if (format === "csv" || format === "tsv")
		return writeDelimited(markDamage(settings, file, rows, lines), format);
	const sheet = draftSheet(settings, file, lines);
	if (format === "html") return writeWebPage(sheet);
	const hasNotes = month !== null && settings.notes_sheet.includes(month);
	const sheets = hasNotes ? [sheet, draftNotes(settings)] : [sheet];
	return writeWorkbook(sheets, format, new Date(exportedAt * 1000));
}

function addTitles(
	settings: ExportSettings,
	file: PlannedFile,
	month: string,
	rows: Cell[][],
): Cell[][] {
	const { header_row } = findEra(settings, month).era;
	return [
		...titleRows(settings, file, month).slice(0, header_row - 1),
		...addLines(settings, month, rows),
	];
}

function draftSheet(
	settings: ExportSettings,
	{ eraIndex }: PlannedFile,
	rows: Cell[][],
): SheetDraft {
	return {
		name: settings.sheet,
		rows,
		widths: headersOf(settings, eraIndex).map(
			({ column }) => settings.widths[column] ?? 10,
		),
		mergedRows: [0, 1].filter((row) => rows[row]?.length === 1),
	};
}

function draftNotes({ notes }: ExportSettings): SheetDraft {
	return {
		name: notes.sheet,
		rows: notes.lines.map((line) => [line]),
		widths: [60],
		mergedRows: [],
	};
}

/** The lines with the damage of the records among them. */
function markDamage(
	settings: ExportSettings,
	{ entries, eraIndex }: PlannedFile,
	[, ...records]: Cell[][],
	lines: readonly Cell[][],
): TextRow[] {
	const damages = new Map(
		records.map((record, index) => [record, entries[index]?.damage ?? null]),
	);
	const at = headersOf(settings, eraIndex).findIndex(
		({ column }) => column === "content",
	);
	return lines.map((cells) => ({
		cells,
		damage: damages.get(cells) ?? null,
		at,
	}));
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
