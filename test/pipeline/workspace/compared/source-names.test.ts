import { expect, test } from "vitest";
import { nameSources } from "../../../../pipeline/workspace/compared/source-names.ts";

const source = (...files: string[]) => ({
	files,
	fields: new Set<string>(),
	days: new Map<string, number>(),
	first: "2026-03-01",
	last: "2026-03-31",
});

test("a source is called by its files' names without their days and endings", () => {
	const named = nameSources([
		source("青枫诉件202602.xls", "青枫诉件202603.xls"),
		source("平台/网格案卷三月.xlsx"),
		source("书记信箱（2026年第一季度）.csv"),
	]);
	expect([...named]).toEqual([
		["青枫诉件202602.xls", "青枫诉件"],
		["青枫诉件202603.xls", "青枫诉件"],
		["平台/网格案卷三月.xlsx", "网格案卷"],
		["书记信箱（2026年第一季度）.csv", "书记信箱"],
	]);
});

test("what says nothing has a number, and no two have one name", () => {
	const named = nameSources([
		source("export_2026.csv"),
		source("工单 1.csv"),
		source("工单-2.csv"),
	]);
	expect([...named.values()]).toEqual(["来源1", "工单2", "工单3"]);
});
