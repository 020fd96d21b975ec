import { crc32, deflateRawSync } from "node:zlib";
import { utils, type WorkSheet, write } from "@e965/xlsx";

export type Cells = readonly (string | number)[][];

/** The bytes of a workbook with these sheets. */
export function toBook(
	sheets: Readonly<Record<string, Cells>>,
	change: (sheet: WorkSheet, name: string) => void = () => undefined,
	bookType: "xlsx" | "biff8" | "biff5" = "xlsx",
	props: object = {},
): Buffer {
	const book = utils.book_new();
	for (const [name, rows] of Object.entries(sheets)) {
		const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
		change(sheet, name);
		utils.book_append_sheet(book, sheet, name);
	}
	book.Workbook = { ...book.Workbook, ...props };
	return write(book, { type: "buffer", bookType });
}

/** The bytes of a zip of these files, their names in the bytes given. */
export function toZip(
	files: readonly { name: string | Buffer; bytes: Buffer; flags?: number }[],
): Buffer {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { name, bytes, flags = 0 } of files) {
		const nameBytes = Buffer.from(name);
		const packed = deflateRawSync(bytes);
		const fields = Buffer.alloc(26);
		fields.writeUInt16LE(20, 0);
		fields.writeUInt16LE(flags, 2);
		fields.writeUInt16LE(8, 4);
		fields.writeUInt32LE(crc32(bytes), 10);
		fields.writeUInt32LE(packed.length, 14);
		fields.writeUInt32LE(bytes.length, 18);
		fields.writeUInt16LE(nameBytes.length, 22);
		const local = Buffer.concat([
			Buffer.from("PK\u0003\u0004"),
			fields,
			nameBytes,
		]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		directory.push(
			Buffer.concat([
				Buffer.from("PK\u0001\u0002"),
				Buffer.from([20, 0]),
				fields,
				tail,
				nameBytes,
			]),
		);
		parts.push(local, packed);
		offset += local.length + packed.length;
	}
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write("PK\u0005\u0006", 0, "latin1");
	end.writeUInt16LE(files.length, 8);
	end.writeUInt16LE(files.length, 10);
	end.writeUInt32LE(listed.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...parts, listed, end]);
}

/** A page of these tables. */
export function toPage(...tables: readonly Cells[]): string {
	return `<html><body>${tables.map(toTable).join("<br>")}</body></html>`;
}

export function toTable(rows: Cells): string {
	const body = rows.map(
		(row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`,
	);
	return `<table border=1>${body.join("")}</table>`;
}

export function toCsv(rows: Cells, delimiter = ","): string {
	return `${rows.map((row) => row.join(delimiter)).join("\r\n")}\r\n`;
}
