import type { StagedRecords } from "../database/staged-cells.ts";

/** A cell as its file gives it: text without wrappers, or a number that was stored as one. */
export type Cell = string | number;

/** A record as it stands in the file; `row` is what a spreadsheet would show. */
export interface SheetRow {
	row: number;
	cells: readonly Cell[];
	/** A quote was opened or closed where it should not be. */
	hasStrayQuote?: boolean;
	/** The record was cut off at the next one that looks sound. */
	isCutOff?: boolean;
}

/** Tells whether cells could be a record of their own, to find the way back after damage. */
export interface RecordTest {
	learn(cells: readonly Cell[]): void;
	isRecord(cells: readonly Cell[], isCutOff: boolean): boolean;
	/** Whether the column of identities holds one, and not a note or half a sentence. */
	hasId(cells: readonly Cell[]): boolean;
	/** Whether these cells say who and when, as no line of totals does. */
	isTicket(cells: readonly Cell[]): boolean;
	width: number;
}

/** One table of a file: its first rows, and all of them in batches. */
export interface Sheet {
	name: string;
	/** `csv`, `tsv`, `xlsx`, `xls`, `html`, `parquet`, or the kind of database it comes from. */
	format: string;
	encoding: string;
	isDelimited: boolean;
	/** Its author put it out of sight. */
	isHidden?: boolean;
	/** Its day numbers count from 1904. */
	is1904?: boolean;
	/** The first rows, with merged cells spread over what they cover. */
	head: readonly SheetRow[];
	rows(test: RecordTest): AsyncIterable<readonly SheetRow[]>;
	/** How long it is on disk, where it has records to stage. */
	bytes?: number;
	/** Its records as a table while `use` looks at them, or holds it, where any reader would read them alike; else undefined. */
	stage?<Result>(
		header: { row: number; headings: readonly unknown[] },
		use: (staged: StagedRecords) => Promise<Result>,
	): Promise<Result | undefined>;
}

/** Tells whether a heading is one that somebody looks for. */
export type HeadingTest = (heading: string) => boolean;

/** How many of the first rows may hold the header. */
export const HEAD_ROWS = 20;
/** How many of the first rows are at hand before the rest is read. */
export const SAMPLE_ROWS = 200;
/** What a cell of a spreadsheet holds at most; what is longer has swallowed its neighbours. */
export const LONGEST_CELL = 32_767;
/** How many columns of a workbook or a page are read: no export has more, but made-up addresses do. */
export const MOST_COLUMNS = 1024;
/** How many rows travel together. */
export const BATCH_ROWS = 4096;

const BLANK = /^[\s\u200b]*$/;

export function isBlank(cell: Cell | undefined): boolean {
	return (
		cell === undefined ||
		cell === "" ||
		(typeof cell === "string" && BLANK.test(cell))
	);
}

/** What stands in a cell whose formula was saved without its value. */
export const NO_VALUE = "#FORMULA!";

const ERROR =
	/^(?:#(?:N\/A|NULL!|NUM!|REF!|VALUE!|NAME\?|DIV\/0!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)|[#＃]{3,}…?)$/i;

/** True of what a spreadsheet shows where it could not compute, or not show, a value. */
export function isErrorValue(cell: Cell | undefined): boolean {
	return typeof cell === "string" && /^[#＃]/.test(cell) && ERROR.test(cell);
}
