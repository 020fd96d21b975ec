import { expect, test } from "vitest";
import {
	formatDone,
	formatStage,
} from "../../../../pipeline/commands/progress/stage.ts";

const files = (done: number, share?: number) => ({
	...{ done, total: 15, unit: "个文件" },
	...(share !== undefined && { share }),
	items: { done: done * 1000, unit: "条" },
});

test.each([
	["读取", undefined, 0, "读取"],
	["读取", files(0), 100, "读取 0/15 个文件"],
	// A rate of the first second is chance.
	["读取", files(3, 0.2), 1000, "读取 3/15 个文件，3,000 条"],
	[
		"读取",
		files(3, 0.25),
		2000,
		"读取 3/15 个文件，3,000 条，1,500 条/秒，约剩 6.0 秒",
	],
	[
		"归类",
		{ done: 5000, total: 20_000, unit: "条" },
		50_000,
		"归类 5,000/20,000 条，100 条/秒，约剩 2 分 30 秒",
	],
	["归类", { done: 9, total: 9, unit: "条" }, 3000, "归类 9/9 条，3 条/秒"],
])("%s %j after %d ms: %s", (stage, count, ms, line) => {
	expect(formatStage(stage, count, ms)).toBe(line);
});

test.each([
	["核对", undefined, 300, "核对：0.3 秒"],
	["读取", files(15), 61_000, "读取：15 个文件，15,000 条，1 分 1 秒"],
	[
		"读取",
		{ ...files(2), items: { done: 536, unit: "条", note: "（合计行等不算）" } },
		1000,
		"读取：2 个文件，536 条（合计行等不算），1.0 秒",
	],
	// Nobody has counted yet.
	[
		"读取",
		{ ...files(4), items: { done: 0, unit: "条" } },
		300,
		"读取：4 个文件，0.3 秒",
	],
	["归类", { done: 7, total: 9, unit: "条" }, 120_000, "归类：7 条，2 分钟"],
])("%s is over: %j after %d ms", (stage, count, ms, line) => {
	expect(formatDone(stage, count, ms)).toBe(line);
});
