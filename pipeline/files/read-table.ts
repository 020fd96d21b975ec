import { type Dialect, parseRecord } from "./delimited-record.ts";
import { chooseDialect } from "./delimited-sheet.ts";
import { guessWide } from "./encoding.ts";
import { createAllowance } from "./limits.ts";
import { readFirstSheet } from "./old-workbook.ts";
import { createPageReader } from "./page.ts";
import { type Cell, type HeadingTest, MOST_COLUMNS } from "./sheet.ts";
import { SNIFFED_BYTES, sniffContainer } from "./sniff.ts";

/** The bytes are a text in no encoding that is read. */
export const UNKNOWN_ENCODING = Symbol("unknown encoding");

/**
 * The rows of a small table, held in memory as a whole: its first sheet, whatever
 * the file is called. Throws where it is none or damaged.
 */
export function readTable(
	file: string,
	bytes: Buffer,
	isKnown: HeadingTest,
): Cell[][] | typeof UNKNOWN_ENCODING {
	switch (sniffContainer(bytes.subarray(0, SNIFFED_BYTES))) {
		case "zip":
		case "ole":
		case "biff":
			return readFirstSheet(bytes);
		case "html":
			return readPage(file, bytes);
		case "xml":
			return readFirstSheet(decode(bytes) ?? "");
		default: {
			const text = decode(bytes);
			return text === undefined
				? UNKNOWN_ENCODING
				: readText(text, {
						...chooseDialect(text, isKnown).dialect,
						mostCells: MOST_COLUMNS,
					});
		}
	}
}

function readPage(file: string, bytes: Buffer): Cell[][] {
	const page = createPageReader(createAllowance(file, bytes.length).drawCells);
	page.write(decode(bytes) ?? "");
	return page.end()[0]?.rows ?? [];
}

function decode(bytes: Buffer): string | undefined {
	const wide = guessWide(bytes.subarray(0, SNIFFED_BYTES));
	for (const encoding of wide ? [wide] : ["utf-8", "gb18030"]) {
		try {
			return new TextDecoder(encoding, { fatal: true }).decode(bytes);
		} catch {
			// Not this encoding; the next one, or the caller, settles it.
		}
	}
	return undefined;
}

function readText(text: string, dialect: Dialect): Cell[][] {
	const rows: Cell[][] = [];
	for (let at = 0; at < text.length; ) {
		const record = parseRecord(text, at, dialect, true);
		if (!record) break;
		// A blank line is no row, and a file may be full of them.
		if (record.cells.length > 1 || record.cells[0] !== "")
			rows.push(record.cells);
		at = record.end;
	}
	return rows;
}
