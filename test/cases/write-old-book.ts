import { CFB } from "@e965/xlsx";
import iconv from "iconv-lite";
import type { Cells } from "./write-files.ts";

const record = (type: number, ...fields: (number | Buffer)[]) => {
	const body = Buffer.concat(
		fields.map((field) => {
			if (typeof field !== "number") return field;
			const bytes = Buffer.alloc(2);
			bytes.writeUInt16LE(field);
			return bytes;
		}),
	);
	const head = Buffer.alloc(4);
	head.writeUInt16LE(type, 0);
	head.writeUInt16LE(body.length, 2);
	return Buffer.concat([head, body]);
};
const begin = (kind: number) => record(0x809, 0x500, kind, 0, 0);
const END = record(0x0a);
const BOOK = 0x05;
const SHEET = 0x10;

const toCell = (cell: string | number, row: number, column: number) => {
	if (typeof cell === "string") {
		// Characters without width are none of GBK.
		const bytes = iconv.encode(cell.replace(/[\u200b\ufeff]/g, ""), "gbk");
		return record(0x204, row, column, 0, bytes.length, bytes);
	}
	const bytes = Buffer.alloc(8);
	bytes.writeDoubleLE(cell);
	return record(0x203, row, column, 0, bytes);
};

const toSheet = (rows: Cells) =>
	Buffer.concat([
		begin(SHEET),
		...rows.flatMap((row, no) =>
			row.flatMap((cell, column) =>
				cell === "" ? [] : [toCell(cell, no, column)],
			),
		),
		END,
	]);

/** A workbook as Excel 95 wrote it in China, with its code page or without one. */
export function toOldBook(
	sheets: Readonly<Record<string, Cells>>,
	{ codePage, hidden }: { codePage?: number; hidden?: string } = {},
): Buffer {
	const names = Object.keys(sheets).map((name) => iconv.encode(name, "gbk"));
	const bodies = Object.values(sheets).map(toSheet);
	const head = Buffer.concat([
		begin(BOOK),
		...(codePage ? [record(0x42, codePage)] : []),
	]);
	const list = (places: readonly number[]) =>
		names.map((name, no) => {
			const place = Buffer.alloc(4);
			place.writeUInt32LE(places[no] ?? 0);
			const isHidden = hidden === Object.keys(sheets)[no];
			const fields = Buffer.from([isHidden ? 1 : 0, 0, name.length]);
			return record(0x85, place, fields, name);
		});
	const start = Buffer.concat([head, ...list([])]).length + END.length;
	const places = bodies.map((_, no) =>
		bodies.slice(0, no).reduce((sum, body) => sum + body.length, start),
	);
	const stream = Buffer.concat([head, ...list(places), END, ...bodies]);
	const file = CFB.utils.cfb_new();
	CFB.utils.cfb_add(file, "/Book", stream);
	return Buffer.from(CFB.write(file, { type: "buffer" }) as Buffer);
}
