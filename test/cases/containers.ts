import iconv from "iconv-lite";
import { toSerial } from "./tickets.ts";
import { type Cells, toBook, toPage, toTable, toZip } from "./write-files.ts";
import { toOldBook } from "./write-old-book.ts";

/** A time as exports mostly write it. */
export const IS_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
/** The sheet that a workbook does not show. */
export const HIDDEN = "旧表";
const FROM_1904 = 1462;

export type Sheets = readonly { name: string; rows: Cells }[];
export type Files = Record<string, string | Buffer>;

const toBytes = (text: string, encoding: keyof typeof ENCODINGS) =>
	ENCODINGS[encoding](text);

export const ENCODINGS = {
	"utf-8": (text: string) => Buffer.from(text),
	"utf-8 with a mark": (text: string) => Buffer.from(`\ufeff${text}`),
	gb18030: (text: string) => iconv.encode(text, "gb18030"),
	"utf-16le": (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"),
	"utf-16le without a mark": (text: string) => Buffer.from(text, "utf16le"),
	"utf-16be": (text: string) =>
		Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
	"utf-8 with NULs": (text: string) =>
		Buffer.from(text.replaceAll("\n", "\n\0")),
	"two in one file": (text: string) => {
		const half = text.indexOf("\n", text.length / 2) + 1;
		return Buffer.concat([
			iconv.encode(text.slice(0, half), "gb18030"),
			Buffer.from(text.slice(half)),
		]);
	},
};

const quote = (cell: string | number) => {
	const text = String(cell);
	return /[",;|\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const delimited =
	(delimiter: string, newline = "\r\n") =>
	(rows: Cells, encoding: keyof typeof ENCODINGS) =>
		toBytes(
			rows.map((row) => row.map(quote).join(delimiter) + newline).join(""),
			encoding,
		);
const escapeCells = (rows: Cells) =>
	rows.map((row) =>
		row.map((cell) =>
			String(cell)
				.replaceAll("&", "&amp;")
				.replaceAll("<", "&lt;")
				.replaceAll("\n", "<br>"),
		),
	);
const each =
	(
		ending: string,
		write: (rows: Cells, encoding: keyof typeof ENCODINGS) => Buffer,
	) =>
	(sheets: Sheets, encoding: keyof typeof ENCODINGS): Files =>
		Object.fromEntries(
			sheets.map(({ name, rows }) => [
				`${name}.${ending}`,
				write(rows, encoding),
			]),
		);
const books =
	(
		ending: string,
		type: "xlsx" | "biff8",
		change?: Parameters<typeof toBook>[1],
		properties = {},
	) =>
	(sheets: Sheets): Files => ({
		[`工单.${ending}`]: toBook(
			Object.fromEntries(sheets.map(({ name, rows }) => [name, rows])),
			change,
			type,
			{
				Sheets: sheets.map(({ name }) => ({ Hidden: name === HIDDEN ? 1 : 0 })),
				...properties,
			},
		),
	});
const toSerials = (sheets: Sheets, first = 0): Sheets =>
	sheets.map(({ name, rows }) => ({
		name,
		rows: rows.map((row) =>
			row.map((cell) =>
				IS_TIME.test(String(cell)) ? toSerial(String(cell)) - first : cell,
			),
		),
	}));
const zipped =
	(write: (sheets: Sheets, encoding: keyof typeof ENCODINGS) => Files) =>
	(sheets: Sheets, encoding: keyof typeof ENCODINGS): Files => ({
		"导出.zip": toZip(
			Object.entries(write(sheets, encoding)).map(([name, bytes]) => ({
				name: iconv.encode(`导出/${name}`, "gb18030"),
				bytes: Buffer.from(bytes),
			})),
		),
	});
const GBK = 936;
const oldBooks = (sheets: Sheets, codePage?: number): Files => ({
	"工单.xls": toOldBook(
		Object.fromEntries(sheets.map(({ name, rows }) => [name, rows])),
		{ codePage, hidden: HIDDEN },
	),
});
const toQuotedPrintable = (bytes: Buffer) =>
	[...bytes]
		.map((byte) =>
			byte > 126 || byte === 61
				? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
				: String.fromCharCode(byte),
		)
		.join("")
		.replace(/(?:=[\dA-F]{2}|[^=]){1,60}/g, "$&=\r\n");
const page = (rows: Cells) => toPage(escapeCells(rows));

/** The files that sheets are written to, in every format that is read. */
export const CONTAINERS = {
	commas: each("csv", delimited(",")),
	tabs: each("txt", delimited("\t")),
	bars: each("csv", delimited("|", "\n")),
	semicolons: each("csv", delimited(";")),
	"a workbook": books("xlsx", "xlsx"),
	"a workbook of serials": (sheets: Sheets) =>
		books("xlsx", "xlsx")(toSerials(sheets)),
	"a workbook of serials from 1904": (sheets: Sheets) =>
		books("xlsx", "xlsx", undefined, { WBProps: { date1904: true } })(
			toSerials(sheets, FROM_1904),
		),
	"an old workbook": books("xls", "biff8"),
	"an old workbook of formatted times": (sheets: Sheets) =>
		books("xls", "biff8", (sheet) => {
			for (const cell of Object.values(sheet) as { t?: string; z?: string }[])
				if (cell.t === "n") cell.z = "yyyy/m/d";
		})(toSerials(sheets)),
	"a page": each("xls", (rows, encoding) => toBytes(page(rows), encoding)),
	"a page of a layout": each("xls", (rows, encoding) =>
		toBytes(
			`<html><style>td{}</style><table><tr><td>工单</td></tr><tr><td>${toTable(escapeCells(rows))}</td></tr></table>`,
			encoding,
		),
	),
	"a page without ends": each("xls", (rows, encoding) =>
		toBytes(
			page(rows).replaceAll("</td>", "").replaceAll("</tr>", "\n"),
			encoding,
		),
	),
	"a single-file page": each("xls", (rows) =>
		Buffer.from(
			`MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(page(rows)).toString("base64")}\r\n--b--\r\n`,
		),
	),
	"a single-file page in GBK": each("xls", (rows) =>
		Buffer.from(
			`MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${toQuotedPrintable(iconv.encode(page(rows), "gb18030"))}\r\n--b--\r\n`,
		),
	),
	"a page of styles and spans": each("xls", (rows, encoding) =>
		toBytes(
			page([["怡园街道工单"], ...rows])
				.replace(
					"<body>",
					`<head><style>${".x1{mso-number-format:General}".repeat(300)}</style></head><body>`,
				)
				.replace("<td>怡", '<td colspan="1000000000" align=center>怡'),
			encoding,
		),
	),
	"a book of 1995": (sheets: Sheets) => oldBooks(sheets, GBK),
	"a book of 1995 without a code page": (sheets: Sheets) => oldBooks(sheets),
	"a workbook in XML": each("xls", (rows) =>
		Buffer.from(
			`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${escapeCells(
				rows,
			)
				.map(
					(row) =>
						`<Row>${row.map((cell) => `<Cell><Data ss:Type="String">${cell.replaceAll("<br>", "&#10;")}</Data></Cell>`).join("")}</Row>`,
				)
				.join("")}</Table></Worksheet></Workbook>`,
		),
	),
	"a zip of texts": zipped(each("csv", delimited(","))),
	"a zip of a workbook": zipped(books("xlsx", "xlsx")),
};
