import { UserError } from "../user-error.ts";
import {
	addDays,
	addMonths,
	addYears,
	daysBetween,
	endOfMonth,
	isDay,
	weekday,
} from "./days.ts";

export type PeriodKind =
	| "month"
	| "quarter"
	| "half"
	| "year"
	| "week"
	| "meeting"
	| "range";

/** A span of whole days, both ends included. */
export interface Period {
	id: string;
	kind: PeriodKind;
	start: string;
	end: string;
}

const SHAPES: [RegExp, PeriodKind][] = [
	[/^(\d{4})-(\d{2})$/, "month"],
	[/^(\d{4})-Q([1-4])$/, "quarter"],
	[/^(\d{4})-H([12])$/, "half"],
	[/^(\d{4})$/, "year"],
	[/^(\d{4})-W(\d{2})$/, "week"],
	[/^meeting-(\d{4}-\d{2}-\d{2})$/, "meeting"],
	[/^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/, "range"],
];

/** The period of a name; undefined when it names none. */
export function findPeriod(text: string): Period | undefined {
	for (const [shape, kind] of SHAPES) {
		const match = shape.exec(text);
		const period = match && makePeriod(kind, match[1] ?? "", match[2] ?? "");
		if (period) return period;
	}
	return undefined;
}

// 2026年9月 and 2026年第3季度, as the program prints them; 2026-9 and 9月, as people write them.
const WRITTEN: [RegExp, (year: string, part: string) => string][] = [
	[
		/^(\d{4})[-./年](\d{1,2})月?$/,
		(year, month) => `${year}-${twoDigits(month)}`,
	],
	[/^(\d{4})(\d{2})月?$/, (year, month) => `${year}-${month}`],
	[
		/^(\d{4})年?第?([1-4一二三四])季度?$/,
		(year, quarter) => `${year}-Q${toNumber(quarter)}`,
	],
	[
		/^(\d{4})年?([上下])半年$/,
		(year, half) => `${year}-H${half === "上" ? 1 : 2}`,
	],
	[/^(\d{4})年(?:度|全年)?()$/, (year) => year],
	[
		/^(\d{4})年?第(\d{1,2})周(?:\(.*\))?$/,
		(year, week) => `${year}-W${twoDigits(week)}`,
	],
	[
		/^(\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:至|到|~|—|\.\.)(\d{4}[-/]\d{1,2}[-/]\d{1,2})$/,
		(start, end) => `${toDay(start)}..${toDay(end)}`,
	],
];
const twoDigits = (number: string) => number.padStart(2, "0");
const toNumber = (digit: string) => "一二三四".indexOf(digit) + 1 || digit;
const toDay = (day: string) => day.split(/[-/]/).map(twoDigits).join("-");

/** The period that a person has written; a month without a year is the last one up to `latest`. */
export function readPeriod(text: string, latest: string): Period | undefined {
	const plain = text.normalize("NFKC").replace(/\s/g, "");
	const [, month] = /^(\d{1,2})月份?$/.exec(plain) ?? [];
	if (month !== undefined) {
		const [year, ofYear] = [latest.slice(0, 4), twoDigits(month)];
		const isOver = ofYear <= latest.slice(5, 7);
		return findPeriod(`${isOver ? year : Number(year) - 1}-${ofYear}`);
	}
	for (const [shape, toId] of WRITTEN) {
		const match = shape.exec(plain);
		const found = match && findPeriod(toId(match[1] ?? "", match[2] ?? ""));
		if (found) return found;
	}
	return findPeriod(plain);
}

/** Reads what the user typed after `--period`; data go up to `latest`. */
export function parsePeriod(text: string, latest: string): Period {
	const period = readPeriod(text, latest);
	if (period) return period;
	throw new UserError(`看不懂的周期“${text.slice(0, 40)}”。`, {
		hint: "可写 2023年3月、3月或 2023-03（月）、2023-Q1（季）、2023-H1（半年）、2023（年）、2023-W11（周）或 2023-03-01..2023-03-31。",
	});
}

