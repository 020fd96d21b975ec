import { CFB } from "@e965/xlsx";
import { type Bomb, type Bombs, HEADER, line } from "./bomb.ts";
import { honest, MOST_ROWS } from "./honest-books.ts";

/** The yardstick of old books: honest tickets. */
export const PLAIN_OLD = honest("biff8", 240);

const record = (type: number, ...parts: (Buffer | number[])[]): Buffer => {
	const data = Buffer.concat(parts.map((part) => Buffer.from(part)));
	const head = Buffer.alloc(4);
	head.writeUInt16LE(type, 0);
	head.writeUInt16LE(data.length, 2);
	return Buffer.concat([head, data]);
};
const u16 = (...numbers: number[]): number[] =>
	numbers.flatMap((no) => [no & 255, (no >> 8) & 255]);
const u32 = (no: number): number[] => u16(no & 0xffff, (no >>> 16) & 0xffff);

const END = record(0x0a);
const begin = (kind: number) =>
	record(0x809, u16(0x600, kind, 0x0dbb, 0x07cc), u32(0), u32(6));
const label = (row: number, column: number, text: string) =>
	record(
		0x204,
		u16(row, column, 0, text.length),
		[1],
		Buffer.from(text, "utf16le"),
	);
const labels = (row: number, texts: readonly string[]) =>
	Buffer.concat(texts.map((text, column) => label(row, column, text)));

const HEAD = labels(0, HEADER.split(","));
const TICKETS = Buffer.concat([
	HEAD,
	...Array.from({ length: 20 }, (_, no) => labels(no + 1, line(no).split(","))),
]);

const sheetName = (offset: number, no: number) => {
	const name = Buffer.from(`s${no}`);
	return record(0x85, u32(offset), u16(0), [name.length, 0], name);
};

/** An old book by its records. */
function toOldBook(
	sheet: readonly Buffer[],
	globals: readonly Buffer[] = [],
	sheets = 1,
): Buffer {
	const names = Array.from({ length: sheets }, (_, no) => sheetName(0, no));
	const before = [begin(5), record(0x42, u16(1200)), ...globals];
	const length = [...before, ...names, END].reduce(
		(sum, { length }) => sum + length,
		0,
	);
	const stream = Buffer.concat([
		...before,
		...names.map((_, no) => sheetName(length, no)),
		END,
		begin(0x10),
		...sheet,
		END,
	]);
	const file = CFB.utils.cfb_new();
	CFB.utils.cfb_add(file, "/Workbook", stream);
	return CFB.write(file, { type: "buffer" }) as Buffer;
}

const old = (make: (size: number) => Buffer): Bomb => ({
	file: "工单.xls",
	make,
});

const times = (count: number, make: (no: number) => Buffer) =>
	Array.from({ length: Math.ceil(count) }, (_, no) => make(no));

const ofBlanks = (row: number) =>
	record(0xbe, u16(row, 0), Buffer.alloc(512), u16(255));
const ofNumbers = (row: number, numbers = Buffer.alloc(6 * 256)) =>
	record(0xbd, u16(row, 0), numbers, u16(255));
// Whole numbers that a style of days shows.
const DAYS = Buffer.concat(
	Array.from({ length: 256 }, (_, no) =>
		Buffer.from([...u16(1), ...u32(((40_000 + no) << 2) | 2)]),
	),
);
const style = (format: number) =>
	record(0xe0, u16(0, format), Buffer.alloc(16));
const number = (row: number, column: number) =>
	record(0x203, u16(row, column, 0), Buffer.alloc(8, row));
const toShared = (texts: readonly string[], claimed = texts.length) =>
	record(
		0xfc,
		u32(claimed),
		u32(claimed),
		...texts.map((text) => [
			...u16(text.length),
			0,
			...Buffer.from(text, "latin1"),
		]),
	);
const shared = (row: number, column: number, no: number) =>
	record(0xfd, u16(row, column, 0), u32(no));

