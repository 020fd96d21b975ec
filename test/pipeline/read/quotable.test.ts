import { describe, expect, test } from "vitest";
import { listNames, quoteNames } from "../../../pipeline/read/quotable.ts";

const BELOW = ["GD02", "乙社区", "已办结"];

const quote = (first: string[], ...rest: string[][]) =>
	quoteNames(
		first,
		1,
		[first, ...rest].map((cells, index) => ({ row: index + 1, cells })),
	);

describe("names of columns are quoted", () => {
	test.each([
		[["单号", "经手人", "反映情况"]],
		[["SRRecordID", "Created Date", "Agency Name"]],
		[["是否7日内回访", "24小时联系", "12345来电（必填）"]],
		[["姓名、电话", "一级/二级/三级分类", "办结时间\n（时分秒）"]],
	])("%j", (names) => {
		expect(quote(names, BELOW)).toEqual(names);
	});

	test("of a header that stands below again", () => {
		const names = ["单号", "社区", "结果"];
		expect(quote(names, BELOW, names)).toEqual(names);
	});
});

describe("a row of data is none", () => {
	test.each([
		["a telephone", ["张三", "13900001111", "甲社区"]],
		["an old telephone", ["张三", "0533-2881234", "甲社区"]],
		["a time", ["张三", "甲社区", "2023-03-01 09:00"]],
		["a day", ["张三", "甲社区", "2023年3月1日"]],
		["a number", ["张三", "甲社区", "GD20230301"]],
		["a door", ["张三", "3号楼2单元101", "甲社区"]],
		["a story", ["张三", "甲社区", "我家楼上半夜打孩子。已经报过警"]],
		["values that come again", ["张三", "乙社区", "已办结"]],
	])("by %s", (_, cells) => {
		expect(quote(cells, BELOW)).toEqual([null, null, null]);
	});
});

test("of a header, too, no more is quoted than a name", () => {
	const sentence = "居民反映的问题描述，请写清楚时间地点和当事人";
	expect(quote(["单号", sentence, "联系人张三"], BELOW)).toEqual([
		"单号",
		null,
		null,
	]);
});

test("what is not quoted is counted", () => {
	expect(listNames(["单号", null, "社区", null])).toBe(
		"单号、社区；2 列不像列名，不列出",
	);
	expect(listNames(["单号", "单号"])).toBe("单号");
	expect(listNames([null])).toBe("1 列不像列名，不列出");
});
