import { utils, type WorkBook, write } from "@e965/xlsx";
import { unzipSync, zipSync } from "fflate";
import { type Bomb, HEADER, line } from "./bomb.ts";

type Type = "biff8" | "xlsb" | "ods";

const ENDINGS: Record<Type, string> = {
	biff8: "xls",
	xlsb: "xlsb",
	ods: "ods",
};
/** A sheet before .xlsx has few more. */
export const MOST_ROWS = 65_000;

const toSheet = (count: number) =>
	utils.aoa_to_sheet([
		HEADER.split(","),
		...Array.from({ length: count }, (_, no) => line(no).split(",")),
	]);

function toBook(type: Type, sheets: readonly number[]): Buffer {
	const book: WorkBook = utils.book_new();
	for (const [at, count] of sheets.entries())
		utils.book_append_sheet(book, toSheet(count), `s${at}`);
	return write(book, { type: "buffer", bookType: type, compression: true });
}

/** A book of honest sheets, as the library writes it. */
export const honest = (type: Type, bytesPerRow: number): Bomb => ({
	file: `工单.${ENDINGS[type]}`,
	make(size) {
		const rows = Math.ceil(size / bytesPerRow);
		const full = Array(Math.floor(rows / MOST_ROWS)).fill(MOST_ROWS);
		return toBook(type, [...full, rows % MOST_ROWS]);
	},
});

const BINARY_SHEET = /^xl\/worksheets\/sheet\d+\.bin$/;

/** A binary book of so many sheets, all alike: the library needs gigabytes to write them, so one is written and repeated. */
export const manySheets = (bytesPerRow: number, sheets: number): Bomb => ({
	file: "工单.xlsb",
	make(size) {
		const rows = Math.ceil(size / bytesPerRow / sheets);
		const [sheet] = Object.entries(unzipSync(toBook("xlsb", [rows])))
			.filter(([name]) => BINARY_SHEET.test(name))
			.map(([, bytes]) => bytes);
		const shell = unzipSync(toBook("xlsb", Array(sheets).fill(1)));
		return Buffer.from(
			zipSync(
				Object.fromEntries(
					Object.entries(shell).map(([name, bytes]) => [
						name,
						BINARY_SHEET.test(name) && sheet ? sheet : bytes,
					]),
				),
			),
		);
	},
});

// A row of a binary sheet, and a whole number in it; a sheet's data stand between two marks.
const binaryRow = (row: number) => {
	const bytes = Buffer.alloc(2 + 25);
	bytes[1] = 25;
	bytes.writeUInt32LE(row, 2);
	return bytes;
};
const binaryNumber = (column: number, value: number) => {
	const bytes = Buffer.alloc(2 + 12);
	bytes[0] = 2;
	bytes[1] = 12;
	bytes.writeUInt32LE(column, 2);
	bytes.writeInt32LE((value << 2) | 2, 10);
	return bytes;
};
const DATA_ENDS = Buffer.from([0x92, 0x01, 0]);

/** A binary book of tickets and then of numbers, so many bytes each when packed. */
export const numbers = (bytesPerNumber: number): Bomb => ({
	file: "工单.xlsb",
	make(size) {
		const files = unzipSync(toBook("xlsb", [20]));
		const [name = "", sheet = new Uint8Array()] =
			Object.entries(files).find(([name]) => BINARY_SHEET.test(name)) ?? [];
		const end = Buffer.from(sheet).indexOf(DATA_ENDS);
		const rows = Array.from(
			{ length: Math.ceil(size / bytesPerNumber / 200) },
			(_, row) =>
				Buffer.concat([
					binaryRow(row + 30),
					...Array.from({ length: 200 }, (_, column) =>
						binaryNumber(column, (row * 7919 + (column >> 2)) % 65_521),
					),
				]),
		);
		const parts = [sheet.subarray(0, end), ...rows, sheet.subarray(end)];
		return Buffer.from(zipSync({ ...files, [name]: Buffer.concat(parts) }));
	},
});
