import { cleanWord } from "../clean-word.ts";
import { type Cell, isErrorValue, NO_VALUE } from "../files/sheet.ts";
import { toCallerKey } from "../privacy/caller-key.ts";
import { maskText } from "../privacy/mask.ts";
import type { FieldKind } from "./field-rules.ts";
import { cleanLimit, cleanLimitUnit } from "./times/limits.ts";
import type { TimeReader } from "./times/times.ts";

/** A cleaned cell: null where it says nothing, undefined where it cannot be read. */
export type Cleaned = string | number | null | undefined;

export type Cleaner = (cell: Cell) => Cleaned;

export interface CleanRules {
	unknownMarkers: ReadonlySet<string>;
	readTime: TimeReader;
	secret: Uint8Array | string;
}

/** What a cell says: nothing where a spreadsheet could not compute it. */
export function saying(cell: Cell | undefined): Cell {
	return cell === undefined || cell === NO_VALUE || isErrorValue(cell)
		? ""
		: cell;
}

/** The function that cleans the cells of a kind of column: one value for each distinct cell. */
export function createCleaner(kind: FieldKind, rules: CleanRules): Cleaner {
	const clean = createKindCleaner(kind, rules);
	return (cell) => clean(saying(cell));
}

function createKindCleaner(kind: FieldKind, rules: CleanRules): Cleaner {
	switch (kind) {
		case "id":
			return (cell) => cleanId(cell, rules.unknownMarkers);
		case "time":
			return (cell) => cleanTime(cell, rules);
		case "deadline":
			return (cell) => cleanTime(dropLimit(cell), rules);
		case "count":
			return (cell) => cleanCount(cell, rules.unknownMarkers);
		case "limit":
			return (cell) => cleanLimit(cell, rules.unknownMarkers);
		case "limit_unit":
			return (cell) => cleanLimitUnit(cell, rules.unknownMarkers);
		case "caller":
			return (cell) => toCallerKey(dropCommas(String(cell)), rules.secret);
		case "category":
		case "flag":
			return remember((text) => cleanCategory(text, rules.unknownMarkers));
		default:
			return (cell) => cleanText(cell, rules.unknownMarkers);
	}
}

/** Free text as it was written, without what spreadsheets leave in it. */
export function cleanText(cell: Cell, unknown: ReadonlySet<string>): Cleaned {
	const text = String(cell).replace(/\r\n?/g, "\n").trim();
	return text === "" || unknown.has(text) ? null : text;
}

// Words become names of scopes, which are printed: an official's number beside his unit must not be.
const LONG_NUMBER = /\d(?:[\s·.-]?\d){6}/;

/** A word of a closed list: half-width, without white space but between latin words. */
export function cleanCategory(
	cell: Cell,
	unknown: ReadonlySet<string>,
): Cleaned {
	const text = cleanWord(String(cell));
	if (text === "" || unknown.has(text)) return null;
	return LONG_NUMBER.test(text) ? maskText(text) : text;
}

// Sixteen digits stored as a number have lost the last of them.
const LOST_DIGITS = 1e15;
const SCIENTIFIC = /^\d+(?:\.\d+)?E[+-]\d+$|^\d+\.\d+E\d+$/i;

const GROUPED = /^\d{1,3}(?:[,，]\d{3})+$/;

// A format of thousands makes three numbers of a telephone.
function dropCommas(text: string): string {
	return GROUPED.test(text.trim()) ? text.replace(/[,，]/g, "") : text;
}

/** An identity; undefined where a spreadsheet has destroyed its digits. */
export function cleanId(cell: Cell, unknown: ReadonlySet<string>): Cleaned {
	if (typeof cell === "number" && Math.abs(cell) >= LOST_DIGITS)
		return undefined;
	const text = dropCommas(String(cell).normalize("NFKC").trim());
	if (SCIENTIFIC.test(text)) return undefined;
	return text === "" || unknown.has(text) ? null : text;
}

const LIMIT =
	/(?<=\d|[日号时分秒])\s*(?:(?:之|以)?前|为?止|截止)(?:办结|完成|办理完毕)?$/;

// 2023年3月20日前: the day itself is within.
function dropLimit(cell: Cell): Cell {
	return typeof cell === "string" ? cell.trim().replace(LIMIT, "") : cell;
}

function cleanTime(cell: Cell, { unknownMarkers, readTime }: CleanRules) {
	const text = String(cell).trim();
	if (text === "" || unknownMarkers.has(text)) return null;
	return readTime(text);
}

/** A whole number, with or without its measure word. */
export function cleanCount(cell: Cell, unknown: ReadonlySet<string>): Cleaned {
	const text = String(cell).normalize("NFKC").replace(/[\s,]/g, "");
	if (text === "" || unknown.has(text)) return null;
	const digits = /^(\d{1,9})(?:\.0+)?[次天日个件]?$/.exec(text)?.[1];
	return digits === undefined ? undefined : Number(digits);
}

const MOST_REMEMBERED = 4096;

// Closed lists repeat themselves; a word is cleaned once.
function remember(clean: (text: string) => Cleaned): Cleaner {
	const known = new Map<string, Cleaned>();
	return (cell) => {
		const text = String(cell);
		const found = known.get(text);
		if (found !== undefined) return found;
		const cleaned = clean(text);
		if (known.size < MOST_REMEMBERED && text.length < 64)
			known.set(detach(text), cleaned);
		return cleaned;
	};
}

// A slice keeps the whole chunk it was cut from in memory.
function detach(text: string): string {
	return Buffer.from(text, "utf8").toString("utf8");
}
