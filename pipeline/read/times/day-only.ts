import type { Value } from "../../database/database.ts";
import type { FieldKind } from "../field-rules.ts";
import type { Issue } from "../issue.ts";
import type { TimeText } from "./times.ts";

/** Notices times that have a day but no time of day. */
export interface DayOnlyColumns {
	add(column: TimeColumn, row: number, time: TimeText): void;
	/** Times of a column that were counted before; rows of bare days only where they are stray. */
	addAll(column: TimeColumn, counts: TimeCounts): void;
	/** A column of bare days is one issue, a stray bare day one of its own. */
	issues(): Issue[];
	/** Field, header, how many times it has, how many of them are at midnight or bare days, and how many bare days. */
	rows(): Value[][];
}

interface TimeColumn {
	field: string;
	header: string;
	kind: FieldKind;
}

interface TimeCounts {
	times: number;
	/** Bare days among them. */
	midnights: number;
	days: number;
	dayRows: number[];
}

interface Seen extends TimeColumn, TimeCounts {}

/** Watches the time columns of one sheet. */
export function watchDayOnly(): DayOnlyColumns {
	const columns = new Map<string, Seen>();
	const seenOf = ({ field, header, kind }: TimeColumn): Seen => {
		const key = `${field}\n${header}`;
		let seen = columns.get(key);
		if (!seen) {
			const counts = { times: 0, midnights: 0, days: 0, dayRows: [] };
			seen = { field, header, kind, ...counts };
			columns.set(key, seen);
		}
		return seen;
	};
	return {
		add(column, row, time) {
			const seen = seenOf(column);
			const isDay = time.length === 10;
			seen.times += 1;
			if (isDay) {
				seen.days += 1;
				seen.dayRows.push(row);
			}
			if (isDay || time.endsWith("00:00:00")) seen.midnights += 1;
		},
		addAll(column, { times, midnights, days, dayRows }) {
			if (times === 0) return;
			const seen = seenOf(column);
			seen.times += times;
			seen.midnights += midnights;
			seen.days += days;
			seen.dayRows.push(...dayRows);
		},
		issues: () =>
			[...columns.values()].flatMap(
				({ header, kind, times, days, dayRows }): Issue[] => {
					// A bare day is how a deadline is given.
					if (kind === "deadline") return [];
					const issue = { column: header, value: null };
					return times === days
						? [{ ...issue, row: null, issue: "day_only_column" }]
						: dayRows.map((row) => ({ ...issue, row, issue: "day_only" }));
				},
			),
		rows: () =>
			[...columns.values()].map(({ field, header, times, midnights, days }) => [
				field,
				header,
				times,
				midnights,
				days,
			]),
	};
}
