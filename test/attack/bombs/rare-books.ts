import { toZip } from "../../cases/write-files.ts";
import { type Bomb, type Bombs, fill, HEADER, line } from "./bomb.ts";
import { honest, manySheets, numbers } from "./honest-books.ts";

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

/** Workbooks that the library alone can read: of OpenOffice, binary ones. */
export const RARE_BOOKS: Bombs = {
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
	"a binary book": manySheets(45, 20),
	"a binary book of many sheets": manySheets(45, 60),
	"a binary book of numbers": numbers(2.65),
	"numbers of OpenOffice": open(
		(size) =>
			OPEN_HEAD +
			fill(
				size,
				(no) =>
					`<table:table-row>${`<table:table-cell office:value-type="float" office:value="${no}"><text:p/></table:table-cell>`.repeat(200)}</table:table-row>`,
			),
	),
};
