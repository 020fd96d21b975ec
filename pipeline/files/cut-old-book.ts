import { CFB } from "@e965/xlsx";

/** A part of an old book that can be read by itself. */
export interface Piece {
	content: Buffer | string;
	/** Which sheets of the book it holds, in order; undefined where it is the whole book. */
	sheets?: readonly number[];
}

// The library takes half a kilobyte for a cell until all are read, and copies all merges for more, so it gets so many at once.
const MOST_CELLS = 200_000;

const COMPOUND = 0xd0cf11e0;
const BEGIN = 0x809;
const END = 0x0a;
const BOUND_SHEET = 0x85;
const CONTINUE = 0x3c;
const LOCKED = 0x2f;
const NUMBERS = 0xbd;
const MERGES = 0xe5;
// Records of several cells, or merges, and how many bytes each of them takes.
const SIZES = new Map([
	[NUMBERS, 6],
	[MERGES, 8],
]);
// What cells are read by: the code page, the first day, formats, styles, shared texts.
const SHARED = new Set([0x42, 0x22, 0x41e, 0xe0, 0xfc]);
const CELLS = new Set([
	0x203,
	0x205,
	0x27e,
	NUMBERS,
	0x06,
	0x206,
	0x406,
	0xfd,
	0xd6,
	0x204,
]);
// The text that a formula came to, merges, how far the sheet goes.
const BESIDE_CELLS = new Set([0x207, MERGES, 0x200]);

/** Cuts a book of Excel 5 or later, and leaves out what tells nothing of cells; one that is built otherwise stays whole. */
export function cutOldBook(
	content: Uint8Array | string,
	mostCells = MOST_CELLS,
): Iterable<Piece> {
	if (typeof content === "string") return [{ content }];
	const bytes = asBuffer(content);
	const stream = readStream(bytes);
	const sections = stream ? readSections(stream, mostCells) : undefined;
	const [book, ...sheets] = sections ?? [];
	const named = book && nameSheets(book, sheets);
	return book && named
		? joinPieces(book, named, mostCells)
		: [{ content: bytes }];
}

function readStream(bytes: Buffer): Buffer | undefined {
	if (bytes.length < 512 || bytes.readUInt32BE(0) !== COMPOUND)
		return undefined;
	const container = CFB.read(bytes, { type: "buffer" });
	const entry =
		CFB.find(container, "/Workbook") ?? CFB.find(container, "/Book");
	return entry?.content ? asBuffer(Uint8Array.from(entry.content)) : undefined;
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
	return Buffer.from(buffer, byteOffset, byteLength);
}

/** A run of records, the book's own or a sheet's. */
interface Section {
	start: number;
	begin: Buffer;
	/** What is of use in it, cut at every so many cells. */
	chunks: Chunk[];
	/** Where sheets say that they begin, and their names. */
	names: Map<number, Buffer>;
}

interface Chunk {
	cells: number;
	parts: Buffer[];
}

/** The sections of a book; undefined where it is locked or does not end as it should. */
function readSections(
	stream: Buffer,
	mostCells: number,
): Section[] | undefined {
	const sections: Section[] = [];
	let depth = 0;
	let section: SectionReader | undefined;
	let at = 0;
	while (at + 4 <= stream.length) {
		const type = stream.readUInt16LE(at);
		const end = at + 4 + stream.readUInt16LE(at + 2);
		if (depth === 0 && type !== BEGIN) break;
		if (end > stream.length || type === LOCKED) return undefined;
		if (type === BEGIN && depth++ === 0) {
			section = createSectionReader(stream, at, end, mostCells);
			sections.push(section.section);
		} else if (type === END) depth--;
		else if (depth === 1) section?.add(type, at, end);
		if (depth === 0) section?.end();
		at = end;
	}
	return depth === 0 ? sections : undefined;
}

interface SectionReader {
	section: Section;
	add(type: number, start: number, end: number): void;
	end(): void;
}

function createSectionReader(
	stream: Buffer,
	start: number,
	end: number,
	mostCells: number,
): SectionReader {
	const section: Section = {
		start,
		begin: stream.subarray(start, end),
		chunks: [],
		names: new Map(),
	};
	let chunk: Chunk = { cells: 0, parts: [] };
	let run: { start: number; end: number } | undefined;
	let isKept = false;
	const endRun = () => {
		if (run) chunk.parts.push(stream.subarray(run.start, run.end));
		run = undefined;
	};
	const endChunk = () => {
		endRun();
		section.chunks.push(chunk);
		chunk = { cells: 0, parts: [] };
	};
	return {
		section,
		add(type, start, end) {
			if (type === BOUND_SHEET && end - start >= 8)
				section.names.set(
					stream.readUInt32LE(start + 4),
					stream.subarray(start, end),
				);
			const isCell = CELLS.has(type);
			if (type !== CONTINUE)
				isKept = isCell || BESIDE_CELLS.has(type) || SHARED.has(type);
			if (!isKept) return;
			if ((isCell || type === MERGES) && chunk.cells >= mostCells) endChunk();
			const size = SIZES.get(type);
			chunk.cells += size ? Math.ceil((end - start) / size) : 1;
			if (run?.end === start) run.end = end;
			else {
				endRun();
				run = { start, end };
			}
		},
		end: endChunk,
	};
}

interface NamedSheet {
	name: Buffer;
	section: Section;
}

/** Sheets as they are named, by where they begin; undefined where a name belongs to none. */
function nameSheets(
	book: Section,
	sheets: readonly Section[],
): NamedSheet[] | undefined {
	const byStart = new Map(sheets.map((section) => [section.start, section]));
	const named: NamedSheet[] = [];
	for (const [start, name] of [...book.names].sort(([a], [b]) => a - b)) {
		const section = byStart.get(start);
		if (!section) return undefined;
		named.push({ name, section });
	}
	return named.length > 0 ? named : undefined;
}

function* joinPieces(
	book: Section,
	sheets: readonly NamedSheet[],
	mostCells: number,
): Iterable<Piece> {
	let pieces: SheetPiece[] = [];
	let cells = 0;
	for (const [sheet, { name, section }] of sheets.entries())
		for (const chunk of section.chunks) {
			if (cells + chunk.cells > mostCells && pieces.length > 0) {
				yield joinPiece(book, pieces);
				pieces = [];
				cells = 0;
			}
			pieces.push({ sheet, name, begin: section.begin, chunk });
			cells += chunk.cells;
		}
	yield joinPiece(book, pieces);
}

interface SheetPiece {
	sheet: number;
	name: Buffer;
	begin: Buffer;
	chunk: Chunk;
}

const HEAD_OF_END = Buffer.from([END, 0, 0, 0]);

function joinPiece(book: Section, pieces: readonly SheetPiece[]): Piece {
	const before = [
		book.begin,
		...book.chunks.flatMap(({ parts }) => parts),
		...pieces.map(({ name }) => Buffer.from(name)),
		HEAD_OF_END,
	];
	let at = lengthOf(before);
	const sheets = pieces.map(({ begin, chunk }, no) => {
		before.at(no - pieces.length - 1)?.writeUInt32LE(at, 4);
		const parts = [begin, ...chunk.parts, HEAD_OF_END];
		at += lengthOf(parts);
		return parts;
	});
	return {
		content: Buffer.concat([...before, ...sheets.flat()]),
		sheets: pieces.map(({ sheet }) => sheet),
	};
}

function lengthOf(parts: readonly Buffer[]): number {
	return parts.reduce((sum, { length }) => sum + length, 0);
}
