import { describe, expect, test } from "vitest";
import { nameDays, orderFiles } from "../../../pipeline/read/file-date.ts";

describe("the days that a file's name states", () => {
	test.each([
		["工单20230331.xlsx", "2023-03-31", "2023-03-31"],
		["工单2023-03-31.csv", "2023-03-31", "2023-03-31"],
		["工单2023年3月31日.xlsx", "2023-03-31", "2023-03-31"],
		["工单202303.xlsx", "2023-03-01", "2023-03-31"],
		["工单2023年2月.xlsx", "2023-02-01", "2023-02-28"],
		["工单2024-02.xlsx", "2024-02-01", "2024-02-29"],
		["20230301-20230331导出.xlsx", "2023-03-01", "2023-03-31"],
		["工单20230331093000.xlsx", "2023-03-31", "2023-03-31"],
		["导出20230331.zip/工单.xlsx", "2023-03-31", "2023-03-31"],
		["导出20230331.zip/工单20230228.xlsx", "2023-02-28", "2023-02-28"],
	])("of %s are %s to %s", (path, first, last) =>
		expect(nameDays(path)).toEqual([`${first} 00:00:00`, `${last} 00:00:00`]),
	);

	test.each([
		"工单202313.xlsx",
		"工单20230230.xlsx",
		"工单明细.xlsx",
		"12345热线.xlsx",
		"2023-03-31/工单.xlsx",
	])("of %s are none", (path) => expect(nameDays(path)).toEqual([null, null]));
});

test("files stand in natural order of their names, then of their paths", () => {
	expect(
		orderFiles(["b/工单.csv", "a/工单.csv", "工单10.csv", "工单9.csv"]),
	).toEqual(["a/工单.csv", "b/工单.csv", "工单9.csv", "工单10.csv"]);
});
