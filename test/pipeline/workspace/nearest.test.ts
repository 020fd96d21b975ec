import { describe, expect, test } from "vitest";
import { findMetric } from "../../../pipeline/workspace/metrics.ts";
import { askBack, matchNamed } from "../../../pipeline/workspace/nearest.ts";

describe("a metric is found", () => {
	test.each([
		["满意率", "satisfaction_strict"],
		["satisfaction_strict", "satisfaction_strict"],
		[" 满意 率", "satisfaction_strict"],
		["满意率(含基本满意)", "satisfaction_inclusive"],
		["ONTIME_RATE", "ontime_rate"],
		["按时办", "ontime_rate"],
		["千户", "volume_per_1000_households"],
		["受理量", "volume"],
	])("as %s", (typed, metric) => {
		expect(findMetric(typed)).toBe(metric);
	});
});

test.each([
	[
		"满意",
		"以“满意”开头的指标不止一个。",
		/^是哪一个：“满意率”（satisfaction_strict）、“满意率（含基本满意）”/,
	],
	[
		"办结率",
		"没有名为“办结率”的指标。",
		/“到期办结率”（close_rate_due）、“受理办结率”/,
	],
	[
		"满意度率",
		"没有名为“满意度率”的指标。",
		/^是不是“满意率”（satisfaction_strict）？$/,
	],
	["中位数", "没有名为“中位数”的指标。", /^是不是“办结用时中位数（天）”/],
	[
		"ontime_rat_",
		"没有名为“ontime_rat_”的指标。",
		/^是不是“按时办结率”（ontime_rate）？$/,
	],
	["", "没有名为“”的指标。", /^是不是“/],
])("“%s” is asked back", (typed, message, hint) => {
	expect(() => findMetric(typed)).toThrow(
		expect.objectContaining({ message, hint: expect.stringMatching(hint) }),
	);
});

test("what bears its name in full is meant, though others begin so", () => {
	const known = ["办结", "办结率"].map((code) => ({ code, names: [code] }));
	expect(matchNamed("办结", known)?.code).toBe("办结");
	expect(matchNamed("办", known)).toBeUndefined();
});

test("of nothing known nothing is asked back", () => {
	expect(askBack("满意率", [])).toBe("");
});
