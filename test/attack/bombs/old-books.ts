import { CFB, utils, type WorkBook, write } from "@e965/xlsx";
import { toZip } from "../../cases/write-files.ts";
import { type Bomb, type Bombs, fill, HEADER, line } from "./bomb.ts";

type Type = "biff8" | "xlsb" | "ods";

const ENDINGS: Record<Type, string> = {
	biff8: "xls",
	xlsb: "xlsb",
	ods: "ods",
};
const MOST_ROWS = 65_000;

/** A book of honest sheets, as the library writes it. */
const honest = (type: Type, bytesPerRow: number, sheets = 1): Bomb => ({
	file: `工单.${ENDINGS[type]}`,
	make(size) {
		const rows = Math.ceil(size / bytesPerRow / sheets);
		const book: WorkBook = utils.book_new();
		let no = 0;
		for (let left = rows * sheets; left > 0; left -= MOST_ROWS) {
			const count = Math.min(rows, left, MOST_ROWS);
			const cells = Array.from({ length: count }, () => line(no++).split(","));
			const sheet = utils.aoa_to_sheet([HEADER.split(","), ...cells]);
			utils.book_append_sheet(book, sheet, `s${book.SheetNames.length}`);
			if (sheets > 1) left += MOST_ROWS - count;
		}
		return write(book, { type: "buffer", bookType: type, compression: true });
	},
});

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
const ofNumbers = (row: number) =>
	record(0xbd, u16(row, 0), Buffer.alloc(6 * 256), u16(255));
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

const RECORDS: Bombs = {
	"an old book of blanks": old((size) =>
		toOldBook([TICKETS, ...times(size / 520, (no) => ofBlanks(no + 30))]),
	),
	"an old book of numbers": old((size) =>
		toOldBook([TICKETS, ...times(size / 1546, (no) => ofNumbers(no + 30))]),
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

const open = (table: (size: number) => string, spread = 4): Bomb => ({
	file: "工单.ods",
	make: (size) =>
		toZip([
			{
				name: "mimetype",
				bytes: Buffer.from("application/vnd.oasis.opendocument.spreadsheet"),
			},
			{
				name: "META-INF/manifest.xml",
				bytes: Buffer.from("<manifest:manifest/>"),
			},
			{
				name: "styles.xml",
				bytes: Buffer.from("<office:document-styles/>"),
			},
			{
				name: "content.xml",
				bytes: Buffer.from(
					`<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="s">${table(size * spread)}</table:table></office:spreadsheet></office:body></office:document-content>`,
				),
			},
		]),
});
const openCell = (text: string, more = "") =>
	`<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
const openRow = (texts: readonly string[], more = "") =>
	`<table:table-row${more}>${texts.map((text) => openCell(text)).join("")}</table:table-row>`;
const OPEN_HEAD = openRow(HEADER.split(","));
const openTicket = (no: number) => openRow(line(no).split(","));
const rows = (count: number) => ` table:number-rows-repeated="${count}"`;
const columns = (count: number) => ` table:number-columns-repeated="${count}"`;

const OPEN: Bombs = {
	"honest tickets of OpenOffice": honest("ods", 160),
	"a row repeated a million times": open(
		() => OPEN_HEAD + openRow(line(1).split(","), rows(1_048_575)),
	),
	"a cell repeated to the last column": open(
		() =>
			`${OPEN_HEAD}${openTicket(1)}<table:table-row${rows(1_000_000)}>${openCell("x", columns(16_384))}</table:table-row>`,
	),
	"blanks repeated to the last cell": open(
		() =>
			`${OPEN_HEAD}${openTicket(1)}<table:table-row${rows(1_048_000)}><table:table-cell${columns(16_384)}/></table:table-row>`,
	),
	"a count without end": open(
		() =>
			`${OPEN_HEAD}${openTicket(1)}<table:table-row${rows(999_999_999_999)}>${openCell("x", columns(999_999_999_999))}</table:table-row>`,
	),
	"a repeated cell in every row": open(
		(size) =>
			OPEN_HEAD +
			fill(
				size,
				(no) =>
					`<table:table-row>${openCell(`GD${no}`)}${openCell("2023-03-01", columns(1000))}</table:table-row>`,
			),
	),
	"many tables of OpenOffice": open(
		(size) =>
			OPEN_HEAD +
			fill(
				size,
				(no) =>
					`</table:table><table:table table:name="s${no}">${OPEN_HEAD}${openTicket(no)}`,
			),
	),
	"styles of OpenOffice": open(
		(size) =>
			`${OPEN_HEAD}${openTicket(1)}</table:table>${fill(size, (no) => `<number:date-style style:name="N${no}"><number:year/></number:date-style>`)}<table:table>`,
	),
	"a paragraph of OpenOffice without end": open(
		(size) =>
			`${OPEN_HEAD}${openTicket(1)}<table:table-row>${openCell("<text:s/>".repeat(size / 9))}</table:table-row>`,
	),
	"a binary book": honest("xlsb", 45),
	"a binary book of many sheets": honest("xlsb", 45, 300),
};

const xml = (table: (size: number) => string): Bomb => ({
	file: "工单.xls",
	make: (size) =>
		Buffer.from(
			`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${xmlRow(HEADER)}${xmlRow(line(1))}${table(size)}</Table></Worksheet></Workbook>`,
		),
});
const xmlCell = (text: string, more = "") =>
	`<Cell${more}><Data ss:Type="String">${text}</Data></Cell>`;
const xmlRow = (text: string) =>
	`<Row>${text
		.split(",")
		.map((each) => xmlCell(each))
		.join("")}</Row>`;

const XML: Bombs = {
	"a far row in a workbook in XML": xml(
		() => `<Row ss:Index="1000000000">${xmlCell("x")}</Row>`,
	),
	"a far cell in every row of a workbook in XML": xml((size) =>
		fill(size, () => `<Row>${xmlCell("x", ' ss:Index="16384"')}</Row>`),
	),
	"merges in a workbook in XML": xml((size) =>
		fill(
			size,
			() =>
				`<Row>${xmlCell("x", ' ss:MergeAcross="100000" ss:MergeDown="1000000"')}</Row>`,
		),
	),
	"empty rows of a workbook in XML": xml((size) => "<Row/>".repeat(size / 6)),
	"empty cells of a workbook in XML": xml((size) =>
		fill(size, () => `<Row>${"<Cell/>".repeat(200)}</Row>`),
	),
	"sheets of a workbook in XML": xml((size) =>
		fill(
			size,
			(no) =>
				`</Table></Worksheet><Worksheet ss:Name="s${no}"><Table>${xmlRow(HEADER)}${xmlRow(line(no))}`,
		),
	),
	"styles of a workbook in XML": xml((size) =>
		fill(
			size,
			(no) =>
				`<Style ss:ID="s${no}"><NumberFormat ss:Format="yyyy${no}"/></Style>`,
		),
	),
	"a workbook in XML that is not closed": xml((size) =>
		"<Row><Cell><Data>".repeat(size / 17),
	),
	"a workbook in XML of comments": xml((size) => "<!-- -->".repeat(size / 8)),
	"a workbook in XML of tags without end": xml((size) => "<".repeat(size)),
};

export const OLD_BOOKS: Bombs = { ...RECORDS, ...OPEN, ...XML };
