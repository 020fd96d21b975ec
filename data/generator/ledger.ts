import { countLines, type Entry, type PlannedFile } from "./export-plan.ts";
import {
	type Damage,
	type ExportFormat,
	type ExportSettings,
	findEra,
} from "./export-settings.ts";
import { linesBetween } from "./write-exports.ts";

/** What becomes of the records of one sheet. */
export interface LedgerLine {
	file: string;
	sheet: string;
	format: string;
	encoding: string;
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
	return plan.flatMap(({ name, month, format, entries }) => {
		const sound = entries.filter(({ rejection }) => rejection === null);
		const leads = sound.filter(({ role }) => role === "lead");
		const counted = leads.filter((entry) => newest.has(entry)).length;
		const ignored = countIgnored(settings, month);
		const lines = sumLines(entries);
		const line = {
			file: name,
			...describeFormat(settings, format),
			records: lines + ignored,
			counted,
			superseded: leads.length - counted,
			assisting: sound.length - leads.length,
			ignored,
			rejected: lines - sound.length,
		};
		const hasNotes = month !== null && settings.notes_sheet.includes(month);
		return hasNotes ? [line, notesLine(name, settings)] : [line];
	});
}

function sumLines(entries: readonly Entry[]): number {
	return entries.reduce((sum, entry) => sum + countLines(entry), 0);
}

function describeFormat(
	{ sheet }: ExportSettings,
	format: ExportFormat,
): Pick<LedgerLine, "sheet" | "format" | "encoding"> {
	const told = {
		xlsx: { sheet, format, encoding: "" },
		xls: { sheet, format, encoding: "" },
		html: { sheet: "", format, encoding: "gb18030" },
		tsv: { sheet: "", format, encoding: "utf-16le" },
		csv: { sheet: "", format, encoding: "gb18030" },
	};
	return told[format];
}

function notesLine(file: string, { notes }: ExportSettings): LedgerLine {
	return {
		file,
		sheet: notes.sheet,
		format: "xlsx",
		encoding: "",
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
		return entries.flatMap((entry, index) => {
			const { rejection } = entry;
			if (rejection === null) return [];
			const isBelow = index >= Math.floor(entries.length / 2);
			const above = sumLines(entries.slice(0, index));
			const first = headerRow + 1 + above + (isBelow ? between : 0);
			return Array.from({ length: countLines(entry) }, (_, line) => ({
				file: name,
				row: first + line,
				reason: rejection,
			}));
		});
	});
}

/** A record that was cut up, and the file from which its ticket is known all the same. */
export interface DamagedRecord {
	ticket_id: string;
	damage: Damage;
	file: string;
	/** Null where the ticket is lost. */
	found_in: string | null;
}

/** The records that were cut up, in order. */
export function listDamaged(
	plan: readonly PlannedFile[],
	newest: ReadonlySet<Entry>,
): DamagedRecord[] {
	const sources = new Map(
		plan.flatMap(({ name, entries }) =>
			entries
				.filter((entry) => newest.has(entry))
				.map(({ sighting }) => [sighting.ticket.id, name]),
		),
	);
	return plan.flatMap(({ name, entries }) =>
		entries.flatMap(({ damage, sighting }) => {
			if (damage === null) return [];
			const { id } = sighting.ticket;
			const found_in = sources.get(id) ?? null;
			return [{ ticket_id: id, damage, file: name, found_in }];
		}),
	);
}
