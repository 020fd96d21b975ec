import { describe, expect, it } from "vitest";
import { findSourceChanges } from "../../../../pipeline/workspace/compared/source-changes.ts";
import { findSourceStarts } from "../../../../pipeline/workspace/compared/source-starts.ts";
import {
	findSources,
	type SourceSheet,
} from "../../../../pipeline/workspace/compared/sources.ts";
import { findUnlike } from "../../../../pipeline/workspace/compared/unlike-metrics.ts";
import { addDays } from "../../../../pipeline/workspace/days.ts";
import { planPeriods } from "../../../../pipeline/workspace/run-periods.ts";

const HOTLINE = ["工单编号", "受理时间", "诉求内容", "满意度", "办结时间"];
const GRID = ["事件号", "上报时间", "事件描述", "网格", "结案时间"];

function sheet(
	headers: string[],
	from: string,
	to: string,
	tickets = 10,
	fields: string[] = ["ticket_id", "accepted_at"],
): SourceSheet {
	const days = new Map<string, number>();
	for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, tickets);
	return { file: `${headers[0]}${from}.xlsx`, headers, fields, days };
}

// March 2026 beside February, and March 2025 where the exports reach so far.
function changes(...sheets: SourceSheet[]) {
	const days = [...new Set(sheets.flatMap((each) => [...each.days.keys()]))];
	const { periods } = planPeriods(
		days.sort().map((day) => ({
			day,
			acceptedCount: 1,
			lastEventAt: `${day} 10:00:00`,
		})),
		{ period: "2026-03" },
	);
	return findSourceChanges(findSources(sheets), periods);
}

function starts(...sheets: SourceSheet[]) {
	const { periods } = planPeriods(
		[...(sheets[0]?.days.keys() ?? [])].map((day) => ({
			day,
			acceptedCount: 1,
			lastEventAt: `${day} 10:00:00`,
		})),
		{ period: "2026-03" },
	);
	return findSourceStarts(findSources(sheets), periods);
}

const told = (...sheets: SourceSheet[]) =>
	changes(...sheets)
		.filter(({ period }) => period.role !== "trend")
		.map(
			({ period, kind, tickets, earlierTickets, likeTickets }) =>
				`${period.role} ${kind} ${tickets} ${earlierTickets} ${likeTickets}`,
		);

const hotline = sheet(HOTLINE, "2026-02-01", "2026-03-31");

describe("a source that the earlier period lacks", () => {
	it("is told where its file begins this month, with what the others hold", () => {
		expect(told(hotline, sheet(GRID, "2026-03-01", "2026-03-31", 4))).toEqual([
			"previous begins 124 0 310",
		]);
	});

	it("is told where it begins in the midst of the earlier or of this period", () => {
		expect(told(hotline, sheet(GRID, "2026-02-15", "2026-03-31", 4))).toEqual([
			"previous begins 124 56 310",
		]);
		expect(told(hotline, sheet(GRID, "2026-03-15", "2026-03-31", 4))).toEqual([
			"previous begins 68 0 310",
		]);
	});

	it("is told of a trend's month, and not of this one itself", () => {
		const roles = changes(hotline, sheet(GRID, "2026-03-15", "2026-03-31"))
			.filter(({ period }) => period.role === "trend")
			.map(({ period }) => period.name);
		expect(roles).toEqual(["2026-02"]);
	});

	it("is told where it ended, and where it paused", () => {
		expect(told(hotline, sheet(GRID, "2026-02-01", "2026-03-10", 4))).toEqual([
			"previous ends 40 112 310",
		]);
		const before = sheet(HOTLINE, "2025-03-01", "2026-03-31");
		const paused = sheet(GRID, "2025-03-01", "2025-12-31", 4);
		expect(
			told(before, paused, sheet(GRID, "2026-03-01", "2026-03-31", 4)),
		).toEqual(["previous pauses 124 0 310"]);
	});

	it("is nothing where it makes less than a twentieth of both, or comes rarely", () => {
		expect(
			told(
				sheet(HOTLINE, "2026-02-01", "2026-03-31", 100),
				sheet(GRID, "2026-03-01", "2026-03-31", 4),
			),
		).toEqual([]);
		const rare = sheet(GRID, "2026-02-01", "2026-02-01", 1);
		const days = new Map([
			["2026-02-01", 1],
			["2026-03-20", 1],
		]);
		expect(
			told(sheet(HOTLINE, "2026-02-01", "2026-03-31", 1), { ...rare, days }),
		).toEqual([]);
	});
});

describe("one source", () => {
	it("is an export a month, also where it gained columns", () => {
		expect(
			told(
				sheet(HOTLINE, "2026-02-01", "2026-02-28"),
				sheet([...HOTLINE, "回访", "备注"], "2026-03-01", "2026-03-31"),
			),
		).toEqual([]);
	});

	it("is a platform and the one that took its place", () => {
		expect(
			told(
				hotline,
				sheet(GRID, "2026-02-01", "2026-02-27"),
				sheet(["案卷号", "立案时间"], "2026-03-02", "2026-03-31"),
			),
		).toEqual([]);
	});
});

it("leaves compared the rates of those that answered where a new source has not asked", () => {
	const found = changes(
		hotline,
		sheet(GRID, "2026-03-01", "2026-03-31", 4, [
			"ticket_id",
			"closed_at",
			"solved",
		]),
	);
	const metrics = [
		{ metric: "volume", kind: "count", needs: [] },
		{ metric: "solved_rate", kind: "rate", needs: [["solved"], ["closed_at"]] },
		{
			metric: "satisfaction_strict",
			kind: "rate",
			needs: [["satisfaction", "sat_final"], ["closed_at"]],
		},
		{ metric: "rated_share", kind: "rate", needs: [["satisfaction"]] },
		{
			metric: "ontime",
			kind: "rate",
			needs: [["closed_at"], ["deadline_at", "sla"]],
		},
		{ metric: "share", kind: "share", needs: [] },
	];
	expect(
		findUnlike(found, metrics, new Set(["sla"]))
			.filter(({ period }) => period.role === "previous")
			.map(({ metric }) => metric),
	).toEqual(["volume", "solved_rate", "rated_share", "ontime"]);
});

describe("the days on which sources begin", () => {
	it("are the first of each, and the first after a pause of over ten days", () => {
		expect(
			starts(
				hotline,
				sheet(GRID, "2026-03-01", "2026-03-05", 4),
				sheet(GRID, "2026-03-16", "2026-03-17", 4),
				sheet(GRID, "2026-03-29", "2026-03-31", 4),
			),
		).toEqual(["2026-02-01", "2026-03-01", "2026-03-29"]);
	});

	it("are none of what makes less than a twentieth of the period", () => {
		const few = (tickets: number) =>
			starts(hotline, sheet(GRID, "2026-03-31", "2026-03-31", tickets));
		expect(few(16)).toEqual(["2026-02-01"]);
		expect(few(17)).toEqual(["2026-02-01", "2026-03-31"]);
	});
});
