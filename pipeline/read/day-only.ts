import type { Value } from "../database/database.ts";
import type { Issue } from "./faults.ts";
import type { TimeText } from "./times.ts";
import type { FieldKind } from "./values.ts";

/** Notices times that have a day but no time of day. */
export interface DayOnlyColumns {
	add(column: TimeColumn, row: number, time: TimeText): void;
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

interface Seen extends TimeColumn {
	times: number;
	midnights: number;
	days: number[];
}

/** Watches the time columns of one sheet. */
export function watchDayOnly(): DayOnlyColumns {
	const columns = new Map<string, Seen>();
	return {
		add({ field, header, kind }, row, time) {
			const key = `${field}\n${header}`;
			let seen = columns.get(key);
			if (!seen) {
				seen = { field, header, kind, times: 0, midnights: 0, days: [] };
				columns.set(key, seen);
			}
			seen.times += 1;
			if (time.length === 10) seen.days.push(row);
			if (time.length === 10 || time.endsWith("00:00:00")) seen.midnights += 1;
		},
		issues: () =>
			[...columns.values()].flatMap(
				({ header, kind, times, days }): Issue[] => {
					// A bare day is how a deadline is given.
					if (kind === "deadline") return [];
					const issue = { column: header, value: null };
					return times === days.length
						? [{ ...issue, row: null, issue: "day_only_column" }]
						: days.map((row) => ({ ...issue, row, issue: "day_only" }));
				},
			),
		rows: () =>
			[...columns.values()].map(({ field, header, times, midnights, days }) => [
				field,
				header,
				times,
				midnights,
				days.length,
			]),
	};
}
