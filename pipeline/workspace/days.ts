const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` moved by a number of days. */
export function addDays(day: string, days: number): string {
	return toDay(toMs(day) + days * DAY_MS);
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
	return Math.round((toMs(to) - toMs(from)) / DAY_MS);
}

/** Seconds from one `YYYY-MM-DD HH:MM:SS` to another. */
export function secondsBetween(from: string, to: string): number {
	return (timeMs(to) - timeMs(from)) / 1000;
}

/** A wall-clock time moved by a number of seconds. */
export function addSeconds(time: string, seconds: number): string {
	return toTime(timeMs(time) + seconds * 1000);
}

/** True for a day that the calendar has. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && toDay(toMs(text)) === text;
}

/** The first day of the month that lies a number of months from `month`, `YYYY-MM`. */
export function addMonths(month: string, months: number): string {
	const index =
		Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
	return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** The last day of a month, `YYYY-MM`. */
export function endOfMonth(month: string): string {
	return addDays(`${addMonths(month, 1)}-01`, -1);
}

/** The same day another year; 29 February becomes the 28th. */
export function addYears(day: string, years: number): string {
	const year = String(Number(day.slice(0, 4)) + years).padStart(4, "0");
	const moved = `${year}${day.slice(4)}`;
	return isDay(moved) ? moved : `${year}-02-28`;
}

/** Monday = 1 … Sunday = 7. */
export function weekday(day: string): number {
	return ((new Date(toMs(day)).getUTCDay() + 6) % 7) + 1;
}

// Wall time is counted as if it were UTC, so that no time zone of the machine enters.
function timeMs(time: string): number {
	return Date.parse(`${time.replace(" ", "T")}Z`);
}

function toMs(day: string): number {
	return Date.parse(`${day}T00:00:00Z`);
}

function toDay(ms: number): string {
	return Number.isNaN(ms) ? "" : new Date(ms).toISOString().slice(0, 10);
}

function toTime(ms: number): string {
	return new Date(ms).toISOString().slice(0, 19).replace("T", " ");
}

/** A day or a moment as people write it, `2023/3/6 9:10`, as `2023-03-06 09:10:00`; undefined where it is none. */
export function readMoment(cell: string): string | undefined {
	const found = MOMENT.exec(cell.normalize("NFKC").trim())?.groups;
	if (!found) return undefined;
	const { year, hour = "0", minute = "0", second = "0" } = found;
	const two = (digits = "") => digits.padStart(2, "0");
	const day = [
		year,
		two(found.month ?? found.mm),
		two(found.date ?? found.dd),
	].join("-");
	const isClock =
		Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
	return isDay(day) && isClock
		? `${day} ${two(hour)}:${two(minute)}:${two(second)}`
		: undefined;
}

// 2023-3-6, 2023/03/06, 2023.3.6, 2023年3月6日, 20230306; behind it 19:10, 19:10:30, 19时10分 or 19点.
const MOMENT =
	/^(?<year>\d{4})(?:[-/.年](?<month>\d{1,2})[-/.月](?<date>\d{1,2})[日号]?|(?<mm>\d{2})(?<dd>\d{2}))(?:[ T]*(?<hour>\d{1,2})[:时点](?:(?<minute>\d{2})(?::(?<second>\d{2}))?分?)?)?$/;
