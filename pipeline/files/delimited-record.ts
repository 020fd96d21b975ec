import { shedWrappers } from "./shed-wrappers.ts";

export interface Dialect {
	delimiter: string;
	newline: "\n" | "\r";
	/** What stands beyond so many cells of a record is not read; all of it where it is not said. */
	mostCells?: number;
	/** A cell that begins with a name in quotes and goes on, `"幸福里"小区停水`, is text as it stands. */
	hasNames?: boolean;
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

interface Reading extends Dialect {
	text: string;
	isFinal: boolean;
	isLost: LostTest;
	/** Where the line ends that was last looked at, and what was read of it in vain. */
	lineEnd: number;
	wasted: number;
}

// Formulas that never close would have their line read again at each of them.
const MOST_WASTED = 1 << 18;

/** The record that begins at `start`; undefined where more text is needed to see its end. */
export function parseRecord(
	text: string,
	start: number,
	{ delimiter, newline, mostCells, hasNames }: Dialect,
	isFinal: boolean,
	isLost = NEVER_LOST,
): ParsedRecord | undefined {
	const found = text.indexOf(newline, start);
	if (found < 0 && !isFinal) return undefined;
	const stop = found < 0 ? text.length : found;
	const hasReturn = newline === "\n" && text[stop - 1] === "\r" && stop > start;
	const line = text.slice(start, hasReturn ? stop - 1 : stop);
	if (line.includes('"'))
		return parseQuoted(
			{
				text,
				delimiter,
				newline,
				mostCells,
				hasNames,
				isFinal,
				isLost,
				lineEnd: 0,
				wasted: 0,
			},
			start,
		);
	const end = found < 0 ? text.length : found + 1;
	return {
		cells: line.split(delimiter, mostCells).map(shedWrappers),
		end,
		hasStrayQuote: false,
		isOpen: false,
	};
}

function parseQuoted(
	reading: Reading,
	start: number,
): ParsedRecord | undefined {
	const { text, newline, mostCells = Number.POSITIVE_INFINITY } = reading;
	const cells: string[] = [];
	let hasStrayQuote = false;
	for (let at = start; ; ) {
		const cell =
			text[at] === '"'
				? (readNamed(reading, at) ?? readQuoted(reading, at))
				: (readWrapped(reading, at) ?? readPlain(reading, at));
		if (!cell) return undefined;
		if (cells.length < mostCells) cells.push(shedWrappers(cell.value));
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

// `="路灯,不亮"`: a formula that is only there to keep text together, on one line.
function readWrapped(reading: Reading, start: number): ParsedCell | undefined {
	const { text, newline } = reading;
	if (text[start] !== "=" || text[start + 1] !== '"') return undefined;
	if (reading.wasted > MOST_WASTED) return undefined;
	if (reading.lineEnd <= start) {
		const end = text.indexOf(newline, start);
		reading.lineEnd = end < 0 ? text.length : end + 1;
	}
	const cell = readQuoted({ ...reading, isLost: ALWAYS_LOST }, start + 1);
	if (cell && !cell.isOpen && cell.end < reading.lineEnd) return cell;
	reading.wasted += (cell?.end ?? reading.lineEnd) - start;
	return undefined;
}

// The quotes of a name pair up within its cell; the one that was never closed has no partner.
function readNamed(reading: Reading, start: number): ParsedCell | undefined {
	if (!reading.hasNames) return undefined;
	const cell = readPlain(reading, start);
	const text = cell?.value.trimEnd() ?? "";
	const isPaired = text.split('"').length % 2 === 1;
	return isPaired && !text.endsWith('"') ? cell : undefined;
}

const ALWAYS_LOST: LostTest = () => true;

function readPlain(
	{ text, delimiter, newline, isFinal }: Reading,
	start: number,
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
	{ text, delimiter, newline, isFinal, isLost }: Reading,
	start: number,
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
