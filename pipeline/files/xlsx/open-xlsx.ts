import { type Allowance, drawParts, TOO_WIDE } from "../limits.ts";
import { createFill, type Merge, spreadHead } from "../merges.ts";
import {
	BATCH_ROWS,
	SAMPLE_ROWS,
	type Sheet,
	type SheetRow,
} from "../sheet.ts";
import { verifyPart, type Zip, type ZipPart } from "../zip.ts";
import {
	type Book,
	findParts,
	type ListedSheet,
	readBook,
} from "./book-parts.ts";
import { createSheetScanner, type ScannedRow } from "./scan-sheet.ts";
import { readAttribute, scanXml } from "./scan-xml.ts";

/**
 * Every sheet of an .xlsx workbook, in the order of its tabs; undefined where the
 * zip is none. All that will be read is looked through once before, so that damage
 * is known before the first row is taken.
 */
export async function openXlsx(
	zip: Zip,
	allowance: Allowance,
): Promise<{ sheets: readonly Sheet[]; remark?: string } | undefined> {
	const parts = await findParts(zip);
	if (!parts) return undefined;
	const shared = [
		parts.book,
		parts.relations,
		parts.texts,
		parts.styles,
	].filter((part) => part !== undefined);
	await judgeParts(zip, shared, allowance);
	const book = await readBook(zip, parts);
	allowance.drawTables(book.sheets.length);
	const sheets: Sheet[] = [];
	let isCut = false;
	for (const listed of book.sheets) {
		const merges = await readMerges(listed.part);
		const head = await readHead(listed.part, book);
		isCut ||= head.isCut;
		sheets.push(openSheet(listed, book, head.rows, merges, allowance));
	}
	return { sheets, remark: isCut ? TOO_WIDE : undefined };
}

async function judgeParts(
	zip: Zip,
	shared: readonly ZipPart[],
	allowance: Allowance,
): Promise<void> {
	const needed = new Set([
		...shared,
		...zip.parts.filter(({ name }) => /worksheets\/[^/]*\.xml$/i.test(name)),
	]);
	drawParts(
		[...needed].map(({ size }) => size),
		allowance,
	);
	for (const part of needed)
		await verifyPart(part, (chunk) => allowance.drawCells(countCells(chunk)));
}

// A row costs something, though it may have no cells: many books are formatted to the bottom.
const MARKS = [
	["<c ", 1],
	["<c>", 1],
	["<c/", 1],
	[":c ", 1],
	["<si>", 1],
	["<row", 2],
	[":row", 2],
	["<mergeCell ", 4],
	["<xf", 4],
] as const;

// A mark at the edge of a chunk is not missed by much.
function countCells(chunk: Buffer): number {
	let count = 0;
	for (const [mark, cells] of MARKS)
		for (
			let at = chunk.indexOf(mark, 0, "latin1");
			at >= 0;
			at = chunk.indexOf(mark, at + 3, "latin1")
		)
			count += cells;
	return count;
}

// They stand behind the rows, and are needed before.
async function readMerges(part: ZipPart): Promise<Merge[]> {
	const merges: Merge[] = [];
	let hasAny = false;
	for await (const chunk of part.chunks())
		if (chunk.includes("mergeCell")) hasAny = true;
	if (!hasAny) return merges;
	await scanXml(part.chunks(), {
		open(name, tag) {
			if (name !== "mergeCell") return;
			const merge = toMerge(readAttribute(tag, "ref") ?? "");
			if (merge) merges.push(merge);
		},
	});
	return merges;
}

function toMerge(reference: string): Merge | undefined {
	const found =
		/^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(
			reference,
		);
	if (!found) return undefined;
	const [, left = "", top, right = "", bottom] = found;
	return {
		left: toNumber(left),
		top: Number(top),
		right: toNumber(right),
		bottom: Number(bottom),
	};
}

function toNumber(letters: string): number {
	return (
		[...letters.toUpperCase()].reduce(
			(sum, letter) => sum * 26 + letter.charCodeAt(0) - 0x40,
			0,
		) - 1
	);
}

function openSheet(
	{ name, isHidden, part }: ListedSheet,
	book: Book,
	head: readonly ScannedRow[],
	merges: readonly Merge[],
	allowance: Allowance,
): Sheet {
	return {
		name,
		format: "xlsx",
		encoding: "",
		isDelimited: false,
		isHidden,
		is1904: book.is1904,
		head: spreadHead(head, merges),
		rows: () => readRows(part, book, merges, allowance),
	};
}

async function readHead(
	part: ZipPart,
	book: Book,
): Promise<{ rows: ScannedRow[]; isCut: boolean }> {
	const rows: ScannedRow[] = [];
	let isFull = false;
	let isCut = false;
	const scanner = createSheetScanner(book, (row) => {
		// A blank row between headings keeps them apart.
		for (let gap = (rows.at(-1)?.row ?? 0) + 1; gap < row.row; gap++) {
			if (gap > SAMPLE_ROWS) break;
			rows.push({ row: gap, cells: [], isCut: false });
		}
		isCut ||= row.isCut;
		if (row.row <= SAMPLE_ROWS) rows.push(row);
		isFull ||= row.row >= SAMPLE_ROWS;
	});
	for await (const chunk of part.chunks()) {
		scanner.feed(chunk);
		if (isFull) return { rows, isCut };
	}
	scanner.end();
	return { rows, isCut };
}

// Rows of very long texts travel in smaller companies.
const BATCH_BYTES = 1 << 23;

async function* readRows(
	part: ZipPart,
	book: Book,
	merges: readonly Merge[],
	allowance: Allowance,
): AsyncIterable<readonly SheetRow[]> {
	const fill = createFill(merges);
	let batch: SheetRow[] = [];
	const take = ({ row, cells }: ScannedRow) => {
		batch.push({ row, cells: fill(row, cells) });
	};
	const scanner = createSheetScanner(book, take, allowance);
	let bytes = 0;
	for await (const chunk of part.chunks()) {
		scanner.feed(chunk);
		bytes += chunk.length;
		if (batch.length < BATCH_ROWS && bytes < BATCH_BYTES) continue;
		yield batch;
		batch = [];
		bytes = 0;
	}
	if (batch.length > 0) yield batch;
}
