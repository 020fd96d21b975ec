// Chinese characters stand for themselves; points, dashes and letters may be drawn as others that stand beside them.
const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/**
 * A TrueType font without the outlines of Chinese signs that a text does not have: it draws that
 * text alike. What draws reads the whole file again for each sign, an eighth of it much faster.
 */
export function cutOutlines(font: Buffer, text: string): Buffer {
	const tables = readTables(font);
	const unused = findUnused(tableOf(tables, "cmap").view, text);
	const { loca, glyf } = keepOutlines(tables, unused);
	const cut = new Map([
		["loca", loca],
		["glyf", glyf],
	]);
	return writeTables(
		font,
		tables.map(({ tag, view }) => cut.get(tag) ?? bytesOf(view)),
	);
}

interface Table {
	tag: string;
	view: DataView;
}

const HEAD_BYTES = 12;
const ENTRY_BYTES = 16;

function readTables(font: Buffer): Table[] {
	return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
		const at = HEAD_BYTES + ENTRY_BYTES * index;
		const start = font.byteOffset + font.readUInt32BE(at + 8);
		return {
			tag: font.toString("latin1", at, at + 4),
			view: new DataView(font.buffer, start, font.readUInt32BE(at + 12)),
		};
	});
}

function tableOf(tables: readonly Table[], name: string): Table {
	const table = tables.find(({ tag }) => tag === name);
	if (!table) throw new Error(`the font has no ${name}`);
	return table;
}

// The last table of signs, in runs of codes: the outline of a sign is a number away from it, or listed.
function findUnused(cmap: DataView, text: string): Set<number> {
	const at = cmap.getUint32(8 * cmap.getUint16(2));
	if (cmap.getUint16(at) !== 4)
		throw new Error("the font lists its signs otherwise");
	const wanted = new Set(text);
	const runs = cmap.getUint16(at + 6);
	const unused = new Set<number>();
	for (let run = 0; run < runs; run += 2) {
		const end = Math.min(cmap.getUint16(at + 14 + run), LAST_HAN);
		const start = cmap.getUint16(at + 16 + runs + run);
		const shift = cmap.getUint16(at + 16 + 2 * runs + run);
		const listAt = at + 16 + 3 * runs + run;
		const list = cmap.getUint16(listAt);
		for (let code = Math.max(start, FIRST_HAN); code <= end; code++) {
			if (wanted.has(String.fromCharCode(code))) continue;
			const listed =
				list === 0 ? code : cmap.getUint16(listAt + list + 2 * (code - start));
			unused.add((listed + shift) & 0xffff);
		}
	}
	// What is shown where a sign is missing.
	unused.delete(0);
	return unused;
}

// Where each outline begins, and the outlines in that order: one that is left out takes no room.
function keepOutlines(
	tables: readonly Table[],
	unused: ReadonlySet<number>,
): { loca: Buffer; glyf: Buffer } {
	if (tableOf(tables, "head").view.getInt16(50) !== 1)
		throw new Error("the font counts its outlines otherwise");
	const places = tableOf(tables, "loca").view;
	const outlines = bytesOf(tableOf(tables, "glyf").view);
	const loca = Buffer.alloc(places.byteLength);
	const kept: Buffer[] = [];
	const last = places.byteLength / 4 - 1;
	let bytes = 0;
	for (let index = 0; index < last; index++) {
		loca.writeUInt32BE(bytes, 4 * index);
		if (unused.has(index)) continue;
		const start = places.getUint32(4 * index);
		const end = places.getUint32(4 * index + 4);
		kept.push(outlines.subarray(start, end));
		bytes += end - start;
	}
	loca.writeUInt32BE(bytes, 4 * last);
	return { loca, glyf: Buffer.concat(kept) };
}

function bytesOf({ buffer, byteOffset, byteLength }: DataView): Buffer {
	return Buffer.from(buffer, byteOffset, byteLength);
}

// In the order of the head, each beginning at a multiple of four; sums are not looked at where it is drawn.
function writeTables(font: Buffer, tables: readonly Buffer[]): Buffer {
	const head = Buffer.from(
		font.subarray(0, HEAD_BYTES + ENTRY_BYTES * tables.length),
	);
	const parts: Buffer[] = [head];
	let bytes = head.length;
	for (const [index, table] of tables.entries()) {
		const at = HEAD_BYTES + ENTRY_BYTES * index;
		head.writeUInt32BE(bytes, at + 8);
		head.writeUInt32BE(table.length, at + 12);
		const padding = Buffer.alloc(-table.length & 3);
		parts.push(table, padding);
		bytes += table.length + padding.length;
	}
	return Buffer.concat(parts);
}
