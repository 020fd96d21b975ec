import { toZip } from "../../cases/write-files.ts";
import { type Bomb, type Bombs, fill, HEADER, line } from "./bomb.ts";

export const SHEET = "xl/worksheets/sheet1.xml";

interface Parts {
	sheet?: (size: number) => string;
	texts?: (size: number) => string;
	styles?: (size: number) => string;
	book?: (size: number) => string;
}

// What a compressed part may unpack to: as much as a reader admits.
export const SPREAD = 20;

const book = ({ sheet, texts, styles, book }: Parts): Bomb => ({
	file: "工单.xlsx",
	make: (size) => {
		const parts: { name: string; bytes: Buffer }[] = [];
		const add = (name: string, text: string | undefined) =>
			text !== undefined && parts.push({ name, bytes: Buffer.from(text) });
		add(
			"xl/workbook.xml",
			book?.(size) ?? '<workbook><sheets><sheet name="a"/></sheets></workbook>',
		);
		add("xl/sharedStrings.xml", texts?.(size));
		add("xl/styles.xml", styles?.(size));
		add(SHEET, sheet?.(size) ?? toSheet(bookRows(100)));
		return toZip(parts);
	},
});

export const inline = (text: string, address = "") =>
	`<c t="inlineStr"${address && ` r="${address}"`}><is><t>${text}</t></is></c>`;
export const bookRow = (no: number) =>
	`<row>${line(no)
		.split(",")
		.map((text) => inline(text))
		.join("")}</row>`;
const BOOK_HEAD = `<row>${HEADER.split(",")
	.map((text) => inline(text))
	.join("")}</row>`;
const bookRows = (count: number) =>
	Array.from({ length: count }, (_, no) => bookRow(no)).join("");
export const toSheet = (rows: string, after = "") =>
	`<worksheet><sheetData>${BOOK_HEAD}${rows}</sheetData>${after}</worksheet>`;

/** The yardstick of what is packed: honest tickets in a workbook. */
export const PLAIN_BOOK: Bomb = book({
	sheet: (size) => toSheet(fill(size * SPREAD, bookRow)),
});

export const BOOKS: Bombs = {
	"overlapping merges": book({
		sheet: (size) =>
			toSheet(
				bookRows(1000),
				`<mergeCells>${fill(size * 4, (no) => `<mergeCell ref="D2:D${3 + (no % 900)}"/>`)}</mergeCells>`,
			),
	}),
	"merges of everything": book({
		sheet: (size) =>
			toSheet(
				bookRows(1000),
				`<mergeCells>${fill(size * 4, (no) => `<mergeCell ref="${no % 2 ? "A" : "B"}${1 + (no % 1000)}:XFD1048576"/>`)}</mergeCells>`,
			),
	}),
	"blank cells without end": book({
		sheet: (size) =>
			toSheet(
				bookRow(1) +
					fill(size * SPREAD, () => `<row>${"<c/>".repeat(50)}</row>`),
			),
	}),
	"formatted to the bottom": book({
		sheet: () => toSheet(bookRow(1) + '<row s="1" ht="15"/>'.repeat(1_048_000)),
	}),
	"far cells in every row": book({
		sheet: (size) =>
			`<worksheet><sheetData><row>${HEADER.split(",")
				.map((text) => inline(text))
				.join(
					"",
				)}${inline("备注", "XFD1")}</row>${fill(size * 8, (no) => `<row>${inline(String(no), `XFD${no + 2}`)}</row>`)}</sheetData></worksheet>`,
	}),
	"a known column at the far end": book({
		sheet: (size) =>
			`<worksheet><sheetData><row>${inline("工单编号", "A1")}${inline("受理时间", "B1")}${inline("办结时间", "XFD1")}</row>${fill(size * 8, (no) => `<row>${inline(`GD${no}`, "A2")}${inline("2023-03-01 09:00:00")}${inline("2023-03-02", `XFD${no + 2}`)}</row>`)}</sheetData></worksheet>`,
	}),
	"a header of all columns": book({
		sheet: () =>
			`<worksheet><sheetData><row>${inline("工单编号")}${inline("受理时间")}${inline("社区").repeat(16_382)}</row>${`<row>${inline("GD1")}${inline("2023-03-01 09:00:00")}${inline("白石社区").repeat(16_382)}</row>`.repeat(20)}</sheetData></worksheet>`,
	}),
	"a long text in every cell": book({
		texts: () => `<sst><si><t>${"路灯不亮".repeat(8000)}</t></si></sst>`,
		sheet: (size) =>
			toSheet(
				fill(
					size * 8,
					(no) =>
						`<row>${inline(`GD${no}`)}${inline("2023-03-01 09:00:00")}<c t="s"><v>0</v></c></row>`,
				),
			),
	}),
	"a text of megabytes in every cell": book({
		texts: (size) => `<sst><si><t>${"x".repeat(size * 8)}</t></si></sst>`,
		sheet: (size) =>
			toSheet(
				fill(
					size * 4,
					(no) =>
						`<row>${inline(`GD${no}`)}${inline("2023-03-01 09:00:00")}<c t="s"><v>0</v></c></row>`,
				),
			),
	}),
	"a million shared texts": book({
		texts: (size) =>
			`<sst>${fill(size * SPREAD, (no) => `<si><t>${no}</t></si>`)}</sst>`,
	}),
	"a text in a million runs": book({
		texts: (size) =>
			`<sst><si>${fill(size * SPREAD, () => "<r><t>x</t></r>")}</si></sst>`,
	}),
	"a cell in a million runs": book({
		sheet: (size) =>
			toSheet(
				`${bookRows(20)}<row><c t="inlineStr"><is>${fill(size * (SPREAD / 2), () => "<r><t>x</t></r>")}</is></c></row>`,
			),
	}),
	"styles without end": book({
		styles: (size) =>
			`<styleSheet><numFmts>${fill(size * 4, (no) => `<numFmt numFmtId="${no + 200}" formatCode="yyyy-mm-dd\\ ${no}"/>`)}</numFmts><cellXfs>${fill(size * 4, (no) => `<xf numFmtId="${no + 200}"/>`)}</cellXfs></styleSheet>`,
	}),
	"one long format in every style": book({
		styles: (size) =>
			`<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${"0".repeat(size * 2)}x"/></numFmts><cellXfs>${fill(size * 4, () => '<xf numFmtId="200"/>')}</cellXfs></styleSheet>`,
	}),
	"one sheet under many names": book({
		book: (size) =>
			`<workbook xmlns:r="r"><sheets>${fill(size, (no) => `<sheet name="s${no}" r:id="r1"/>`)}</sheets></workbook>`,
		sheet: () => toSheet(bookRows(2000)),
	}),
	"a tag without end in a sheet": book({
		sheet: (size) => `<worksheet><sheetData><row ${"x".repeat(size * 8)}`,
	}),
	"attributes without end in a sheet": book({
		sheet: (size) =>
			toSheet(`${bookRow(1)}<row ${fill(size * 8, (no) => `a${no}="1" `)}/>`),
	}),
	"a sheet of comments": book({
		sheet: (size) => toSheet(bookRow(1) + fill(size * 8, () => "<!-- x -->")),
	}),
	"a cell of escapes": book({
		sheet: (size) => toSheet(`<row>${inline("_x0041_".repeat(size))}</row>`),
	}),
	"entities of its own in a sheet": book({
		sheet: () =>
			`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>${toSheet(`<row>${inline("&b;&f;")}</row>`)}`,
	}),
};
