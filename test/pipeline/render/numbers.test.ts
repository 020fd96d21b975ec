import { describe, expect, it } from "vitest";
import {
	formatCount,
	formatDate,
	formatDay,
	formatDecimal,
	formatFraction,
	formatHours,
	formatInterval,
	formatMonthDay,
	formatPart,
	formatPercent,
	formatPoints,
	formatRate,
	formatSigned,
	formatSize,
	formatTime,
	formatWeighted,
	formatWorkingDays,
} from "../../../pipeline/render/numbers.ts";

describe("numbers", () => {
	it.each([
		[formatCount(0), "0"],
		[formatCount(1234567), "1,234,567"],
		[formatCount(null), "—"],
		[formatWorkingDays(3), "3个工作日"],
		[formatWorkingDays(0), "不满1个工作日"],
		[formatWorkingDays(null), "—"],
		[formatDecimal(23.46), "23.5"],
		[formatDecimal(1234.04), "1,234.0"],
		[formatPercent(0), "0.0%"],
		[formatPercent(1), "100.0%"],
		[formatPercent(null), "—"],
		[formatFraction(1231, 1250), "1,231/1,250"],
		[formatFraction(0, 0), "—"],
		[formatFraction(null, null), "—"],
		[formatWeighted(0, 0), "—"],
		[formatPart(2, 2, 1), "2/2"],
		[formatPart(0, 0, null), "—"],
		[formatPart(3, 10, 0.301), "30.1%"],
		[formatMonthDay("2023-03-05 16:20:00"), "3月5日"],
		[formatInterval(0.861, 0.9234), "86.1%–92.3%"],
		[formatInterval(null, 0.9), "—"],
		[formatHours(47.96), "48.0小时"],
		[formatHours(48), "48.0小时"],
		[formatHours(1676.8), "1,676.8小时"],
		[formatHours(null), "—"],
		[formatPoints(1234.5), "1,234.5"],
		[formatPoints(12.25), "12.25"],
		[formatPoints(30), "30"],
		[formatPoints(null), "—"],
		[formatWeighted(634.4, 670), "634.4/670"],
	])("writes %s as %s", (written, expected) => {
		expect(written).toBe(expected);
	});

	it.each([
		[0.9285, "92.9%"],
		[0.0005, "0.1%"],
		[0.10049, "10.0%"],
	])(
		"rounds the half of %f up, whatever its binary form",
		(share, expected) => {
			expect(formatPercent(share)).toBe(expected);
		},
	);

	it.each([
		[9, 9, "9/9"],
		[9, 10, "90.0%"],
		[0, 0, "—"],
		[null, 12, "—"],
		[0, 12, "0.0%"],
	])(
		"writes %s of %s as %s: a percentage needs ten cases",
		(x, n, expected) => {
			expect(formatRate(x, n)).toBe(expected);
		},
	);

	it.each([
		[0.123, "percent", "+12.3%", "12.3%"],
		[-0.123, "percent", "−12.3%", "12.3%"],
		[-12, "items", "−12", "12"],
		[2.34, "points", "+2.3", "2.3"],
		[0.0004, "percent", "0.0%", "0.0%"],
		[-0.04, "points", "0.0", "0.0"],
	] as const)(
		"writes a change of %f %s as %s",
		(change, unit, signed, size) => {
			expect(formatSigned(change, unit)).toBe(signed);
			expect(formatSize(change, unit)).toBe(size);
		},
	);

	it("writes times from their text, the last second of a day as 24:00", () => {
		expect(formatDay("2023-03-05 16:20:00")).toBe("2023年3月5日");
		expect(formatTime("2023-03-05 16:20:00")).toBe("2023年3月5日16:20");
		expect(formatTime("2023-03-31 23:59:59")).toBe("2023年3月31日24:00");
		expect(formatDate("2023-03-05 16:20:00")).toBe("2023-03-05");
		expect(formatDate(null)).toBe("—");
	});
});
