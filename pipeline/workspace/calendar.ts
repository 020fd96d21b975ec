import { createRequire } from "node:module";
import { once } from "../defaults.ts";
import { addDays, weekday } from "./days.ts";

/** A day of the working calendar. */
export interface CalendarDay {
	day: string;
	isWorkday: boolean;
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
export function readCalendar(ownDays: readonly CalendarDay[] = []): Calendar {
	return ownDays.length === 0 ? packagedCalendar() : makeCalendar(ownDays);
}

const packagedCalendar = once(() => makeCalendar([]));

function makeCalendar(ownDays: readonly CalendarDay[]): Calendar {
	const { holidays, workdays } = createRequire(import.meta.url)(
		"chinese-days/dist/chinese-days.json",
	) as PackagedDays;
	const known = [...Object.keys(holidays), ...Object.keys(workdays)].sort();
	const own = new Map(ownDays.map((day) => [day.day, day.isWorkday]));
	const from = `${known[0]?.slice(0, 4)}-01-01`;
	const lastOwn = [...own.keys()].sort().at(-1) ?? "";
	const lastPackaged = `${known.at(-1)?.slice(0, 4)}-12-31`;
	const to = lastOwn > lastPackaged ? lastOwn : lastPackaged;
	const isWorkday = (day: string) =>
		own.get(day) ??
		(day in workdays || (!(day in holidays) && weekday(day) < 6));
	const days: CalendarDay[] = [];
	for (let day = from; day <= to; day = addDays(day, 1))
		days.push({ day, isWorkday: isWorkday(day) });
	return { from, to, days, festivals: findFestivals(holidays) };
}

function findFestivals(holidays: Record<string, string>): string[] {
	const firstByYear = new Map<string, string>();
	for (const day of Object.keys(holidays).sort())
		if (holidays[day]?.includes("春节") && !firstByYear.has(day.slice(0, 4)))
			firstByYear.set(day.slice(0, 4), day);
	return [...firstByYear.values()];
}
