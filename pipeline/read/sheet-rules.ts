import type { TableWriter } from "../database/table-writer.ts";
import type { FieldRule } from "./field-rules.ts";
import type { ReadingWords } from "./reading-words.ts";
import type { CleanRules } from "./values.ts";

/** Where the records of a sheet go. */
export interface SheetWriters {
	raw_tickets: TableWriter;
	raw_texts: TableWriter;
	raw_rejects: TableWriter;
	raw_issues: TableWriter;
	raw_time_shapes: TableWriter;
	raw_clocks: TableWriter;
	raw_private_keys: TableWriter;
}

export interface SheetRules extends CleanRules {
	fields: Readonly<Record<string, FieldRule>>;
	confidentialMarkers: ReadonlySet<string>;
	words: ReadingWords;
	/** All records are where it is not said. */
	isWanted?: (place: { file: string; sheet: string; row: number }) => boolean;
	/** The profile names layouts of times. */
	hasDateFormats: boolean;
	/** Hears of each record that is rejected. */
	drawRejected: () => void;
}

export interface SheetPlace {
	file: string;
	sheet: string;
	sheetNo: number;
	/** The number of the last record before this sheet. */
	recordNo: number;
}

export interface SheetCounts {
	records: number;
	ignored: number;
	rejected: number;
	/** The columns whose formulas were saved without their values. */
	uncomputed: readonly string[];
	/** The names of communities that it holds. */
	communities: ReadonlySet<string>;
}
