import fc from "fast-check";
import { MINUTES, MOMENT_SHAPES } from "./moments.ts";

/** What a line of a sheet is meant to be; what must become of it follows from that. */
export type LineKind =
	| "record"
	| "assist"
	| "missing_id"
	| "damaged_id"
	| "missing_accepted_at"
	| "bad_accepted_at"
	| "ragged"
	| "torn"
	| "unclosed"
	| "mojibake"
	| "total"
	| "header"
	| "blank";

/** A line by numbers only, which pick from the pools of words, so that it shrinks well. */
export interface LinePlan {
	kind: LineKind;
	ticket: number;
	minute: number;
	shape: number;
	idForm: number;
	words: number;
	isShort: boolean;
}

export interface SheetPlan {
	/** Which optional columns the sheet has, as bits. */
	columns: number;
	/** Which of its headers each column bears. */
	headers: number;
	titles: number;
	isJoined: boolean;
	lines: LinePlan[];
	notes: number;
	/** How many records share one merged cell. */
	merged: number;
}

export const CONTAINERS = ["csv", "tsv", "xlsx", "xls", "html"] as const;
export type Container = (typeof CONTAINERS)[number];

export const ENCODINGS = [
	"utf-8",
	"utf-8-bom",
	"gb18030",
	"utf-16le",
	"utf-16be",
] as const;
export type PlannedEncoding = (typeof ENCODINGS)[number];

export interface FilePlan {
	container: Container;
	encoding: PlannedEncoding;
	newline: "\n" | "\r\n" | "\r";
	isQuoted: boolean;
	endsOpen: boolean;
	isInFolder: boolean;
	isMisnamed: boolean;
	sheets: SheetPlan[];
	/** Sheets of a workbook that hold no tickets. */
	spare: "none" | "empty" | "notes";
}

export interface WorkspacePlan {
	idStyle: number;
	files: FilePlan[];
	/** Where in the order of exports each file's date puts it. */
	dates: number[];
	/** Files that are no exports, as bits. */
	junk: number;
	hasPeriod: boolean;
	isForced: boolean;
	isTwice: boolean;
}

const KINDS: readonly { weight: number; value: LineKind }[] = [
	{ weight: 24, value: "record" },
	{ weight: 2, value: "assist" },
	{ weight: 1, value: "missing_id" },
	{ weight: 1, value: "damaged_id" },
	{ weight: 1, value: "missing_accepted_at" },
	{ weight: 1, value: "bad_accepted_at" },
	{ weight: 1, value: "ragged" },
	{ weight: 1, value: "torn" },
	{ weight: 1, value: "unclosed" },
	{ weight: 1, value: "mojibake" },
	{ weight: 1, value: "total" },
	{ weight: 1, value: "header" },
	{ weight: 2, value: "blank" },
];

const line: fc.Arbitrary<LinePlan> = fc.record({
	kind: fc.oneof(
		...KINDS.map(({ weight, value }) => ({
			weight,
			arbitrary: fc.constant(value),
		})),
	),
	ticket: fc.nat(24),
	minute: fc.nat(MINUTES - 1),
	shape: fc.nat(MOMENT_SHAPES - 1),
	idForm: fc.nat(7),
	words: fc.nat(0xfffffff),
	isShort: fc.boolean(),
});

const sheet: fc.Arbitrary<SheetPlan> = fc.record({
	columns: fc.nat(0x3fff),
	headers: fc.nat(0xffffff),
	titles: fc.nat(4),
	isJoined: fc.boolean(),
	lines: fc.array(line, { maxLength: 24, size: "max" }),
	notes: fc.nat(2),
	merged: fc.nat(3),
});

const file: fc.Arbitrary<FilePlan> = fc.record({
	container: fc.constantFrom(...CONTAINERS),
	encoding: fc.constantFrom(...ENCODINGS),
	newline: fc.constantFrom("\n", "\r\n", "\r"),
	isQuoted: fc.boolean(),
	endsOpen: fc.boolean(),
	isInFolder: fc.boolean(),
	isMisnamed: fc.boolean(),
	sheets: fc.array(sheet, { minLength: 1, maxLength: 2 }),
	spare: fc.constantFrom("none", "none", "empty", "notes"),
});

/** Any workspace a clerk could have. */
export const workspaces: fc.Arbitrary<WorkspacePlan> = fc.record({
	idStyle: fc.nat(3),
	files: fc.array(file, { minLength: 1, maxLength: 3, size: "max" }),
	dates: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
	junk: fc.nat(15),
	hasPeriod: fc.oneof(
		{ weight: 3, arbitrary: fc.constant(true) },
		{ weight: 1, arbitrary: fc.constant(false) },
	),
	isForced: fc.oneof(
		{ weight: 4, arbitrary: fc.constant(true) },
		{ weight: 1, arbitrary: fc.constant(false) },
	),
	isTwice: fc.oneof(
		{ weight: 9, arbitrary: fc.constant(false) },
		{ weight: 1, arbitrary: fc.constant(true) },
	),
});
