import { expect, test } from "vitest";
import { backtest } from "../../../../pipeline/estimate/hotspots/backtest.ts";
import type { HotspotCell } from "../../../../pipeline/estimate/hotspots/place-series.ts";

// Month 0 is the last.
const months = Array.from({ length: 10 }, (_, month_no) => ({
	month_no,
	days: 30,
	period_name: `m${month_no}`,
}));

const cell = (
	place: string,
	month_no: number,
	tickets: number,
	callers = tickets,
): HotspotCell => ({
	...{ place_kind: "estate", place, community: "甲", topic: "noise" },
	...{ month_no, tickets, callers, repeats: 0 },
});

// One estate has four tickets every month; another twelve in month 1 and three after; thirty more one now and then.
const cells = [
	...months.map(({ month_no }) => cell("常", month_no, 4)),
	cell("突", 1, 12),
	cell("突", 0, 3),
	...Array.from({ length: 30 }, (_, place) =>
		months.flatMap(({ month_no }) =>
			(place + month_no) % 5 === 0 ? [cell(`苑${place}`, month_no, 1)] : [],
		),
	).flat(),
];

test("each month is judged by what had come by then, and by what came next", () => {
	const rows = backtest(cells, months);
	expect([...new Set(rows.map(({ month }) => month))]).toEqual([
		"m1",
		"m2",
		"m3",
	]);
	const [latest, naive] = rows;
	expect(latest).toMatchObject({
		month: "m1",
		next_month: "m0",
		method: "hotspots",
	});
	expect(latest?.called).toBeGreaterThanOrEqual(1);
	expect(latest?.next_tickets).toBeGreaterThanOrEqual(3);
	expect(naive).toMatchObject({
		method: "same_as_last_month",
		called: latest?.called,
	});
});

test("what comes later changes nothing of what was called", () => {
	const without = cells.filter(({ month_no }) => month_no > 0);
	const called = (of: HotspotCell[]) =>
		backtest(of, months)
			.filter(({ method }) => method === "hotspots")
			.map((row) => row.called);
	expect(called(without)).toEqual(called(cells));
});

test("a month without six before it, or without one after, is not judged", () => {
	expect(backtest(cells, months.slice(0, 7))).toEqual([]);
	expect(
		backtest(
			cells,
			months.filter(({ month_no }) => month_no !== 0),
		).map(({ month }) => month),
	).toEqual(["m2", "m2", "m3", "m3"]);
});
