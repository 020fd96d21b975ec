import { describe, expect, test } from "vitest";
import { toFieldKind } from "../../../pipeline/read/field-rules.ts";
import { parseTime } from "../../../pipeline/read/times/times.ts";
import {
	cleanCategory,
	cleanCount,
	cleanId,
	cleanText,
	createCleaner,
} from "../../../pipeline/read/values.ts";

const unknown = new Set(["无", "-", "不详"]);

describe("an identity", () => {
	test.each([
		["GD2023001", "GD2023001"],
		["ＧＤ２０２３００１", "GD2023001"],
		["00123", "00123"],
		[123, "123"],
		[999_999_999_999_999, "999999999999999"],
		["", null],
		["无", null],
	])("%j is %j", (cell, id) => expect(cleanId(cell, unknown)).toBe(id));

	test.each(["3.20221E+15", "3E+15", 1_234_567_890_123_456, 3.2e20])(
		"%j has lost digits",
		(cell) => expect(cleanId(cell, unknown)).toBeUndefined(),
	);

	test("may look like a power of ten", () =>
		expect(cleanId("2023E15", unknown)).toBe("2023E15"));
});

describe("a word of a closed list", () => {
	test.each([
		["　已 办结\n", "已办结"],
		["满意_x000D_", "满意"],
		["１２３４５电话", "12345电话"],
		["Closed  (Duplicate)", "Closed (Duplicate)"],
		["物业管理 -> 收费", "物业管理>收费"],
		["物业\u200b管理", "物业管理"],
		["－", null],
		["", null],
		["不详", null],
	])("%j is %j", (cell, word) =>
		expect(cleanCategory(cell, unknown)).toBe(word),
	);

	// A unit became a scope by its officer's name and number, and was printed with both.
	test("loses a telephone number, and keeps a code", () => {
		expect(cleanCategory("王科长13900770001", unknown)).toBe(
			"〔姓名〕科长〔电话〕",
		);
		expect(cleanCategory("市政>路灯1001020304", unknown)).toBe(
			"市政>路灯1001020304",
		);
	});
});

describe("free text", () => {
	test.each([
		["\n\t 第一行\r\n第二行\u3000", "第一行\n第二行"],
		["污水，满溢！", "污水，满溢！"],
		["无", null],
		[12, "12"],
	])("%j is %j", (cell, text) => expect(cleanText(cell, unknown)).toBe(text));
});

describe("a count", () => {
	test.each([
		["3", 3],
		["３次", 3],
		[" 1,200 ", 1200],
		["5.0", 5],
		[2, 2],
		["5天", 5],
		["", null],
		["-", null],
		["1.5", undefined],
		["多次", undefined],
		["-1", undefined],
	])("%j is %j", (cell, count) =>
		expect(cleanCount(cell, unknown)).toBe(count),
	);
});

test("a time says nothing, says when, or cannot be read", () => {
	const clean = createCleaner("time", {
		unknownMarkers: unknown,
		readTime: (text) => (text === "now" ? "2024-03-05" : undefined),
		secret: "",
	});
	expect(["不详", " now", "昨天"].map(clean)).toEqual([
		null,
		"2024-03-05",
		undefined,
	]);
});

test("a kind that does not exist is our own mistake", () =>
	expect(() => toFieldKind("number")).toThrow('no kind "number"'));

test.each([
	["2023年3月20日前", "2023-03-20"],
	["2023-03-20 18:00前", "2023-03-20 18:00:00"],
	["2023-03-20之前", "2023-03-20"],
	["2023年3月20日12时前办结", "2023-03-20 12:00:00"],
	["2023-03-20止", "2023-03-20"],
])("a deadline of %s has its day within", (cell, time) => {
	const rules = { unknownMarkers: unknown, readTime: parseTime, secret: "" };
	expect(createCleaner("deadline", rules)(cell)).toBe(time);
	// Nothing happens "before" a day.
	expect(createCleaner("time", rules)(cell)).toBeUndefined();
});
