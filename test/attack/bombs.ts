import { toZip } from "../cases/write-files.ts";

/** A file that was made to keep a reader busy; `size` is about how many bytes it may have. */
export interface Bomb {
	file: string;
	make(size: number): Buffer;
}

const HEADER = "工单编号,受理时间,标题,社区,办结时间,工单状态,联系电话";
const line = (no: number) =>
	`GD2023${no},2023-03-0${1 + (no % 9)} 09:00:00,路灯不亮多日无人处理,白石社区,2023-03-1${no % 9} 10:00:00,已办结,1390000${1000 + (no % 9000)}`;

/** Pieces one after another, up to a size. */
function fill(size: number, piece: (no: number) => string, end = ""): string {
	const pieces: string[] = [];
	let length = end.length;
	for (let no = 0; length < size; no++) {
		const next = piece(no);
		pieces.push(next);
		length += Buffer.byteLength(next);
	}
	return pieces.join("") + end;
}

const csv = (make: (size: number) => string): Bomb => ({
	file: "工单.csv",
	make: (size) => Buffer.from(make(size)),
});

/** Sound lines, the last with this cell as its title; the cell takes the room. */
const cell = (piece: string | ((no: number) => string), end = ""): Bomb =>
	csv((size) => {
		const title = fill(
			size,
			typeof piece === "string" ? () => piece : piece,
			end,
		);
		return `${HEADER}\n${line(1)}\n${line(2).replace("路灯不亮多日无人处理", title)}\n${line(3)}\n`;
	});

/** Many records, each with a cell in its title, or in its time of closing. */
const cells = (text: string, column: "title" | "closed" = "title"): Bomb =>
	csv((size) => {
		const old =
			column === "title" ? "路灯不亮多日无人处理" : /2023-03-1\d 10:00:00/;
		return `${HEADER}\n${fill(size, (no) => `${line(no).replace(old, text)}\n`)}`;
	});

/** The yardstick: honest tickets. */
export const PLAIN: Bomb = csv(
	(size) => `${HEADER}\n${fill(size, (no) => `${line(no)}\n`)}`,
);

