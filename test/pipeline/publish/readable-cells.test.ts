import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { toArrow } from "../../../pipeline/publish/arrow.ts";
import { readCells } from "../../../pipeline/publish/readable-cells.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const cellsOf = (path: string, content: string | Uint8Array) =>
	[...readCells({ path, content })].sort();

test.each([
	["cells of a table", "a.csv", 'ab,"cd"\nef\tgh,i', ["ab", "cd", "ef", "gh"]],
	[
		"texts of a page",
		"a.html",
		"<p>甲乙</p><b>丙丁</b>",
		["/b", "/p", "丙丁", "甲乙"],
	],
	["signs in numbers", "a.html", "&#x7532;乙 &#19993;&#X4e01;", ["甲乙 丙丁"]],
	["one digit, and six", "a.csv", "甲&#9;乙,丙&#127968;", ["丙🏠", "甲\t乙"]],
	[
		"no sign's number as it stands",
		"a.csv",
		"甲&#;乙,丙&#1234567;,丁&#x110000;,戊&#x10ffff;",
		["丁&#x110000;", "丙&#1234567;", "戊\u{10ffff}", "甲&#;乙"],
	],
	["a number with noughts before it", "a.html", "甲&#x00004e59;", ["甲乙"]],
	["signs in json", "a.json", '{"\\u7532\\u4E59":1}', ["甲乙"]],
	["an ampersand", "a.html", "甲&amp;乙", ["甲&乙"]],
	["nothing of one sign", "a.csv", "a,,b", []],
	[
		"a number long enough to be somebody's, and no shorter one",
		"a.csv",
		"123456789,1234567890,1.5e-3 %,12a",
		["1234567890", "12a"],
	],
])("%s are read", (_, path, content, cells) => {
	expect(cellsOf(path, content)).toEqual(cells);
	expect(cellsOf(path, bytes(content))).toEqual(cells);
});

test("numbers that draw a picture are no words, and those of a page that draws nothing are", () => {
	const page =
		'<svg><path d="M139"/><g transform="x12"/><i id="x34"></i></svg>';
	expect(cellsOf("a.html", page)).not.toContain("M139");
	expect(cellsOf("a.html", page)).not.toContain("x12");
	expect(cellsOf("a.html", page)).toContain("x34");
	expect(cellsOf("a.txt", ' d="M139"')).toContain("M139");
});

test("runs of one paragraph are one text", () => {
	const xml =
		"<w:p><w:r><w:rPr/><w:t>甲</w:t></w:r><w:r><w:t xml:space='x'>乙</w:t></w:r></w:p>";
	const content = zipSync({ "word/document.xml": bytes(xml) });
	expect(cellsOf("a.docx", content)).toContain("甲乙");
	expect(cellsOf("a.zip", content)).toContain("甲乙");
});

test("a picture says nothing, alone or packed", () => {
	for (const name of ["a.jpg", "a.jpeg", "a.ttf", "a.woff", "a.woff2"])
		expect(cellsOf(name, bytes("15400000000"))).toEqual([]);
	const content = zipSync({
		"xl/a.png": bytes("甲乙"),
		"b.csv": bytes("丙丁"),
	});
	expect(cellsOf("a.xlsx", content)).toEqual(["丙丁"]);
});

test("of typed columns the words, their names, and numbers as long as a telephone's are read", () => {
	const content = toArrow([
		{ name: "unit", type: "text", values: ["城管办", null] },
		{ name: "tickets", type: "integer", values: [999_999_999, 1_000_000_000] },
		{ name: "share", type: "double", values: [13_900_000_001, 0.5] },
		{ name: "is_due", type: "boolean", values: [true, false] },
		{ name: "closed_at", type: "time", values: ["2023-03-01 08:05:09", null] },
	]);
	expect(cellsOf("a.arrow", content)).toEqual(
		[
			"unit",
			"tickets",
			"share",
			"is_due",
			"closed_at",
			"城管办",
			"1000000000",
			"13900000001",
		].sort(),
	);
});

test("what a name only holds in its middle is neither a picture nor packed", () => {
	for (const name of ["a.png.csv", "a.pdf.csv", "a.jpg.csv", "a.woff2.csv"]) {
		expect(cellsOf(name, "甲乙")).toEqual(["甲乙"]);
		expect(cellsOf(name, bytes("甲乙"))).toEqual(["甲乙"]);
	}
	expect(cellsOf("a.zip.csv", bytes("甲乙"))).toEqual(["甲乙"]);
});
