import {
	type Columns,
	integer,
	text,
	time,
} from "../../database/write-table.ts";
import { idOf } from "../run-periods.ts";
import type { SourceChange } from "./source-changes.ts";

/** What sources the compared periods have not in common, the days on which sources begin, and what each file's is called, a row each. */
export function sourceTables(
	changes: readonly SourceChange[],
	starts: readonly string[],
	names: ReadonlyMap<string, string>,
): Record<string, Columns> {
	const rows = changes.filter(({ period }) => period.role !== "trend");
	return {
		run_source_changes: {
			against: text(rows.map(({ period }) => period.role)),
			period_id: text(rows.map(({ period }) => idOf(period))),
			source_no: integer(rows.map((_, index) => index + 1)),
			kind: text(rows.map(({ kind }) => kind)),
			first_at: time(rows.map(({ source }) => `${source.first} 00:00:00`)),
			last_at: time(rows.map(({ source }) => `${source.last} 00:00:00`)),
			tickets: integer(rows.map(({ tickets }) => tickets)),
			earlier_tickets: integer(rows.map((row) => row.earlierTickets)),
			like_tickets: integer(rows.map((row) => row.likeTickets)),
			like_earlier_tickets: integer(rows.map((row) => row.likeEarlierTickets)),
		},
		run_source_files: {
			file: text([...names.keys()]),
			source_name: text([...names.values()]),
		},
		run_source_starts: {
			starts_at: time(starts.map((day) => `${day} 00:00:00`)),
		},
	};
}