const DELIMITED: Record<string, Bomb> = {
	"a quote opened on every line": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace("路灯", '"路灯')}\n`)}`,
	),
	"a quote closed on every line": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace("处理", '处理"')}\n`)}`,
	),
	"a quote opened in every cell": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `"${line(no).replaceAll(",", ',"')}\n`)}`,
	),
	"a quote opened every hundred lines": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${no % 100 ? line(no) : line(no).replace("路灯", '"路灯')}\n`)}`,
	),
	"a quoted cell of stray quotes": cell('a"b\n', '"'),
	"a quoted cell of stray quotes at its start": csv(
		(size) =>
			`${HEADER}\n${line(1)}\nGD2,2023-03-01 09:00:00,"${fill(size, () => 'a"b\n')}`,
	),
	"a cell that is quotes and commas": cell('",'),
	"a file of quotes": csv((size) => `${HEADER}\n${'"'.repeat(size)}`),
	"formulas in formulas": cell('="'),
	"formulas that never close": csv(
		(size) => `${HEADER}\n${line(1)}\n${'="a,'.repeat(size / 4)}\n${line(2)}\n`,
	),
	"formulas of doubled quotes": csv(
		(size) =>
			`${HEADER}\n${line(1)}\n${'=""" ,'.repeat(size / 6)}\n${line(2)}\n`,
	),
	"a quote and then lines that look like records": csv(
		(size) =>
			`${HEADER}\nGD1,2023-03-01 09:00:00,"${fill(size, (no) => `GD${no},"\n`)}`,
	),
	"one line without end": csv(
		(size) => `${HEADER}\n${"路灯不亮".repeat(size / 12)}`,
	),
	"one line of commas": csv(
		(size) => `${HEADER}\n${line(1)}\n${",".repeat(size)}`,
	),
	"a million columns": csv(
		(size) =>
			`${HEADER}${fill(size / 2, (no) => `,列${no}`)}\n${line(1)}${",x".repeat(size / 4)}\n`,
	),
	"a column of a known name a million times": csv(
		(size) => `${HEADER}${",社区".repeat(size / 8)}\n${line(1)}\n`,
	),
	"headers of brackets": csv(
		(size) => `${HEADER},${"(".repeat(size)}\n${line(1)}\n`,
	),
	"headers of marks": csv(
		(size) => `${HEADER},${"#".repeat(size)}x\n${line(1)}\n`,
	),
	"a header of one long word": csv(
		(size) => `${HEADER},${"办结".repeat(size / 6)}\n${line(1)}\n`,
	),
	"rows of sixteen thousand blanks": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no)}${",".repeat(16_384)}\n`)}`,
	),
	"blank lines": csv((size) => `${HEADER}\n${line(1)}\n${"\n".repeat(size)}`),
	"lines of one comma": csv(
		(size) => `${HEADER}\n${line(1)}\n${",\n".repeat(size / 2)}`,
	),
	"returns without feeds": csv(
		(size) => `${HEADER}\r${line(1)}\r${"\r".repeat(size)}`,
	),
	"zeros before the header": csv(
		(size) => `${"\0".repeat(size)}${HEADER}\n${line(1)}\n`,
	),
	"zeros inside": csv(
		(size) => `${HEADER}\n${line(1)}\n${"\0".repeat(size)}\n${line(2)}\n`,
	),
	"marks of order repeated": csv(
		(size) => `${"\ufeff".repeat(size / 3)}${HEADER}\n${line(1)}\n`,
	),
	"an encoding for each line": {
		file: "工单.csv",
		make: (size) =>
			Buffer.concat([
				Buffer.from(`${HEADER}\n`),
				...Array.from({ length: size / 100 }, (_, no) =>
					no % 2
						? Buffer.from(`GD${no},2023-03-01 09:00:00,路灯不亮\n`)
						: Buffer.concat([
								Buffer.from(`GD${no},2023-03-01 09:00:00,`),
								Buffer.from("c2b7b5c6b2bbc1c10a", "hex"),
							]),
				),
			]),
	},
	"bytes of no encoding": {
		file: "工单.csv",
		make: (size) =>
			Buffer.concat([
				Buffer.from(`${HEADER}\n${line(1)}\nGD2,2023-03-01 09:00:00,`),
				Buffer.from(
					Array.from({ length: size }, (_, at) => 0x80 + ((at * 37) % 127)),
				),
			]),
	},
	"entities in entities": cell("&amp;amp;"),
	"entities that were escaped again and again": cell(
		"&",
		"amp;".repeat(20_000),
	),
	"a cell of digits": cell("1"),
	"a cell of digits and dashes": cell("1-"),
	"a cell of signs": cell("@"),
	"a cell of brackets": cell("〔"),
	"a cell of white space": cell(" ", "x"),
	"a cell of zeros": cell(".0"),
	"a time of white space": csv(
		(size) =>
			`${HEADER}\n${line(1).replace("2023-03-11 10:00:00", `2023-03-11T${" ".repeat(size)}x`)}\n`,
	),
	"times of white space": cells(`2023-03-11T${" ".repeat(3000)}x`, "closed"),
	"a time of digits": csv(
		(size) =>
			`${HEADER}\n${line(1).replace("2023-03-11 10:00:00", "1".repeat(size))}\n`,
	),
	"a number of many digits": csv(
		(size) => `${HEADER}\n${"9".repeat(size)}${line(1)}\n`,
	),
	"each time in a shape of its own": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace(/2023-03-1\d/, [...String(no)].map((c) => "abcdefghij"[+c]).join(""))}\n`)}`,
	),
	"each community another": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace("白石", `白石${no}`)}\n`)}`,
	),
	"each record the same": csv(
		(size) => `${HEADER}\n${fill(size, () => `${line(1)}\n`)}`,
	),
	"each record torn": csv(
		(size) =>
			`${HEADER}\n${fill(size, (no) => `${line(no).replace("多日", "\n")}\n`)}`,
	),
	"each line a header": csv(
		(size) => `${fill(size, () => `${HEADER}\n`)}${line(1)}\n`,
	),
	"each line a total": csv(
		(size) => `${HEADER}\n${line(1)}\n${fill(size, () => "合计,1\n")}`,
	),
};

