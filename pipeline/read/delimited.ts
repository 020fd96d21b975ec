import {
	type Dialect,
	type ParsedRecord,
	parseRecord,
} from "./delimited-record.ts";
import type { RecordTest, SheetRow } from "./sheet.ts";

const BATCH_ROWS = 4096;
// No spreadsheet cell is as long; a record beyond it has lost its closing quote.
const LONGEST_RECORD = 1 << 18;

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
	const take = (isFinal: boolean) => {
		let at = 0;
		for (; at < text.length; ) {
			const found = nextRecord(text, at, dialect, isFinal, test);
			if (!found) break;
			batch.push({ ...found.record, row: ++row });
			at = found.end;
		}
		text = text.slice(at);
	};
	for await (const chunk of chunks) {
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

interface Found {
	record: Omit<SheetRow, "row">;
	end: number;
}

function nextRecord(
	text: string,
	start: number,
	dialect: Dialect,
	isFinal: boolean,
	test: RecordTest | undefined,
): Found | undefined {
	const isTooLong = text.length - start > LONGEST_RECORD;
	const isLost = (quote: number) =>
		!!test && findRestart(text, start, quote, dialect, test) !== undefined;
	const isAll = isFinal || isTooLong;
	const parsed = parseRecord(text, start, dialect, isAll, isLost);
	if (!parsed) return undefined;
	const { cells, end, hasStrayQuote, isOpen } = parsed;
	if (
		!hasStrayQuote &&
		!isOpen &&
		!isMisfit(text, start, parsed, dialect, test)
	) {
		test?.learn(cells);
		return { record: { cells }, end };
	}
	const restart = test && findRestart(text, start, end, dialect, test);
	if (restart !== undefined)
		return { record: cutOff(text, start, dialect), end: restart };
	if (isOpen && !isFinal)
		return {
			record: cutOff(text, start, dialect),
			end: lineEnd(text, start, dialect),
		};
	return { record: { cells, hasStrayQuote, isCutOff: isOpen }, end };
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

// The first line inside the damaged record that could be a record of its own.
function findRestart(
	text: string,
	start: number,
	end: number,
	dialect: Dialect,
	test: RecordTest,
): number | undefined {
	for (
		let line = lineEnd(text, start, dialect);
		line < end;
		line = lineEnd(text, line, dialect)
	) {
		const parsed = parseLine(text, line, dialect);
		if (parsed && test.isRecord(parsed.cells, parsed.isOpen)) return line;
	}
	return undefined;
}

function cutOff(text: string, start: number, dialect: Dialect) {
	const cells = parseLine(text, start, dialect)?.cells ?? [];
	return { cells, hasStrayQuote: true, isCutOff: true };
}

function parseLine(text: string, start: number, dialect: Dialect) {
	const line = text.slice(start, lineEnd(text, start, dialect));
	return parseRecord(line.replace(/[\r\n]+$/, ""), 0, dialect, true);
}

function lineEnd(text: string, start: number, { newline }: Dialect): number {
	const end = text.indexOf(newline, start);
	return end < 0 ? text.length : end + 1;
}
