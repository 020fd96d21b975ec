import { type Bomb, type Bombs, fill, HEADER, line } from "./bomb.ts";

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

export const PAGES: Bombs = {
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
