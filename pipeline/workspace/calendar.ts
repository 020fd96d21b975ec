import { createRequire } from "node:module";
import { once } from "../defaults.ts";
import { addDays, addMonths, endOfMonth, isDay, weekday } from "./days.ts";

/** A day of the working calendar. */
export interface CalendarDay {
	day: string;
	isWorkday: boolean;
}

/** A day as a workspace has it, with the name of its festival. */
export interface OwnDay extends CalendarDay {
	name?: string;
}

/** Days that depart from the plain week, and how far the notices reach. */
export interface Calendar {
	from: string;
	to: string;
	days: CalendarDay[];
	/** The first day of the Spring Festival's holiday of each year that is known. */
	festivals: string[];
}

interface PackagedDays {
	holidays: Record<string, string>;
	workdays: Record<string, string>;
}

/**
 * Every day from the first to the last year that the packaged State Council
 * notices cover, with a workspace's own days over them. The package's
 * functions answer silently beyond its last year, so only its data is used.
 */
export function readCalendar(ownDays: readonly OwnDay[] = []): Calendar {
	return ownDays.length === 0 ? packagedCalendar() : makeCalendar(ownDays);
}

const packagedCalendar = once(() => makeCalendar([]));

function makeCalendar(ownDays: readonly OwnDay[]): Calendar {
	const { holidays, workdays } = createRequire(import.meta.url)(
		"chinese-days/dist/chinese-days.json",
	) as PackagedDays;
	const known = [...Object.keys(holidays), ...Object.keys(workdays)].sort();
	const own = new Map(ownDays.map((day) => [day.day, day.isWorkday]));
	const from = `${known[0]?.slice(0, 4)}-01-01`;
	const to = findEnd(Number(known.at(-1)?.slice(0, 4)), own);
	const isWorkday = (day: string) =>
		own.get(day) ??
		(day in workdays || (!(day in holidays) && weekday(day) < 6));
	const days: CalendarDay[] = [];
	for (let day = from; day <= to; day = addDays(day, 1))
		days.push({ day, isWorkday: isWorkday(day) });
	const named = new Map([
		...Object.entries(holidays),
		...ownDays
			.filter((each) => !each.isWorkday && each.day <= to)
			.map(({ day, name = "" }): [string, string] => [day, name]),
	]);
	return { from, to, days, festivals: findFestivals(named) };
}

// A notice tells of a whole year, and its last holiday is that of 1 October: where a
// workspace has that day the rest of the year is known. A year that is missing ends it.
function findEnd(lastYear: number, own: ReadonlyMap<string, boolean>): string {
	const year = lastYear + 1;
	const days = [...own.keys()].filter((day) => day.startsWith(`${year}-`));
	if (own.get(`${year}-10-01`) === false) return findEnd(year, own);
	return days.sort().at(-1) ?? `${lastYear}-12-31`;
}

function findFestivals(named: ReadonlyMap<string, string>): string[] {
	const firstByYear = new Map<string, string>();
	for (const day of [...named.keys()].sort())
		if (named.get(day)?.includes("春节") && !firstByYear.has(day.slice(0, 4)))
			firstByYear.set(day.slice(0, 4), day);
	return [...firstByYear.values()];
}

const MONTHS_AHEAD = 3;

/** Whether what is due in the months to come may lie beyond the calendar. */
export function endsSoon({ to }: Pick<Calendar, "to">, asOf: string): boolean {
	const month = addMonths(asOf.slice(0, 7), MONTHS_AHEAD);
	const day = `${month}${asOf.slice(7, 10)}`;
	return (isDay(day) ? day : endOfMonth(month)) > to;
}
