import { describe, expect, it } from "vitest";
import { parseHeader } from "../../../pipeline/plan/header.ts";

describe("parseHeader", () => {
	it("reads the sentence, the grain and the needs", () => {
		const sql =
			"-- Tickets by day\n-- and week.\n-- grain: day, week\n-- needs: closed_at|status, title\n-- order: day\n-- hidden: week\n-- csv: days\n-- sheet: annex.xlsx\n-- page: report, meeting\n-- kept: yes\nselect 1\n-- grain: not here";
		expect(parseHeader("mart_days", sql)).toEqual({
			title: "Tickets by day and week.",
			grain: ["day", "week"],
			needs: [["closed_at", "status"], ["title"]],
			order: ["day"],
			hidden: ["week"],
			csv: "days",
			sheet: ["annex.xlsx"],
			page: ["report", "meeting"],
			isKept: true,
		});
	});

	it("reads how a metric is to be tested", () => {
		const sql =
			"-- Share.\n-- grain: a\n-- metric: rate\n-- interval: wilson\n-- test: fisher\n-- funnel: yes\nselect 1";
		expect(parseHeader("metric_share", sql).metric).toEqual({
			kind: "rate",
			interval: "wilson",
			test: "fisher",
			hasFunnel: true,
			isAssessed: true,
			isInPass: true,
		});
	});

	it.each([
		["a missing grain", "mart_a", "-- A sentence.\nselect 1", "grain"],
		["an unknown key", "mart_a", "-- A.\n-- grian: a\nselect 1", "grian"],
		[
			"a metric without a kind",
			"metric_a",
			"-- A.\n-- grain: a\nselect 1",
			"rate | count | stock",
		],
	])("refuses %s", (_, name, sql, message) => {
		expect(() => parseHeader(name, sql)).toThrow(message);
	});
});
