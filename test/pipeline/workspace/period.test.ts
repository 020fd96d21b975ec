import { describe, expect, it } from "vitest";
import { UserError } from "../../../pipeline/user-error.ts";
import {
	parsePeriod,
	previousPeriod,
	yearAgoPeriod,
} from "../../../pipeline/workspace/period.ts";
import { namePeriods } from "../../../pipeline/workspace/period-names.ts";

describe("parsePeriod", () => {
	it.each([
		["2023-03", "2023-03-01", "2023-03-31"],
		["2024-02", "2024-02-01", "2024-02-29"],
		["2023-Q1", "2023-01-01", "2023-03-31"],
		["2023-H2", "2023-07-01", "2023-12-31"],
		["2023", "2023-01-01", "2023-12-31"],
		["2023-W11", "2023-03-13", "2023-03-19"],
		["2020-W53", "2020-12-28", "2021-01-03"],
		["2023-03-01..2023-03-10", "2023-03-01", "2023-03-10"],
		["meeting-2023-03-16", "2023-03-09", "2023-03-15"],
	])("%s runs from %s to %s", (text, start, end) => {
		expect(parsePeriod(text, "2026-11-20")).toMatchObject({
			id: text,
			start,
			end,
		});
	});

	it.each([
		"2023-13",
		"2023-Q5",
		"2023-H3",
		"2023-W53",
		"2023-W00",
		"上月",
		"meeting-2023-02-30",
		"2023-02-30..2023-03-01",
		"2023-03-10..2023-03-01",
	])("refuses %s with an example to follow", (text) => {
		const error = caught(() => parsePeriod(text, "2026-11-20"));
		expect(error).toBeInstanceOf(UserError);
		expect(error).toMatchObject({
			message: expect.stringContaining(text),
			hint: expect.stringContaining("2023-03"),
		});
	});
});

describe("a period as people write it", () => {
	it.each([
		["2026年9月", "2026-09"],
		["2026年 9 月", "2026-09"],
		["2026-9", "2026-09"],
		["2026.9", "2026-09"],
		["202609", "2026-09"],
		["9月", "2026-09"],
		["9月份", "2026-09"],
		["12月", "2025-12"],
		["2026年第3季度", "2026-Q3"],
		["2026年三季度", "2026-Q3"],
		["2026年上半年", "2026-H1"],
		["2026年", "2026"],
		["2026年度", "2026"],
		["2026年第36周（2026-08-31至2026-09-06）", "2026-W36"],
		["2026-09-01至2026-09-30", "2026-09-01..2026-09-30"],
		["2026/9/1到2026/9/30", "2026-09-01..2026-09-30"],
	])("%s is %s", (text, id) =>
		expect(parsePeriod(text, "2026-11-20 08:00:00").id).toBe(id),
	);

	it("is what the program prints", () => {
		for (const id of [
			"2026-09",
			"2026-Q3",
			"2026-H2",
			"2026",
			"2026-W36",
			"2026-09-03..2026-09-09",
		]) {
			const period = parsePeriod(id, "2026-11-20");
			const label = namePeriods(period.kind).labelOf(period);
			expect(parsePeriod(label, "2026-11-20").id).toBe(id);
		}
	});

	it.each(["13月", "0月", "2026年13月", "2026年第5季度", "九月吧"])(
		"refuses %s",
		(text) =>
			expect(caught(() => parsePeriod(text, "2026-11-20"))).toBeInstanceOf(
				UserError,
			),
	);
});

describe("the periods compared with", () => {
	it.each([
		["2023-01", "2022-12", "2022-01"],
		["2023-Q1", "2022-Q4", "2022-Q1"],
		["2023-H1", "2022-H2", "2022-H1"],
		["2023", "2022", "2022"],
		["2023-W11", "2023-W10", "2022-W11"],
		["2021-W01", "2020-W53", "2020-W01"],
		["meeting-2023-03-16", "meeting-2023-03-09", "meeting-2022-03-17"],
		["2020-W53", "2020-W52", "2019-W52"],
		[
			"2024-02-20..2024-02-29",
			"2024-02-10..2024-02-19",
			"2023-02-20..2023-02-28",
		],
	])("of %s are %s and %s", (text, previous, yearAgo) => {
		const period = parsePeriod(text, "2026-11-20");
		expect(previousPeriod(period).id).toBe(previous);
		expect(yearAgoPeriod(period).id).toBe(yearAgo);
	});
});

function caught(run: () => unknown): unknown {
	try {
		run();
	} catch (error) {
		return error;
	}
	throw new Error("nothing was thrown");
}
