import type { WorkbookDate } from "./moments.ts";
import type { Person } from "./words.ts";

export type PlannedCell = string | number | WorkbookDate | Formula;

export interface Formula {
	formula: string;
	/** Null where it was saved without one. */
	value: string | null;
}

export interface PlannedRow {
	cells: PlannedCell[];
	/** A column whose opening quote is never closed. */
	openQuoteAt?: number;
	/** Ends in the middle of an unquoted cell. */
	isTorn?: boolean;
}

/** What must become of a record; a reason where it must be rejected. */
export type Fate = "kept" | "assisting" | "ignored" | (string & {});

export interface PlannedRecord {
	row: number;
	fate: Fate;
	ticket?: PlannedTicket;
}

export interface PlannedTicket {
	id: string;
	acceptedAt: string;
	/** Of its times the latest that can be read. */
	latest: string;
	isClosed: boolean;
	community?: string;
	/** Void and returned tickets are in no number. */
	isOut: boolean;
	/** A closing time that nobody can read. */
	hasBadClosing: boolean;
}

export interface Merge {
	column: number;
	from: number;
	to: number;
}

export interface PlannedSheet {
	rows: PlannedRow[];
	headerRow: number;
	headerRows: number;
	records: PlannedRecord[];
	merges: Merge[];
	people: Person[];
}

export interface Traits {
	isDelimited: boolean;
	hasTypes: boolean;
	/** Formulas may be saved without their values. */
	hasFormulas: boolean;
	idStyle: number;
	/** Tells the people of this sheet from all others. */
	number: number;
}
