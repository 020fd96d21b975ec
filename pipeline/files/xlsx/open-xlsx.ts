import { findOversizeParts, mostCells, tellCells } from "../limits.ts";
import { createFill, type Merge, spreadHead } from "../merges.ts";
import {
	BATCH_ROWS,
	SAMPLE_ROWS,
	type Sheet,
	type SheetRow,
} from "../sheet.ts";
import type { ByteSource } from "../source.ts";
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
 * Every sheet of an .xlsx workbook, in the order of its tabs, or why it is refused;
 * undefined where the zip is none. All that will be read is looked through once
 * before, so that damage is known before the first row is taken.
 */
export async function openXlsx(
	zip: Zip,
	source: ByteSource,
): Promise<{ sheets: readonly Sheet[] } | { problem: string } | undefined> {
	const parts = await findParts(zip);
	if (!parts) return undefined;
	const shared = [
		parts.book,
		parts.relations,
		parts.texts,
		parts.styles,
	].filter((part) => part !== undefined);
	const refused = await judgeParts(source, zip, shared);
	if (refused) return { problem: refused };
	const book = await readBook(zip, parts);
	const sheets: Sheet[] = [];
	for (const listed of book.sheets) {
		const merges = await readMerges(listed.part);
		sheets.push(await openSheet(listed, book, merges));
	}
	return { sheets };
}

async function judgeParts(
	source: ByteSource,
	zip: Zip,
	shared: readonly ZipPart[],
): Promise<string | undefined> {
	const needed = new Set([
		...shared,
		...zip.parts.filter(({ name }) => /worksheets\/[^/]*\.xml$/i.test(name)),
	]);
	const sizes = [...needed].map(({ size }) => size);
	const tooBig = findOversizeParts(source.size, sizes);
	if (tooBig) return tooBig;
	const most = mostCells(source.size);
	const cells = { count: 0 };
	for (const part of needed) {
		await verifyPart(part, countCells(cells));
		if (cells.count > most) return tellCells(most);
	}
	return undefined;
}

// A cell or a text begins with `<c`, `<x:c` or `<si`; a mark at the edge of a chunk is not missed by much.
function countCells(cells: { count: number }) {
	return (chunk: Buffer) => {
		for (const mark of ["<c ", "<c>", "<c/", ":c ", "<si>"])
			for (
				let at = chunk.indexOf(mark, 0, "latin1");
				at >= 0;
				at = chunk.indexOf(mark, at + 3, "latin1")
			)
				cells.count++;
	};
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

async function openSheet(
	{ name, isHidden, part }: ListedSheet,
	book: Book,
	merges: readonly Merge[],
): Promise<Sheet> {
	return {
		name,
		format: "xlsx",
		encoding: "",
		isDelimited: false,
		isHidden,
		is1904: book.is1904,
		head: spreadHead(await readHead(part, book), merges),
		rows: () => readRows(part, book, merges),
	};
}

async function readHead(part: ZipPart, book: Book): Promise<ScannedRow[]> {
	const head: ScannedRow[] = [];
	let isFull = false;
	const scanner = createSheetScanner(book, (row) => {
		// A blank row between headings keeps them apart.
		for (let gap = (head.at(-1)?.row ?? 0) + 1; gap < row.row; gap++) {
			if (gap > SAMPLE_ROWS) break;
			head.push({ row: gap, cells: [] });
		}
		if (row.row <= SAMPLE_ROWS) head.push(row);
		isFull ||= row.row >= SAMPLE_ROWS;
	});
	for await (const chunk of part.chunks()) {
		scanner.feed(chunk);
		if (isFull) return head;
	}
	scanner.end();
	return head;
}

async function* readRows(
	part: ZipPart,
	book: Book,
	merges: readonly Merge[],
): AsyncIterable<readonly SheetRow[]> {
	const fill = createFill(merges);
	let batch: SheetRow[] = [];
	const scanner = createSheetScanner(book, ({ row, cells }) => {
		batch.push({ row, cells: fill(row, cells) });
	});
	for await (const chunk of part.chunks()) {
		scanner.feed(chunk);
		if (batch.length < BATCH_ROWS) continue;
		yield batch;
		batch = [];
	}
	if (batch.length > 0) yield batch;
}
