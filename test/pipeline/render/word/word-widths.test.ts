import { expect, test } from "vitest";
import { measureText } from "../../../../pipeline/render/text-width.ts";
import {
	CELL_MARGIN,
	shareWidths,
} from "../../../../pipeline/render/word/word-widths.ts";

const LINE = 8844;
const toRows = (rows: string[][]) =>
	rows.map((cells) => cells.map((text) => ({ lines: [text] })));

// A column of rates was once so narrow that 99.3% stood on two lines, and 658 read as 65 over 8.
test.each([
	[
		"numbers beside long words",
		[
			["指标", "本月", "分子/分母", "95% 区间", "怎样"],
			[
				"按时办结率",
				"90.2%",
				"773/857",
				"88.0%–92.0%",
				"较上月上升，未超出正常波动；".repeat(6),
			],
		],
	],
	[
		"ids and dates",
		[
			["工单编号", "受理日期", "期限", "社区", "小区", "主题", "承办单位"],
			[
				"2023030301904",
				"2023-03-03",
				"2023年4月19日",
				"松涧社区",
				"海滨花园",
				"污水管道堵塞",
				"怡园街道综合行政执法中队",
			],
		],
	],
	[
		"many columns",
		[
			Array.from({ length: 14 }, (_, at) => `第${at}列`),
			Array.from({ length: 14 }, () => "1,234"),
		],
	],
	["one column", [["合计"], ["12"]]],
])("a table of %s has room for each number, and fills the line", (_, rows) => {
	const { widths, size } = shareWidths(toRows(rows));
	const total = widths.reduce((sum, width) => sum + width, 0);
	expect(total).toBeLessThanOrEqual(LINE);
	expect(total).toBeGreaterThan(LINE * 0.98);
	for (const cells of rows)
		for (const [at, text] of cells.entries())
			for (const [token] of text.matchAll(/[\d.,/%–-]+|\d+年\d+月\d+日/g))
				expect(
					(widths[at] ?? 0) - 2 * CELL_MARGIN,
					token,
				).toBeGreaterThanOrEqual(Math.floor(measureText(token) * size * 10));
});

test("names beside figures alone stand whole", () => {
	const names = "怡园街道物业服务管理办公室";
	const rows = toRows([
		["承办单位", "本月受理", "上月", "按时办结率", "状态", "满意率", "状态"],
		[names, "195", "160", "90.0%（90.1%）", "正常波动", "100.0%（86.4%）", "—"],
	]);
	const { widths, size } = shareWidths(rows, LINE);
	expect(
		((widths[0] ?? 0) - 2 * CELL_MARGIN) / (size * 10),
	).toBeGreaterThanOrEqual(measureText(names));
	expect(size).toBeGreaterThanOrEqual(17);
});

test("a place with its numbers stands whole beside long words", () => {
	const place = "学苑社区13.7（8–20）↑；";
	const long = "疏通易堵管段，清掏化粪池，给反复堵的楼栋建档".repeat(3);
	const [head = [], body = []] = toRows([
		["诉求", "地点", "做什么", "牵头"],
		["油烟", place, long, long],
	]);
	const cells = body.map((cell, index) => ({ ...cell, isWhole: index === 1 }));
	const { widths, size } = shareWidths([head, cells], LINE);
	expect(
		((widths[1] ?? 0) - 2 * CELL_MARGIN) / (size * 10),
	).toBeGreaterThanOrEqual(measureText(place));
});

test("what has no room is set smaller, down to what can be read", () => {
	const narrow = toRows([Array.from({ length: 12 }, () => "2023-03-03")]);
	expect(shareWidths(narrow).size).toBeLessThan(18);
	const hopeless = toRows([Array.from({ length: 40 }, () => "2023-03-03")]);
	expect(shareWidths(hopeless).size).toBe(13);
});
