import type { Database } from "../database/database.ts";
import type { StagedRecords } from "../database/staged-cells.ts";
import {
	countStaged,
	dropStaged,
	stageRecords,
} from "../database/staged-records.ts";
import { readDelimited } from "./delimited.ts";
import { type Dialect, parseRecord } from "./delimited-record.ts";
import { readText, sniffEncoding, type TextEncoding } from "./encoding.ts";
import { countRegularRecords } from "./regular-records.ts";
import {
	HEAD_ROWS,
	type HeadingTest,
	isBlank,
	MOST_COLUMNS,
	SAMPLE_ROWS,
	type Sheet,
	type SheetRow,
} from "./sheet.ts";
import type { ByteSource } from "./source.ts";

const SAMPLE_CHARACTERS = 1 << 18;

/** A delimited text file as the one sheet it is. */
export async function openDelimited(
	source: ByteSource,
	isKnown: HeadingTest,
	database: Database,
): Promise<{ sheet: Sheet; encoding: TextEncoding; isCut: boolean }> {
	const encoding = await sniffEncoding(source);
	const sample = await readSample(source, encoding);
	const chosen = chooseDialect(sample, isKnown);
	const isWide = chosen.head.some(({ cells }) => cells.length > MOST_COLUMNS);
	const dialect = {
		...chosen.dialect,
		...(isWide ? { mostCells: MOST_COLUMNS } : {}),
	};
	const head = isWide ? readHead(sample, dialect) : chosen.head;
	const sheet: Sheet = {
		name: "",
		format: dialect.delimiter === "\t" ? "tsv" : "csv",
		encoding: encoding.encoding,
		isDelimited: true,
		head,
		rows: (test) =>
			readDelimited(readText(source, encoding.encoding), dialect, test),
		bytes: source.size,
		stage: (header, use) =>
			encoding.encoding === "utf-8" && !encoding.isDamaged && !isWide
				? withStaged(database, source, dialect, header, use)
				: Promise.resolve(undefined),
	};
	const isCut = chosen.head.some(({ cells }) => !isBlank(cells[MOST_COLUMNS]));
	return { sheet, encoding, isCut };
}

async function withStaged<Result>(
	database: Database,
	source: ByteSource,
	dialect: Dialect,
	header: { row: number; headings: readonly unknown[] },
	use: (staged: StagedRecords) => Promise<Result>,
): Promise<Result | undefined> {
	if (!source.path) return undefined;
	const records = await countRegularRecords(source, dialect);
	if (records === undefined) return undefined;
	const table = await stageRecords(
		database,
		source.path,
		dialect.delimiter,
		header.headings.length,
	);
	if (!table) return undefined;
	const staged: StagedRecords = {
		database,
		table,
		headerRow: header.row,
		records,
	};
	try {
		return (await countStaged(staged)) === records
			? await use(staged)
			: undefined;
	} finally {
		if (!staged.isHeld) await dropStaged(staged);
	}
}

async function readSample(
	source: ByteSource,
	{ encoding }: TextEncoding,
): Promise<string> {
	let sample = "";
	for await (const chunk of readText(source, encoding)) {
		sample += chunk;
		if (sample.length >= SAMPLE_CHARACTERS) break;
	}
	return sample;
}

const DELIMITERS = [",", "\t", ";", "|"];

/**
 * The dialect under which a row names the most known columns, and the first rows
 * by it. Lines may end in a lone carriage return even where cells hold line feeds.
 */
export function chooseDialect(sample: string, isKnown: HeadingTest) {
	const hasReturns = /\r(?!\n)/.test(sample);
	const newlines: Dialect["newline"][] = hasReturns ? ["\n", "\r"] : ["\n"];
	const dialects = newlines.flatMap((newline) =>
		DELIMITERS.map(
			(delimiter): Dialect => ({
				delimiter,
				newline,
				mostCells: MOST_COLUMNS + 1,
			}),
		),
	);
	const choices = dialects.map((dialect) => {
		const head = readHead(sample, dialect);
		const top = head.slice(0, HEAD_ROWS);
		return {
			dialect: { delimiter: dialect.delimiter, newline: dialect.newline },
			head,
			score: Math.max(0, ...top.map((row) => score(row, isKnown))),
		};
	});
	return choices.reduce((best, choice) =>
		choice.score > best.score ? choice : best,
	);
}

function readHead(sample: string, dialect: Dialect): SheetRow[] {
	const head: SheetRow[] = [];
	for (let at = 0, row = 1; at < sample.length && row <= SAMPLE_ROWS; row++) {
		const record = parseRecord(sample, at, dialect, true);
		if (!record) break;
		head.push({ row, cells: record.cells });
		at = record.end;
	}
	return head;
}

const MOST_CELLS = 999;

// Known names decide, then how little stands beside them; unknown files go by cells.
function score({ cells }: SheetRow, isKnown: HeadingTest): number {
	const known = new Set(cells.map(String).filter(isKnown));
	const count = Math.min(cells.length, MOST_CELLS);
	// Several lines in one row: their ends were not taken for ends.
	const isOne = !cells.some((cell) => String(cell).includes("\r"));
	return known.size > 0 && isOne
		? (known.size + 1) * (MOST_CELLS + 1) - count
		: count;
}
