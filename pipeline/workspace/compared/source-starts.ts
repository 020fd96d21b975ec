import { addDays, daysBetween } from "../days.ts";
import type { RunPeriod } from "../run-periods.ts";
import { LEAST_SHARE } from "./source-changes.ts";
import { countIn, LONGEST_PAUSE_DAYS, type Source } from "./sources.ts";

/** The days (`YYYY-MM-DD`) on which a source of some weight in this period begins, or goes on after a pause. */
export function findSourceStarts(
	sources: readonly Source[],
	periods: readonly RunPeriod[],
): string[] {
	const current = periods.find(({ role }) => role === "current");
	if (!current) return [];
	const start = current.startAt.slice(0, 10);
	const span = { start, end: addDays(start, current.days - 1) };
	const tickets = sources.map((source) => countIn(source, span));
	const all = tickets.reduce((sum, each) => sum + each, 0);
	const starts = sources
		.filter((_, index) => (tickets[index] ?? 0) >= LEAST_SHARE * all)
		.flatMap(startsOf);
	return [...new Set(starts)].sort();
}

function startsOf({ days }: Source): string[] {
	const sorted = [...days.keys()].sort();
	return sorted.filter((day, index) => {
		const before = sorted[index - 1];
		return !before || daysBetween(before, day) - 1 > LONGEST_PAUSE_DAYS;
	});
}
