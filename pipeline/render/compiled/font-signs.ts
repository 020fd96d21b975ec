// Of a table of characters by ranges, its parts in bytes (OpenType, cmap, format 4).
const TABLES = 12;
const TABLE = 16;
const SUBTABLES = 4;
const SUBTABLE = 8;
const RANGES = 14;
const NO_SIGN = 0xffff;

/** The signs that a TrueType font has, as far as its table of ranges goes: those of one code unit. */
export function signsOf(font: Buffer): Set<string> {
	const signs = new Set<string>();
	for (const at of rangeTablesOf(font)) {
		const bytes = font.readUInt16BE(at + 6);
		for (let index = 0; index < bytes; index += 2) {
			const last = font.readUInt16BE(at + RANGES + index);
			const first = font.readUInt16BE(at + RANGES + 2 + bytes + index);
			for (let code = first; code <= last && code < NO_SIGN; code += 1)
				signs.add(String.fromCharCode(code));
		}
	}
	return signs;
}

function rangeTablesOf(font: Buffer): number[] {
	const tables = Array.from(
		{ length: font.readUInt16BE(4) },
		(_, index) => TABLES + index * TABLE,
	);
	const cmap = tables.find(
		(at) => font.toString("latin1", at, at + 4) === "cmap",
	);
	if (cmap === undefined) throw new Error("a font has no table of characters");
	const start = font.readUInt32BE(cmap + 8);
	return Array.from(
		{ length: font.readUInt16BE(start + 2) },
		(_, index) =>
			start + font.readUInt32BE(start + SUBTABLES + index * SUBTABLE + 4),
	).filter((at) => font.readUInt16BE(at) === 4);
}
