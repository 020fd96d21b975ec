import { expect, test } from "vitest";
import { planSections } from "../../../pipeline/workspace/sections.ts";

const reasonOf = (section: string, fields: readonly string[]) =>
	planSections(new Set(fields)).find((each) => each.section === section)
		?.missingReason;

test("a section names what is missing and nothing else", () => {
	expect(reasonOf("satisfaction", ["satisfaction"])).toBe(
		"导出中没有办结时间列，满意度按办结的月份算。",
	);
	expect(reasonOf("satisfaction", ["closed_at"])).toBe("导出中没有满意度列。");
	expect(reasonOf("timeliness", ["sla"])).toBe(
		"导出中没有办结时间（或按期、逾期的结论），无法计算按时办结率。",
	);
	expect(reasonOf("hotspots", ["community"])).not.toContain("社区");
});

test("what lacks all is told of all", () =>
	expect(reasonOf("satisfaction", [])).toBe(
		"导出中没有满意度列。导出中没有办结时间列，满意度按办结的月份算。",
	));
