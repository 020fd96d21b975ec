import type { Entry, PlannedFile } from "./export-plan.ts";
import { type ExportSettings, findEra } from "./export-settings.ts";
import { linesBetween } from "./write-exports.ts";

/** What becomes of the records of one sheet. */
export interface LedgerLine {
	file: string;
	sheet: string;
	records: number;
	counted: number;
	superseded: number;
	assisting: number;
	ignored: number;
	rejected: number;
}

/** The ledger the reader must arrive at, one line a sheet. */
export function countRecords(
	settings: ExportSettings,
	plan: readonly PlannedFile[],
	newest: ReadonlySet<Entry>,
): LedgerLine[] {
	return plan.flatMap(({ name, month, entries }) => {
		const sound = entries.filter(({ rejection }) => rejection === null);
		const leads = sound.filter(({ role }) => role === "lead");
		const counted = leads.filter((entry) => newest.has(entry)).length;
		const ignored = countIgnored(settings, month);
		const line = {
			file: name,
			sheet: month === null ? "" : settings.sheet,
			records: entries.length + ignored,
			counted,
			superseded: leads.length - counted,
			assisting: sound.length - leads.length,
			ignored,
			rejected: entries.length - sound.length,
		};
		const hasNotes = month !== null && settings.notes_sheet.includes(month);
		return hasNotes ? [line, notesLine(name, settings)] : [line];
	});
}

function notesLine(file: string, { notes }: ExportSettings): LedgerLine {
	return {
		file,
		sheet: notes.sheet,
		records: 0,
		counted: 0,
		superseded: 0,
		assisting: 0,
		ignored: 0,
		rejected: 0,
	};
}

function countIgnored(
	{ repeated_header, footers }: ExportSettings,
	month: string | null,
): number {
	return [repeated_header, ...Object.values(footers)].filter(
		(months) => month !== null && months.includes(month),
	).length;
}

/** A record that cannot be read, by the row a spreadsheet shows. */
export interface Reject {
	file: string;
	row: number;
	reason: string;
}

/** The records that must be rejected, in order. */
export function listRejects(
	settings: ExportSettings,
	plan: readonly PlannedFile[],
): Reject[] {
	return plan.flatMap(({ name, month, entries }) => {
		const headerRow =
			month === null ? 1 : findEra(settings, month).era.header_row;
		const between = month === null ? 0 : linesBetween(settings, month);
		return entries.flatMap(({ rejection }, index) => {
			const isBelow = index >= Math.floor(entries.length / 2);
			const row = headerRow + 1 + index + (isBelow ? between : 0);
			return rejection === null ? [] : [{ file: name, row, reason: rejection }];
		});
	});
}
