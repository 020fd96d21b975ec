import type { Issue } from "./faults.ts";

/** Notices events that have a day but no time of day. */
export interface DayOnlyColumns {
	add(header: string, row: number, isDay: boolean): void;
	/** A column of bare days is one issue, a stray bare day one of its own. */
	issues(): Issue[];
}

/** Watches the time columns of one sheet. */
export function watchDayOnly(): DayOnlyColumns {
	const columns = new Map<string, { times: number; days: number[] }>();
	return {
		add(header, row, isDay) {
			let seen = columns.get(header);
			if (!seen) {
				seen = { times: 0, days: [] };
				columns.set(header, seen);
			}
			if (isDay) seen.days.push(row);
			else seen.times += 1;
		},
		issues: () =>
			[...columns].flatMap(([column, { times, days }]): Issue[] => {
				const issue = { column, value: null };
				return times === 0
					? [{ ...issue, row: null, issue: "day_only_column" }]
					: days.map((row) => ({ ...issue, row, issue: "day_only" }));
			}),
	};
}
