import {
	boolean,
	type Columns,
	integer,
	time,
} from "../../database/write-table.ts";
import type { Rules } from "../rules.ts";

/** Every day of the calendar with its number among the working days. */
export function calendarTables({ calendar }: Rules): Record<string, Columns> {
	let workdays = 0;
	const numbers = calendar.days.map((day) => {
		workdays += day.isWorkday ? 1 : 0;
		return workdays;
	});
	return {
		calendar_days: {
			starts_at: time(calendar.days.map((day) => `${day.day} 00:00:00`)),
			is_workday: boolean(calendar.days.map((day) => day.isWorkday)),
			workday_no: integer(numbers),
		},
	};
}
