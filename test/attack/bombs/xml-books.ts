import { type Bomb, type Bombs, fill, HEADER, line } from "./bomb.ts";

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

/** Workbooks that are one document of XML. */
export const XML_BOOKS: Bombs = {
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
