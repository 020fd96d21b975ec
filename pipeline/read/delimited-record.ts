import { shedWrappers } from "../files/shed-wrappers.ts";

export interface Dialect {
	delimiter: string;
	newline: "\n" | "\r";
}

export interface ParsedRecord {
	cells: string[];
	/** Where the next record begins. */
	end: number;
	/** A quote inside a quoted cell was not doubled. */
	hasStrayQuote: boolean;
	/** The text ended inside a quoted cell. */
	isOpen: boolean;
}

/** Tells, at a quote that is not doubled, whether another record has begun before it. */
export type LostTest = (quote: number) => boolean;

const NEVER_LOST: LostTest = () => false;

/** The record that begins at `start`; undefined where more text is needed to see its end. */
export function parseRecord(
	text: string,
	start: number,
	{ delimiter, newline }: Dialect,
	isFinal: boolean,
	isLost = NEVER_LOST,
): ParsedRecord | undefined {
	const found = text.indexOf(newline, start);
	if (found < 0 && !isFinal) return undefined;
	const stop = found < 0 ? text.length : found;
	const hasReturn = newline === "\n" && text[stop - 1] === "\r" && stop > start;
	const line = text.slice(start, hasReturn ? stop - 1 : stop);
	if (line.includes('"'))
		return parseQuoted(text, start, delimiter, newline, isFinal, isLost);
	const end = found < 0 ? text.length : found + 1;
	return {
		cells: line.split(delimiter).map(shedWrappers),
		end,
		hasStrayQuote: false,
		isOpen: false,
	};
}

function parseQuoted(
	text: string,
	start: number,
	delimiter: string,
	newline: string,
	isFinal: boolean,
	isLost: LostTest,
): ParsedRecord | undefined {
	const cells: string[] = [];
	let hasStrayQuote = false;
	for (let at = start; ; ) {
		const isQuoted = text[at] === '"';
		const cell = isQuoted
			? readQuoted(text, at, delimiter, newline, isFinal, isLost)
			: readPlain(text, at, delimiter, newline, isFinal);
		if (!cell) return undefined;
		cells.push(shedWrappers(cell.value));
		hasStrayQuote ||= cell.hasStrayQuote;
		if (cell.isOpen || cell.end >= text.length)
			return { cells, end: cell.end, hasStrayQuote, isOpen: cell.isOpen };
		at = cell.end + 1;
		if (text[cell.end] === newline)
			return { cells, end: at, hasStrayQuote, isOpen: false };
	}
}

interface ParsedCell {
	value: string;
	/** The place of the delimiter or line end after it. */
	end: number;
	hasStrayQuote: boolean;
	isOpen: boolean;
}

function readPlain(
	text: string,
	start: number,
	delimiter: string,
	newline: string,
	isFinal: boolean,
): ParsedCell | undefined {
	let end = start;
	while (end < text.length && text[end] !== delimiter && text[end] !== newline)
		end++;
	if (end === text.length && !isFinal) return undefined;
	const isReturn =
		text[end] === newline && text[end - 1] === "\r" && end > start;
	const value = text.slice(start, isReturn ? end - 1 : end);
	return { value, end, hasStrayQuote: false, isOpen: false };
}

// A quote closes its cell only before a delimiter or a line end; elsewhere it is text.
function readQuoted(
	text: string,
	start: number,
	delimiter: string,
	newline: string,
	isFinal: boolean,
	isLost: LostTest,
): ParsedCell | undefined {
	let value = "";
	let from = start + 1;
	let hasStrayQuote = false;
	for (;;) {
		const quote = text.indexOf('"', from);
		if (!isFinal && quote < 0) return undefined;
		if (quote < 0)
			return {
				value: value + text.slice(from),
				end: text.length,
				hasStrayQuote,
				isOpen: true,
			};
		value += text.slice(from, quote);
		from = quote + 1;
		const end = skipToEnd(text, from, newline);
		if (!isFinal && end + 1 >= text.length) return undefined;
		if (end >= text.length || text[end] === delimiter || text[end] === newline)
			return { value, end, hasStrayQuote, isOpen: false };
		value += '"';
		if (text[from] === '"') from++;
		else if (isLost(quote))
			return { value, end: quote, hasStrayQuote: true, isOpen: true };
		else hasStrayQuote = true;
	}
}

function skipToEnd(text: string, start: number, newline: string): number {
	let at = start;
	while (text[at] === " ") at++;
	const isPair = newline === "\n" && text[at] === "\r" && text[at + 1] === "\n";
	return isPair ? at + 1 : at;
}
