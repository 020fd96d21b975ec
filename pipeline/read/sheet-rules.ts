import type { TableWriter } from "../database/table-writer.ts";
import type { WorkBehind } from "../database/work-behind.ts";
import { readDefaults } from "../defaults.ts";
import type { AliasTable, FieldRule } from "./field-rules.ts";
import type { FieldsByFile } from "./file-aliases.ts";
import type { ReadingFiles } from "./kept-files.ts";
import type { Problem } from "./problems.ts";
import type { RAW_TABLES } from "./raw-tables.ts";
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
	/** From how many bytes on a sheet is read by columns. */
	byColumnsFrom: number;
	/** The profile names layouts of times. */
	hasDateFormats: boolean;
	/** Hears of each record that is rejected. */
	drawRejected: () => void;
	behind: WorkBehind;
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

/** What reading knows by heart: words that mark lines and damage, and a hint for each reason. */
export interface ReadingWords {
	totalMarkers: readonly string[];
	mojibakeMarkers: readonly string[];
	hints: ReadonlyMap<string, string>;
	/** Layouts of times that a profile would have to name. */
	dateLayouts: readonly string[];
	/** What names of communities and of units end with. */
	communityEndings: readonly string[];
	unitEndings: readonly string[];
	/** What names of others end with that tickets are given to. */
	officeEndings: readonly string[];
	/** A clock from which on a column of nothing else is one of ends of days. */
	latestWork: string;
	/** Words that say nothing. */
	unknown: ReadonlySet<string>;
	/** The closed list that a field's words are of; undefined where they are of none. */
	listOf(field: string, kind: string): ReadonlySet<string> | undefined;
}

/** The words of `data/defaults/`. */
export function readWords(): ReadingWords {
	const values = readDefaults("values.yaml");
	const { rejects } = readDefaults("issues.yaml");
	const guesses = readDefaults("header-guesses.yaml");
	return {
		totalMarkers: toWords(values.total_markers),
		mojibakeMarkers: toWords(values.mojibake_markers),
		dateLayouts: toWords(guesses.date_formats),
		communityEndings: toWords(guesses.community_endings),
		unitEndings: toWords(guesses.unit_endings),
		officeEndings: toWords(guesses.office_endings),
		latestWork: String(guesses.day_end_from),
		unknown: new Set(toWords(values.unknown_markers)),
		listOf: readLists(values.values),
		hints: new Map(
			Object.entries(rejects as Record<string, { hint: string }>).map(
				([reason, { hint }]) => [reason, hint],
			),
		),
	};
}

// Ratings of several stages are of one list, and so are all answers of yes and no.
function readLists(groups: unknown): ReadingWords["listOf"] {
	const lists = new Map(
		Object.entries(groups as Record<string, Record<string, unknown[]>>).map(
			([name, words]) => [name, new Set(toWords(Object.values(words).flat()))],
		),
	);
	return (field, kind) => {
		const ofStage = field.startsWith("sat_") ? "satisfaction" : field;
		return lists.get(kind === "flag" ? "flag" : ofStage);
	};
}

function toWords(list: unknown): string[] {
	return (list as unknown[]).map(String);
}

/** What reading is told: the fields it looks for and how cells are cleaned. */
export interface ReadRules {
	fields: Readonly<Record<string, FieldRule>>;
	fieldsByFile?: FieldsByFile;
	unknownMarkers: readonly string[];
	/** Words in a caller's cells that make the ticket confidential. */
	confidentialMarkers?: readonly string[];
	dateFormats: readonly string[];
	deadlineLevel: string;
	/** From how many bytes on a sheet is read by columns, which costs a tenth of a second whatever its size. */
	byColumnsFrom?: number;
	/** Whether a record is wanted; all are where it is not said. */
	isWanted?: (place: { file: string; sheet: string; row: number }) => boolean;
}

type Table = keyof typeof RAW_TABLES | "raw_tickets" | "raw_texts";

/** How far reading has come, and what it was told. */
export interface Reading extends ReadingFiles {
	told: ReadRules & { secret: Uint8Array | string };
	/** The same, ready for cells, from the first file on that is read. */
	prepared?: Prepared;
	writers: Record<Table, TableWriter>;
	behind: WorkBehind;
	/** The first thing that could not be read, for the message when nothing can. */
	firstProblem?: Problem;
}

/** Ready for cells. */
export interface Prepared {
	rules: Omit<SheetRules, "drawRejected" | "behind">;
	aliases: AliasTable;
	/** Those of a file that is read by others. */
	aliasesOf(path: string): AliasTable;
	/** Headings that some file is read by alone. */
	ofFiles: ReadonlySet<string>;
	deadlineLevel: string;
	dateFormats: readonly string[];
}
