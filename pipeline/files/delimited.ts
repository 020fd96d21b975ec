import {
	type Dialect,
	type LostTest,
	type ParsedRecord,
	parseRecord,
} from "./delimited-record.ts";
import {
	BATCH_ROWS,
	isBlank,
	type RecordTest,
	type SheetRow,
} from "./sheet.ts";

// No spreadsheet cell is as long; a record beyond it has lost its closing quote.
const LONGEST_RECORD = 1 << 18;
const LONGEST_LINE = 1 << 24;
// So much is looked ahead in vain, as a multiple of what has been read. A file with a
// lost quote on every line has no more to find: each of them ends with its line.
const LOOKAHEAD_SHARE = 8;

/**
 * The records of delimited text in batches. A quote that was never closed costs
 * its own record only: reading takes up again at the next one that looks sound.
 */
export async function* readDelimited(
	chunks: AsyncIterable<string>,
	dialect: Dialect,
	test?: RecordTest,
): AsyncIterable<readonly SheetRow[]> {
	let text = "";
	let row = 0;
	let batch: SheetRow[] = [];
	const budget: Budget = { left: LONGEST_RECORD * LOOKAHEAD_SHARE };
	const take = (isFinal: boolean) => {
		let at = 0;
		for (; at < text.length; ) {
			const blank = blankEnd(text, at, dialect);
			if (blank > at) {
				row++;
				at = blank;
				continue;
			}
			const found = nextRecord({ text, dialect, test, budget }, at, isFinal);
			if (!found) break;
			batch.push({ ...found.record, row: ++row });
			at = found.end;
		}
		text = text.slice(at);
	};
	for await (const chunk of chunks) {
		budget.left += chunk.length * LOOKAHEAD_SHARE;
		text += chunk;
		take(false);
		if (batch.length >= BATCH_ROWS) {
			yield batch;
			batch = [];
		}
	}
	take(true);
	if (batch.length > 0) yield batch;
}

/** How many characters may still be looked at in vain. */
interface Budget {
	left: number;
}

interface Reading {
	text: string;
	dialect: Dialect;
	test: RecordTest | undefined;
	budget: Budget;
}

interface Found {
	record: Omit<SheetRow, "row">;
	end: number;
}

function nextRecord(
	reading: Reading,
	start: number,
	isFinal: boolean,
): Found | undefined {
	const { text, dialect, test, budget } = reading;
	const line = lineEnd(text, start, dialect);
	const longest = longestOf(reading, start, line);
	const isTooLong = text.length - start > longest;
	const findRestart = createRestart(reading, start);
	const isLost: LostTest = (quote) => findRestart(quote) !== undefined;
	const seen = isTooLong ? text.slice(0, start + longest) : text;
	const parsed = parseRecord(
		seen,
		start,
		dialect,
		isFinal || isTooLong,
		isLost,
	);
	if (!parsed) return undefined;
	const { cells, end, hasStrayQuote } = parsed;
	// A quote at the edge of what was looked at closes nothing.
	const isCut = isTooLong && parsed.end >= seen.length && seen.length > line;
	const isOpen = parsed.isOpen || isCut;
	if (
		!hasStrayQuote &&
		!isOpen &&
		!isMisfit(text, start, parsed, dialect, test)
	) {
		test?.learn(cells);
		return { record: { cells }, end };
	}
	budget.left -= end - start;
	const restart = findRestart(end);
	if (test && (restart !== undefined || isOpen || !fits(cells, test))) {
		const names = { ...dialect, hasNames: true };
		const named = parseRecord(seen, start, names, isFinal || isTooLong, isLost);
		if (!named) return undefined;
		budget.left -= named.end - start;
		if (isSound(named, test) && findRestart(named.end) === undefined)
			return {
				record: { cells: named.cells, hasStrayQuote: true },
				end: named.end,
			};
	}
	if (restart !== undefined)
		return { record: cutOff(text, start, dialect), end: restart };
	if (isOpen && !(isFinal && end === text.length))
		return {
			record: cutOff(text, start, dialect),
			end: lineEnd(text, start, dialect),
		};
	return { record: { cells, hasStrayQuote, isCutOff: isOpen }, end };
}

function fits(cells: readonly string[], { width }: RecordTest): boolean {
	return cells.length >= width && cells.slice(width).every(isBlank);
}

// Quotes are letters only where this leaves just the cells that the header names.
function isSound({ cells, isOpen }: ParsedRecord, { width }: RecordTest) {
	return !isOpen && cells.length === width;
}

// A line of a million cells is one record all the same, if no quote stands in it.
function longestOf(
	{ text, dialect, budget }: Reading,
	start: number,
	line: number,
): number {
	if (budget.left <= 0) return line - start;
	const length = line - start;
	if (length <= LONGEST_RECORD || length > LONGEST_LINE) return LONGEST_RECORD;
	const quote = text.indexOf('"', start);
	if (quote >= 0 && quote < line) return LONGEST_RECORD;
	return text[line - 1] === dialect.newline ? length : LONGEST_LINE;
}

// A lost quote can pair up with a later one and leave no trace but the number of cells.
function isMisfit(
	text: string,
	start: number,
	{ cells, end }: ParsedRecord,
	dialect: Dialect,
	test: RecordTest | undefined,
): boolean {
	return (
		test !== undefined &&
		cells.length !== test.width &&
		lineEnd(text, start, dialect) < end
	);
}

// The first line inside a damaged record that could be a record of its own. It is
// asked at every stray quote: lines that were looked at are not looked at again.
function createRestart(
	{ text, dialect, test }: Reading,
	start: number,
): (end: number) => number | undefined {
	let line = start;
	let found: number | undefined;
	return (end) => {
		if (!test) return undefined;
		if (line === start) line = lineEnd(text, start, dialect);
		while (found === undefined && line < end) {
			const parsed = parseLine(text, line, dialect);
			if (parsed && test.isRecord(parsed.cells, parsed.isOpen)) found = line;
			else line = lineEnd(text, line, dialect);
		}
		return found !== undefined && found < end ? found : undefined;
	};
}

// Millions of blank lines say nothing, and are not worth a row each.
function blankEnd(
	text: string,
	start: number,
	{ delimiter, newline }: Dialect,
): number {
	let at = start;
	while (text[at] === delimiter || (text[at] === "\r" && newline === "\n"))
		at++;
	return text[at] === newline ? at + 1 : start;
}

function cutOff(text: string, start: number, dialect: Dialect) {
	const cells = parseLine(text, start, dialect)?.cells ?? [];
	return { cells, hasStrayQuote: true, isCutOff: true };
}

function parseLine(text: string, start: number, dialect: Dialect) {
	const line = text.slice(start, lineEnd(text, start, dialect));
	return parseRecord(line.replace(/(?<![\r\n])[\r\n]+$/, ""), 0, dialect, true);
}

function lineEnd(text: string, start: number, { newline }: Dialect): number {
	const end = text.indexOf(newline, start);
	return end < 0 ? text.length : end + 1;
}
