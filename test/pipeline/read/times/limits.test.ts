import { expect, test } from "vitest";
import { readWords } from "../../../../pipeline/read/sheet-rules.ts";
import {
	cleanLimit,
	cleanLimitUnit,
	isLimit,
	unitOfHeading,
	unsaidUnit,
} from "../../../../pipeline/read/times/limits.ts";

const none: ReadonlySet<string> = new Set(["—"]);

test.each([
	["3天", 3, "天"],
	["5个工作日", 5, "个工作日"],
	["５ 工作日内", 5, "工作日"],
	["24小时", 24, "小时"],
	["限48小时以内", 48, "小时"],
	["7.0", 7, unsaidUnit()],
	[15, 15, unsaidUnit()],
	["—", null, null],
	["", null, null],
	["尽快", undefined, "尽快"],
	["1.5天", undefined, undefined],
	["2026-09-01", undefined, undefined],
])("%s is %s of %s", (cell, limit, unit) => {
	expect(cleanLimit(cell, none)).toBe(limit);
	expect(cleanLimitUnit(cell, none)).toBe(unit);
});

test.each([
	["限办天数", "天"],
	["时限（工作日）", "工作日"],
	["办理小时数", "小时"],
	["处理时限", undefined],
	["限时办结", undefined],
])("of the heading %s the unit is %s", (heading, unit) => {
	const units = readWords().listOf("sla_unit", "category") ?? new Set();
	expect(unitOfHeading(heading, units)).toBe(unit);
});

test.each([
	["5个工作日", true],
	["24", true],
	["2026-09-01 10:00", false],
	["9月3日", false],
	["尽快", false],
])("whether %s is a limit: %s", (cell, is) => expect(isLimit(cell)).toBe(is));

// Cut off its number it would have been printed as a word that nobody knows.
test("what stands behind a number and is written as no unit is, is none", () => {
	expect(cleanLimitUnit("12楼某家", new Set())).toBeUndefined();
	expect(cleanLimitUnit("3个自然周", new Set())).toBe("个自然周");
});