const page = (make: (size: number) => string): Bomb => ({
	file: "工单.xls",
	make: (size) => Buffer.from(make(size)),
});
const TABLE_HEAD = `<tr>${HEADER.split(",")
	.map((name) => `<td>${name}</td>`)
	.join("")}</tr>`;
const row = (no: number) =>
	`<tr><td>${line(no).replaceAll(",", "</td><td>")}</td></tr>`;
const TABLE = `<table>${TABLE_HEAD}${row(1)}${row(2)}</table>`;

const PAGES: Record<string, Bomb> = {
	"tables in tables": page(
		(size) => `${"<table><tr><td>".repeat(size / 15)}${TABLE}`,
	),
	"tables in tables with words": page(
		(size) => fill(size, (no) => `<table><tr><td>路灯${no}`) + TABLE,
	),
	"tables beside tables": page(
		(size) =>
			fill(size, (no) => `<table><tr><td>${no}</td></tr></table>`) + TABLE,
	),
	"a header in each of many tables": page((size) =>
		fill(size, (no) => `<table>${TABLE_HEAD}${row(no)}</table>`),
	),
	"one row in each of many tables": page(
		(size) => TABLE + fill(size, (no) => `<table>${row(no)}</table>`),
	),
	"divisions in divisions": page(
		(size) =>
			`${"<div>".repeat(size / 12)}${TABLE}${"</div>".repeat(size / 12)}`,
	),
	"opened one way and closed another": page(
		(size) => `${TABLE}${"<b>".repeat(size / 7)}${"</i>".repeat(size / 8)}`,
	),
	"spans in cells": page(
		(size) => `<table>${TABLE_HEAD}<tr><td>${"<span>x".repeat(size / 7)}`,
	),
	"paragraphs without end": page(
		(size) => `<table>${TABLE_HEAD}${row(1)}<tr><td>${"<p>".repeat(size / 3)}`,
	),
	"cells without rows": page(
		(size) => `<table>${TABLE_HEAD}${"<td>x".repeat(size / 5)}`,
	),
	"rows without cells": page(
		(size) => `<table>${TABLE_HEAD}${row(1)}${"<tr>".repeat(size / 4)}</table>`,
	),
	"a million attributes": page(
		(size) =>
			`<table>${TABLE_HEAD}<tr><td ${fill(size, (no) => `a${no}=1 `)}>x`,
	),
	"an attribute without end": page(
		(size) => `<table>${TABLE_HEAD}${row(1)}<tr><td title="${"x".repeat(size)}`,
	),
	"a tag without end": page((size) => `${TABLE}<${"x".repeat(size)}`),
	"a comment without end": page((size) => `${TABLE}<!--${"-".repeat(size)}`),
	"a style without end": page(
		(size) => `${TABLE}<style>${"x{}".repeat(size / 3)}`,
	),
	"wide cells in every row": page(
		(size) =>
			`<table>${TABLE_HEAD}${fill(size, () => "<tr><td colspan=1000>x")}</table>`,
	),
	"tall and wide cells": page(
		(size) =>
			`<table>${TABLE_HEAD}<tr>${"<td colspan=1000 rowspan=65534>x".repeat(15)}${fill(size, () => "<tr><td>y")}</table>`,
	),
	"a staircase of tall cells": page(
		(size) =>
			`<table>${TABLE_HEAD}${fill(size, (no) => `<tr><td rowspan=65534>${no}`)}</table>`,
	),
	"a row wider than any sheet": page(
		(size) =>
			`<table><tr>${"<td colspan=1000000000>x".repeat(size / 24)}</tr>${TABLE_HEAD}${row(1)}</table>`,
	),
	"entities without end": page(
		(size) => `<table>${TABLE_HEAD}<tr><td>${"&#x8def;".repeat(size / 8)}`,
	),
	"breaks without end": page(
		(size) => `<table>${TABLE_HEAD}${row(1)}<tr><td>${"<br>".repeat(size / 4)}`,
	),
	"a workbook in XML with far cells": page(
		() =>
			`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row ss:Index="1000000000"><Cell ss:Index="100000000" ss:MergeAcross="1000000000" ss:MergeDown="1000000000"><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>`,
	),
	"a workbook in XML with many rows": page(
		(size) =>
			`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${fill(
				size,
				(no) =>
					`<Row>${line(no)
						.split(",")
						.map((text) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`)
						.join("")}</Row>`,
			)}</Table></Worksheet></Workbook>`,
	),
	"a workbook in XML with entities of its own": page(
		() =>
			`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${"x".repeat(1000)}">${Array.from({ length: 20 }, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join("")}<!ENTITY f SYSTEM "file:///etc/passwd">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row><Cell><Data ss:Type="String">&u;&f;</Data></Cell></Row></Table></Worksheet></Workbook>`,
	),
	"a single-file page of many parts": page(
		(size) =>
			`MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n${fill(size, () => "--b\nContent-Type: text/html\n\n<p>x\n")}--b--`,
	),
	"a single-file page of soft breaks": page(
		(size) =>
			`MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n${TABLE}${" ".repeat(size)}x\n--b--`,
	),
	"a single-file page of breaks in its head": page(
		(size) =>
			`MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n${"\r".repeat(size)}\n\n--b\nContent-Type: text/html\n\n${TABLE}\n--b--`,
	),
};