/** Workbooks from before .xlsx. */
export const OLD_BOOKS: Bombs = {
	"an old book of blanks": old((size) =>
		toOldBook([TICKETS, ...times(size / 520, (no) => ofBlanks(no + 30))]),
	),
	"an old book of numbers": old((size) =>
		toOldBook([TICKETS, ...times(size / 1546, (no) => ofNumbers(no + 30))]),
	),
	"an old book of days": old((size) =>
		toOldBook(
			[TICKETS, ...times(size / 1546, (no) => ofNumbers(no + 30, DAYS))],
			[style(0), style(22)],
		),
	),
	"an old book of numbers one by one": old((size) =>
		toOldBook([
			TICKETS,
			...times(size / 18, (no) => number(30 + (no >> 4), no & 15)),
		]),
	),
	"an old book of short texts": old((size) =>
		toOldBook(
			[
				TICKETS,
				...times(size / 14, (no) => shared(30 + (no >> 4), no & 15, no % 500)),
			],
			[toShared(Array.from({ length: 500 }, (_, no) => `t${no}`))],
		),
	),
	"an old book of rows without cells": old((size) =>
		toOldBook([
			TICKETS,
			...times(size / 20, (no) =>
				record(0x208, u16(no % 65_536, 0, 256, 255, 0, 0, 0, 0)),
			),
		]),
	),
	"an old book that claims to be large": old(() =>
		toOldBook([
			record(0x200, u32(0), u32(0xffffffff), u16(0, 0xffff, 0)),
			TICKETS,
		]),
	),
	"an old book with a far cell": old(() =>
		toOldBook([TICKETS, label(65_535, 255, "x")]),
	),
	"an old book of one long text": old((size) =>
		toOldBook(
			[
				HEAD,
				...times(size / 54, (no) =>
					Buffer.concat([
						shared((no % MOST_ROWS) + 1, 0, 1),
						shared((no % MOST_ROWS) + 1, 1, 2),
						shared((no % MOST_ROWS) + 1, 2, 0),
					]),
				),
			],
			[toShared(["x".repeat(8000), "GD1", "2023-03-01 09:00:00"])],
		),
	),
	"an old book of merges": old((size) =>
		toOldBook([
			TICKETS,
			...times(size / 8200, (no) =>
				record(
					0xe5,
					u16(1024),
					...times(1024, (at) =>
						Buffer.from(u16(1 + (at % 9), 10 + ((no + at) % 60_000), 3, 3)),
					),
				),
			),
		]),
	),
	"an old book that claims many texts": old(() =>
		toOldBook([TICKETS], [toShared(["x"], 0x7fffffff)]),
	),
	"an old book of many texts": old((size) =>
		toOldBook(
			[TICKETS],
			times(size / 8200, () => toShared(Array(1300).fill("abc"))),
		),
	),
	"an old book of formats": old((size) =>
		toOldBook(
			[TICKETS],
			times(size / 60, (no) =>
				record(
					0x41e,
					u16(164 + no, 40),
					[0],
					Buffer.from(`yyyy-mm-dd ${no}`.padEnd(40, "0")),
				),
			),
		),
	),
	"an old book of styles": old((size) =>
		toOldBook(
			[TICKETS],
			times(size / 24, (no) =>
				record(0xe0, u16(0, no % 200), Buffer.alloc(16)),
			),
		),
	),
	"one old sheet under many names": old((size) =>
		toOldBook([TICKETS], [], Math.ceil(size / 14)),
	),
	"an old book of records without sense": old((size) =>
		toOldBook([TICKETS, ...times(size / 4, () => record(0xeee))]),
	),
	"an old book of books": old((size) =>
		toOldBook(times(size / 20, () => begin(0x10))),
	),
	"an old book of names": old((size) =>
		toOldBook(
			[TICKETS],
			times(size / 40, () =>
				record(
					0x18,
					u16(0),
					[0, 5],
					u16(8),
					u16(0, 0),
					[0, 0, 0, 0, 0],
					[...Buffer.from("abcde")],
					Buffer.alloc(8, 0x1e),
				),
			),
		),
	),
};
