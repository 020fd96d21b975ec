import { describe, expect, it } from "vitest";
import { UserError } from "../../../pipeline/user-error.ts";
import {
	parsePeriod,
	previousPeriod,
	yearAgoPeriod,
} from "../../../pipeline/workspace/period.ts";

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
		expect(parsePeriod(text)).toMatchObject({ id: text, start, end });
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
		const error = caught(() => parsePeriod(text));
		expect(error).toBeInstanceOf(UserError);
		expect(error).toMatchObject({
			message: expect.stringContaining(text),
			hint: expect.stringContaining("2023-03"),
		});
	});
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
		const period = parsePeriod(text);
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
