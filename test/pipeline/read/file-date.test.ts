import { describe, expect, test } from "vitest";
import { fileDate, rankExports } from "../../../pipeline/read/file-date.ts";

describe("the date in a file name", () => {
	test.each([
		["工单20230331.xlsx", "20230331"],
		["工单2023-03-31.csv", "20230331"],
		["工单2023年3月31日.xlsx", "20230331"],
		["工单202303.xlsx", "20230331"],
		["工单2023年2月.xlsx", "20230228"],
		["工单2024-02.xlsx", "20240229"],
		["20230301-20230331导出.xlsx", "20230331"],
		["工单20230331093000.xlsx", "20230331"],
		["工单202313.xlsx", undefined],
		["工单20230230.xlsx", undefined],
		["工单明细.xlsx", undefined],
		["12345热线.xlsx", undefined],
	])("of %s is %s", (name, date) => expect(fileDate(name)).toBe(date));
});

test("exports rank by date, then by name in natural order, then by path", () => {
	const paths = [
		"b/工单.csv",
		"工单202303.csv",
		"a/工单.csv",
		"工单10.csv",
		"工单9.csv",
		"工单20230315.csv",
	];
	const ranks = rankExports(paths);
	expect(
		[...paths].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0)),
	).toEqual([
		"a/工单.csv",
		"b/工单.csv",
		"工单9.csv",
		"工单10.csv",
		"工单20230315.csv",
		"工单202303.csv",
	]);
});