const SHEET = "xl/worksheets/sheet1.xml";

interface Parts {
	sheet?: (size: number) => string;
	texts?: (size: number) => string;
	styles?: (size: number) => string;
	book?: (size: number) => string;
}

// What a compressed part may unpack to: as much as a reader admits.
const SPREAD = 20;

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

const inline = (text: string, address = "") =>
	`<c t="inlineStr"${address && ` r="${address}"`}><is><t>${text}</t></is></c>`;
const bookRow = (no: number) =>
	`<row>${line(no)
		.split(",")
		.map((text) => inline(text))
		.join("")}</row>`;
const BOOK_HEAD = `<row>${HEADER.split(",")
	.map((text) => inline(text))
	.join("")}</row>`;
const bookRows = (count: number) =>
	Array.from({ length: count }, (_, no) => bookRow(no)).join("");
const toSheet = (rows: string, after = "") =>
	`<worksheet><sheetData>${BOOK_HEAD}${rows}</sheetData>${after}</worksheet>`;

/** The yardstick of what is packed: honest tickets in a workbook. */
export const PLAIN_BOOK: Bomb = book({
	sheet: (size) => toSheet(fill(size * SPREAD, bookRow)),
});

const BOOKS: Record<string, Bomb> = {
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

const archive = (
	parts: (size: number) => { name: string; bytes: Buffer }[],
): Bomb => ({ file: "导出.zip", make: (size) => toZip(parts(size)) });

const some = (count: number, bytes: (no: number) => Buffer, ending = "csv") =>
	Array.from({ length: Math.ceil(count) }, (_, no) => ({
		name: `${no}.${ending}`,
		bytes: bytes(no),
	}));

const ARCHIVES: Record<string, Bomb> = {
	"a zip of zeros": archive((size) =>
		some(10, () => Buffer.alloc(size * SPREAD)),
	),
	"a zip of thousands of files": archive((size) =>
		some(size / 500, (no) => Buffer.from(`${HEADER}\n${line(no)}\n`)),
	),
	"a zip of thousands of empty files": archive((size) =>
		some(size / 500, () => Buffer.alloc(0)),
	),
	"a zip of zips": archive((size) =>
		some(
			size / 5000,
			(no) => toZip([{ name: "a.csv", bytes: Buffer.from(line(no)) }]),
			"zip",
		),
	),
	"a zip of workbooks that unpack to gigabytes": archive((size) => {
		const inner = toZip([
			{
				name: "xl/workbook.xml",
				bytes: Buffer.from(
					'<workbook><sheets><sheet name="a"/></sheets></workbook>',
				),
			},
			{
				name: SHEET,
				bytes: Buffer.from(toSheet(`<!--${" ".repeat(size * SPREAD)}-->`)),
			},
		]);
		return some(50, () => inner, "xlsx");
	}),
};

/** What was tried, by what it does. */
export const BOMBS: Readonly<Record<string, Bomb>> = {
	...DELIMITED,
	...PAGES,
	...BOOKS,
	...ARCHIVES,
};
