import { createRequire } from "node:module";

/** Seconds since 1970 of a wall clock in Asia/Shanghai, read as if it were UTC: no zone can move it. */
export type WallTime = number;

export const DAY_SECONDS = 86_400;

/** The wall time of `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`. */
export function toWallTime(text: string): WallTime {
	const instant = Date.parse(
		`${text.padEnd(19, " 00:00:00")}Z`.replace(" ", "T"),
	);
	if (Number.isNaN(instant)) throw new Error(`no wall time: ${text}`);
	return instant / 1000;
}

/** `YYYY-MM-DD HH:MM:SS`. */
export function formatWallTime(at: WallTime): string {
	const day = dayOf(at);
	const second = at - day * DAY_SECONDS;
	const clock = [second / 3600, (second / 60) % 60, second % 60].map((part) =>
		String(Math.floor(part)).padStart(2, "0"),
	);
	return `${formatDate(day)} ${clock.join(":")}`;
}

const knownDates = new Map<number, string>();

/** `YYYY-MM-DD`. */
function formatDate(day: number): string {
	const known =
		knownDates.get(day) ??
		new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
	knownDates.set(day, known);
	return known;
}

/** The number of the day since 1970. */
export function dayOf(at: WallTime): number {
	return Math.floor(at / DAY_SECONDS);
}

/** 23:59:59 of the day, which the contract calls its end. */
export function endOfDay(day: number): WallTime {
	return day * DAY_SECONDS + DAY_SECONDS - 1;
}

/** The `YYYY-MM` of the wall time. */
export function monthOf(at: WallTime): string {
	return formatDate(dayOf(at)).slice(0, 7);
}

/** The days of a `YYYY-MM`. */
export function daysOfMonth(month: string): number[] {
	const first = dayOf(toWallTime(`${month}-01`));
	return Array.from({ length: 31 }, (_, index) => first + index).filter(
		(day) => monthOf(day * DAY_SECONDS) === month,
	);
}

/** All months from the first to the last. */
export function monthsBetween(first: string, last: string): string[] {
	const months: string[] = [];
	for (let day = dayOf(toWallTime(`${first}-01`)); ; day += 1) {
		const month = monthOf(day * DAY_SECONDS);
		if (month > last) return months;
		if (months.at(-1) !== month) months.push(month);
	}
}

/** Monday to Sunday as 0 to 6. */
export function weekdayOf(day: number): number {
	return (day + 3) % 7;
}

const notices = createRequire(import.meta.url)(
	"chinese-days/dist/chinese-days.json",
) as Record<"holidays" | "workdays", Record<string, string>>;

const knownDays = new Map<number, boolean>();

/** Whether the State Council's notice makes the day a working day; the package's own functions ask the zone of the machine. */
export function isWorkday(day: number): boolean {
	const known = knownDays.get(day) ?? lookUpWorkday(day);
	knownDays.set(day, known);
	return known;
}

function lookUpWorkday(day: number): boolean {
	const date = formatDate(day);
	if (Object.hasOwn(notices.workdays, date)) return true;
	return !Object.hasOwn(notices.holidays, date) && weekdayOf(day) < 5;
}

/** The n-th working day after the day, which itself does not count. */
export function addWorkdays(day: number, count: number): number {
	let at = day;
	for (let left = count; left > 0; ) {
		at += 1;
		if (isWorkday(at)) left -= 1;
	}
	return at;
}