function makePeriod(
	kind: PeriodKind,
	first: string,
	second: string,
): Period | undefined {
	if (kind === "range") return rangePeriod(first, second);
	if (kind === "week") return weekPeriod(first, Number(second));
	if (kind === "meeting")
		return isDay(first) ? meetingPeriod(first) : undefined;
	const months = { month: 1, quarter: 3, half: 6, year: 12 }[kind];
	const index = kind === "year" ? 1 : Number(second);
	if (index < 1 || index * months > 12) return undefined;
	return monthsPeriod(kind, addMonths(`${first}-01`, (index - 1) * months));
}

function rangePeriod(start: string, end: string): Period | undefined {
	if (!isDay(start) || !isDay(end) || end < start) return undefined;
	return { id: `${start}..${end}`, kind: "range", start, end };
}

/** What a meeting is about: the seven days before its own. */
export function meetingPeriod(day: string): Period {
	const [start, end] = [addDays(day, -DAYS_OF_WEEK), addDays(day, -1)];
	return { id: `meeting-${day}`, kind: "meeting", start, end };
}

const DAYS_OF_WEEK = 7;
const WEEKS_OF_YEAR = 52;

function weekPeriod(year: string, week: number): Period | undefined {
	const start = addDays(firstMonday(year), (week - 1) * 7);
	const isInYear = week >= 1 && start < firstMonday(nextYear(year));
	if (!isInYear) return undefined;
	const id = `${year}-W${String(week).padStart(2, "0")}`;
	return { id, kind: "week", start, end: addDays(start, 6) };
}

function monthsPeriod(kind: PeriodKind, firstMonth: string): Period {
	const year = firstMonth.slice(0, 4);
	const month = Number(firstMonth.slice(5));
	const [id, months] = {
		month: [firstMonth, 1],
		quarter: [`${year}-Q${(month + 2) / 3}`, 3],
		half: [`${year}-H${(month + 5) / 6}`, 6],
		year: [year, 12],
	}[kind as "month" | "quarter" | "half" | "year"] as [string, number];
	const end = endOfMonth(addMonths(firstMonth, months - 1));
	return { id, kind, start: `${firstMonth}-01`, end };
}

// ISO 8601: week 1 holds 4 January.
function firstMonday(year: string): string {
	const day = `${year}-01-04`;
	return addDays(day, 1 - weekday(day));
}

function nextYear(year: string): string {
	return String(Number(year) + 1).padStart(4, "0");
}

/** The period of the same kind just before; for a range, the same length before it. */
export function previousPeriod(period: Period): Period {
	const end = addDays(period.start, -1);
	if (period.kind === "range")
		return rangeOf(
			addDays(period.start, -1 - daysBetween(period.start, period.end)),
			end,
		);
	if (period.kind === "week") return weekContaining(end);
	if (period.kind === "meeting") return meetingPeriod(period.start);
	const months = { month: 1, quarter: 3, half: 6, year: 12 }[period.kind];
	return monthsPeriod(
		period.kind,
		addMonths(period.start.slice(0, 7), -months),
	);
}

/** The same period one year earlier; an ISO week 53 falls back to week 52, a meeting's is as many weeks ago. */
export function yearAgoPeriod(period: Period): Period {
	if (period.kind === "range")
		return rangeOf(addYears(period.start, -1), addYears(period.end, -1));
	if (period.kind === "meeting")
		return meetingPeriod(addDays(period.end, 1 - WEEKS_OF_YEAR * DAYS_OF_WEEK));
	if (period.kind !== "week")
		return monthsPeriod(period.kind, addMonths(period.start.slice(0, 7), -12));
	const year = String(Number(period.id.slice(0, 4)) - 1).padStart(4, "0");
	const week = Number(period.id.slice(6));
	const found = weekPeriod(year, week) ?? weekPeriod(year, week - 1);
	if (!found) throw new Error(`no week a year before ${period.id}`);
	return found;
}

/** The calendar month that a day lies in. */
export function monthOf(day: string): Period {
	return monthsPeriod("month", day.slice(0, 7));
}

function rangeOf(start: string, end: string): Period {
	return { id: `${start}..${end}`, kind: "range", start, end };
}

function weekContaining(day: string): Period {
	const monday = addDays(day, 1 - weekday(day));
	const year = addDays(monday, 3).slice(0, 4);
	const week = daysBetween(firstMonday(year), monday) / 7 + 1;
	return {
		id: `${year}-W${String(week).padStart(2, "0")}`,
		kind: "week",
		start: monday,
		end: addDays(monday, 6),
	};
}
