import type { Allowance } from "./limits.ts";
import { readAttribute, scanXml } from "./xlsx/scan-xml.ts";
import type { Zip, ZipPart } from "./zip.ts";

// A cell that the library holds takes twice the room of one that is read in passing.
const WEIGHT = 2;

/** Draws the cells of a binary workbook, or one of OpenOffice, before the library unfolds them. */
export async function drawRareCells(
	{ parts }: Zip,
	{ drawCells }: Allowance,
): Promise<void> {
	for (const part of parts)
		if (/(?:^|\/)content\.xml$/i.test(part.name))
			await countOpenCells(part, drawCells);
		else if (/worksheets\/[^/]*\.bin$/i.test(part.name))
			drawCells(WEIGHT * countBinaryCells(await part.whole()));
}

// A row, and a cell in it, may say that it stands for a million like it; blank ones cost nothing.
async function countOpenCells(
	part: ZipPart,
	draw: Allowance["drawCells"],
): Promise<void> {
	let times = 1;
	let cells = 0;
	const endRow = () => {
		if (cells > 0) draw(WEIGHT * cells * times);
		cells = 0;
	};
	await scanXml(part.chunks(), {
		open(name, tag, isEmpty) {
			if (name === "table-row") {
				endRow();
				times = repeats(tag, "number-rows-repeated");
			} else if (name === "table-cell" && !isEmpty)
				cells += repeats(tag, "number-columns-repeated");
		},
		close(name) {
			if (name === "table-row") endRow();
		},
	});
	endRow();
}

function repeats(tag: string, attribute: string): number {
	return Math.max(1, Number(readAttribute(tag, attribute)) || 1);
}

// Records of these numbers are cells.
const FIRST_CELL = 1;
const LAST_CELL = 11;

function countBinaryCells(bytes: Buffer): number {
	let cells = 0;
	for (let at = 0; at < bytes.length; ) {
		const type = readNumber(bytes, at, 2);
		const length = readNumber(bytes, type.end, 4);
		if (type.value >= FIRST_CELL && type.value <= LAST_CELL) cells++;
		at = length.end + length.value;
	}
	return cells;
}

// Seven bits a byte, the least first; the eighth says that there is more.
function readNumber(bytes: Buffer, start: number, most: number) {
	let value = 0;
	let end = start;
	for (let step = 0; step < most; step++) {
		const byte = bytes[end++] ?? 0;
		value += (byte & 127) * 128 ** step;
		if (byte < 128) break;
	}
	return { value, end };
}
