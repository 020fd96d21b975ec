import { describe, expect, test } from "vitest";
import { shedWrappers } from "../../../pipeline/files/shed-wrappers.ts";

describe("sheds what exporters wrap cells in", () => {
	test.each([
		["&#39;WH001", "WH001"],
		["&#x6EE1;&#x610F;", "满意"],
		["&amp;#39;WH001", "WH001"],
		["2023-03-02&#160;09:00:00", "2023-03-02\u00a009:00:00"],
		['="WH001"', "WH001"],
		['="\'WH001"', "WH001"],
		['\'="WH001"', "WH001"],
		['="="123.0""', "123"],
		["&#61;&quot;123.0&quot;", "123"],
		['="他说""好"""', '他说"好"'],
		["\t'2023-03-01 09:00:00\u200b", "2023-03-01 09:00:00"],
		["13900001111.0", "13900001111"],
		["００１２.０", "００１２"],
		["甲\u0001\u001b[31m社\u202e区&#7;", "甲[31m社区"],
		["&nbsp;", ""],
		['=""', ""],
	])("%j is %j", (cell, text) => {
		expect(shedWrappers(cell)).toBe(text);
	});

	test.each([
		"3.20",
		"V1.0",
		"‘一户一表’是什么",
		"'水改'何时到",
		"AT&T",
		"a=1",
		"=SUM(A1)",
		"2023-03-01 09:00:00.0",
	])("leaves %j", (cell) => {
		expect(shedWrappers(cell)).toBe(cell);
	});

	test("ends on cells that are wrapped without end", () => {
		const cell = '="'.repeat(5000) + '"'.repeat(5000);
		expect(shedWrappers(cell).length).toBeLessThan(cell.length);
		expect(shedWrappers(`${"&amp;".repeat(50_000)}#39;`)).toBeTypeOf("string");
	});
});
