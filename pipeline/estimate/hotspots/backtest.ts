import type { ColumnType } from "../../database/database.ts";
import { defineEstimator } from "../estimator.ts";
import { findHotspots } from "./hotspots.ts";
import {
	FEWEST_CALLERS,
	FEWEST_TICKETS,
	type HotspotCell,
	type HotspotMonth,
} from "./place-series.ts";

/** What was called in a past month, and what became of it in the next. */
export interface BacktestRow {
	month: string;
	next_month: string;
	/** `hotspots`, or `same_as_last_month`: as many, the largest of the month. */
	method: string;
	called: number;
	/** Of those, the ones with three tickets of two callers in the next month. */
	recurred: number;
	/** Tickets that the called ones had in the next month. */
	next_tickets: number;
	/** What was called, by place and topic. */
	places: Cell[];
}

export interface NamedMonth extends HotspotMonth {
	period_name: string;
}

const HISTORY = 12;
const FEWEST_MONTHS = 6;

const COLUMNS = {
	month: "text",
	next_month: "text",
	method: "text",
	called: "integer",
	recurred: "integer",
	next_tickets: "integer",
} satisfies Record<string, ColumnType>;

const PLACES = {
	next_month: "text",
	place_kind: "text",
	place: "text",
	topic: "text",
} satisfies Record<string, ColumnType>;

/** Writes `est_backtest`: the hotspots of each past month against what followed; and `est_past_hotspots`, which they were. */
export const backtestEstimator = defineEstimator({
	reads: {
		int_hotspot_months: {
			columns: ["month_no", "period_name", "days"],
			where: { meeting_no: 0, is_covered: true },
			order: ["month_no"],
		},
		int_hotspot_cells: {
			where: { meeting_no: 0 },
			order: ["place_kind", "place", "topic", "month_no"],
		},
		run_options: { columns: ["period_kind"], order: [] },
	},
	writes: { est_backtest: COLUMNS, est_past_hotspots: PLACES },
	grains: {
		est_backtest: ["month", "method"],
		est_past_hotspots: ["next_month", "place_kind", "place", "topic"],
	},
	estimate: ({
		int_hotspot_months: months,
		int_hotspot_cells: cells,
		run_options: [options],
	}: {
		int_hotspot_months: NamedMonth[];
		int_hotspot_cells: HotspotCell[];
		run_options: { period_kind: string }[];
	}) => {
		const isMonth = options?.period_kind === "month";
		// Only months follow one another here.
		const rows = backtest(cells, isMonth ? months : months.slice(1));
		return {
			est_backtest: rows.map(({ places, ...row }) => row),
			est_past_hotspots: rows
				.filter(({ method }) => method === "hotspots")
				.flatMap(({ next_month, places }) =>
					places.map(({ place_kind, place, topic }) => ({
						next_month,
						place_kind,
						place,
						topic,
					})),
				),
		};
	},
});

/**
 * Calls hotspots in each month as if it were the last, from what had come by
 * then, and beside them as many of its largest cells; the latest month first.
 */
export function backtest(
	cells: readonly HotspotCell[],
	months: readonly NamedMonth[],
): BacktestRow[] {
	const byNo = new Map(months.map((month) => [month.month_no, month]));
	return months.flatMap((month) => {
		const next = byNo.get(month.month_no - 1);
		const seen = months
			.filter(({ month_no }) => isSeenFrom(month.month_no, month_no))
			.map((each) => ({ ...each, month_no: each.month_no - month.month_no }));
		if (next === undefined || seen.length <= FEWEST_MONTHS) return [];
		const then = cells
			.filter(({ month_no }) => isSeenFrom(month.month_no, month_no))
			.map((cell) => ({ ...cell, month_no: cell.month_no - month.month_no }));
		const called = findHotspots({ cells: then, months: seen, isMonth: true });
		const after = cells.filter(({ month_no }) => month_no === next.month_no);
		const row = { month: month.period_name, next_month: next.period_name };
		return [
			{ ...row, method: "hotspots", ...follow(called, after) },
			{
				...row,
				method: "same_as_last_month",
				...follow(largest(then, called.length), after),
			},
		];
	});
}

const isSeenFrom = (month: number, other: number) =>
	other >= month && other <= month + HISTORY;

export type Cell = Pick<HotspotCell, "place_kind" | "place" | "topic">;

function largest(cells: readonly HotspotCell[], count: number): Cell[] {
	return cells
		.filter(({ month_no, callers }) => month_no === 0 && callers > 1)
		.filter(({ place_kind }) => place_kind === "estate")
		.sort((a, b) => b.tickets - a.tickets || (toKey(a) < toKey(b) ? -1 : 1))
		.slice(0, count);
}

function follow(called: readonly Cell[], after: readonly HotspotCell[]) {
	const byKey = new Map(after.map((cell) => [toKey(cell), cell]));
	const came = called.map((each) => byKey.get(toKey(each)));
	return {
		called: called.length,
		places: [...called],
		recurred: came.filter(
			(cell) =>
				cell !== undefined &&
				cell.tickets >= FEWEST_TICKETS &&
				cell.callers >= FEWEST_CALLERS,
		).length,
		next_tickets: came.reduce((sum, cell) => sum + (cell?.tickets ?? 0), 0),
	};
}

const toKey = ({ place_kind, place, topic }: Cell) =>
	`${place_kind}\n${place}\n${topic}`;
