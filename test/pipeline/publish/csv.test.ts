import { describe, expect, it } from "vitest";
import { guardText, toCsv } from "../../../pipeline/publish/csv.ts";

describe("toCsv", () => {
	it.each([
		["=1+1", "'=1+1"],
		["+86", "'+86"],
		["-x", "'-x"],
		["@sum", "'@sum"],
		["\tx", "'\tx"],
		[-5, "-5"],
		[0.25, "0.25"],
		[true, "true"],
		[null, ""],
		['a "quoted", cell', '"a ""quoted"", cell"'],
		["two\nlines", '"two\nlines"'],
	])("writes %j as %j", (value, cell) => {
		expect(toCsv([{ name: "a", values: [value] }])).toBe(`\uFEFFa\n${cell}\n`);
	});

	it.each([
		["\rx", '"\'\rx"'],
		["a\rb", '"a\rb"'],
		["a=b", "a=b"],
		["a-b", "a-b"],
	])("writes %j as %j", (value, cell) => {
		expect(toCsv([{ name: "a", values: [value] }])).toBe(`\uFEFFa\n${cell}\n`);
	});

	it("writes a line a row, of as many cells as there are columns", () => {
		const columns = [
			{ name: "a", values: [1, 2] },
			{ name: "=b", values: ["x"] },
		];
		expect(toCsv(columns)).toBe("\uFEFFa,'=b\n1,x\n2,\n");
		expect(toCsv([{ name: "a", values: [] }])).toBe("\uFEFFa\n");
		expect(toCsv([])).toBe("\uFEFF\n");
	});

	it("guards text for other files as well", () => {
		expect(guardText("=a")).toBe("'=a");
		expect(guardText("a")).toBe("a");
	});
});
