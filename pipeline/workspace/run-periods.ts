import { UserError } from "../user-error.ts";
import {
	addDays,
	addMonths,
	addSeconds,
	daysBetween,
	endOfMonth,
	isDay,
	secondsBetween,
} from "./days.ts";
import {
	monthOf,
	type Period,
	parsePeriod,
	previousPeriod,
	yearAgoPeriod,
} from "./period.ts";
import { namePeriods } from "./period-names.ts";

/** What the exports say about time: one entry a day on which anything happened. */
export interface EventDay {
	day: string;
	acceptedCount: number;
	lastEventAt: string;
}

/** A row of `run_periods`; `endAt` is the first instant after the period. */
export interface RunPeriod {
	role:
		| "current"
		| "previous"
		| "year_ago"
		| "trend"
		| "restated"
		| "reprinted";
	name: string;
	label: string;
	startAt: string;
	endAt: string;
	asOf: string;
	/** Days of the period that had begun by `asOf`. */
	days: number;
	isCovered: boolean;
}

export interface RunTimes {
	period: Period;
	asOf: string;
	isComplete: boolean;
	/** The days with an acceptance up to `asOf`, in order. */
	acceptedDays: string[];
	periods: RunPeriod[];
}

/** A period that was printed, and the moment its data was as of. */
interface Printed {
	period: Period;
	asOf: string;
}

const TREND_MONTHS = 24;
const LONGEST_EVENT_GAP_DAYS = 31;
const LONGEST_COVERED_GAP_DAYS = 7;
const LAST_DAYS_OF_A_MONTH = 3;

/** Settles the period, the moment the data is as of, and what they are compared with. */
export function planPeriods(
	days: readonly EventDay[],
	options: {
		period?: string;
		asOf?: string;
		coveredMonths?: string[];
		/** What was printed before this period, if anything was. */
		readPublished?: (before: Period) => readonly Printed[];
	},
): RunTimes {
	const asOf = options.asOf ? parseAsOf(options.asOf) : defaultAsOf(days);
	const accepted = days
		.filter((day) => day.acceptedCount > 0 && day.day <= asOf.slice(0, 10))
		.map((day) => day.day);
	const period = options.period
		? parsePeriod(options.period)
		: defaultPeriod(accepted);
	checkOverlap(period, accepted);
	const age = secondsBetween(`${period.end} 23:59:59`, asOf);
	const stated = options.coveredMonths ?? [];
	const toRun = (role: RunPeriod["role"], span: Period) => {
		const run = runPeriod(role, span, age, accepted);
		return stated.includes(run.name) ? { ...run, isCovered: true } : run;
	};
	return {
		period,
		asOf,
		isComplete: isOver(period, accepted),
		acceptedDays: accepted,
		periods: [
			toRun("current", period),
			toRun("previous", previousPeriod(period)),
			toRun("year_ago", yearAgoPeriod(period)),
			...trendMonths(period).map((month) => toRun("trend", month)),
			...(options.readPublished?.(period) ?? []).flatMap((printed) =>
				restatedPeriods(printed, asOf, accepted),
			),
		],
	};
}

// A printed period is read twice: with all that is known now, and with what was known then.
function restatedPeriods(
	{ period, asOf: printedAsOf }: Printed,
	asOf: string,
	accepted: readonly string[],
): RunPeriod[] {
	const end = `${period.end} 23:59:59`;
	const read = (role: RunPeriod["role"], moment: string) =>
		runPeriod(role, period, secondsBetween(end, moment), accepted);
	return [read("restated", asOf), read("reprinted", printedAsOf)];
}

/** `YYYY-MM-DD[THH:MM[:SS]]` as a wall-clock time; a bare day means its end. */
export function parseAsOf(text: string): string {
	const match =
		/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
	const [, day = "", hour = "23", minute = "59", second = ""] = match ?? [];
	const isTime =
		Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
	if (!match || !isDay(day) || !isTime)
		throw new UserError(`看不懂的截止时刻“${text.slice(0, 40)}”。`, {
			hint: "可写 2023-04-05 或 2023-04-05T18:00。",
		});
	return `${day} ${hour}:${minute}:${second || (match[2] ? "00" : "59")}`;
}

// A mistyped far-off date must not move the whole report: a day that stands
// alone, more than a month after the one before it, is stepped over.
function defaultAsOf(days: readonly EventDay[]): string {
	let last = days.length - 1;
	while (last > 0 && gapBefore(days, last) > LONGEST_EVENT_GAP_DAYS) last -= 1;
	const day = days[last];
	if (!day)
		throw new UserError("导出文件中没有一条可用的工单。", {
			hint: "运行 hotline-review check，看每个文件读出了什么。",
		});
	return day.lastEventAt;
}

function gapBefore(days: readonly EventDay[], index: number): number {
	return daysBetween(days[index - 1]?.day ?? "", days[index]?.day ?? "");
}

/** The last month with tickets that is over; if none is, the last one with tickets. */
function defaultPeriod(accepted: readonly string[]): Period {
	const months = [...new Set(accepted.map((day) => day.slice(0, 7)))]
		.map((month) => monthOf(`${month}-01`))
		.reverse();
	const [newest] = months;
	if (!newest)
		throw new UserError("截止时刻之前没有受理的工单。", {
			hint: "请检查 --as-of，或去掉它。",
		});
	return months.find((month) => isOver(month, accepted)) ?? newest;
}

function isOver(period: Period, accepted: readonly string[]): boolean {
	return (accepted.at(-1) ?? "") > addDays(period.end, -LAST_DAYS_OF_A_MONTH);
}

function checkOverlap(period: Period, accepted: readonly string[]): void {
	const first = accepted[0];
	const last = accepted.at(-1);
	if (!first || !last || period.start > last || period.end < first)
		throw new UserError(`数据中没有 ${period.id} 受理的工单。`, {
			hint: first
				? `数据的受理日期从 ${first} 到 ${last}，请在其中选一个周期。`
				: "请检查导出文件和截止时刻。",
		});
}

// Every period is measured at the same age, so that late closings do not flatter the past.
function runPeriod(
	role: RunPeriod["role"],
	span: Period,
	age: number,
	accepted: readonly string[],
): RunPeriod {
	const asOf = addSeconds(`${span.end} 23:59:59`, age);
	const [lastDay = span.end] = [asOf.slice(0, 10), span.end].sort();
	return {
		role,
		name: span.id,
		label: namePeriods(span.kind).labelOf(span),
		startAt: `${span.start} 00:00:00`,
		endAt: `${addDays(span.end, 1)} 00:00:00`,
		asOf,
		days: Math.max(daysBetween(span.start, lastDay) + 1, 1),
		isCovered: isCovered(span, accepted),
	};
}

/** False where so many days in a row lack any acceptance that data must be missing. */
export function isCovered(
	span: Pick<Period, "start" | "end">,
	accepted: readonly string[],
): boolean {
	const last = accepted.at(-1) ?? "";
	const [end = last] = [span.end, last].sort();
	const inside = accepted.filter((day) => day >= span.start && day <= end);
	if (inside.length === 0) return false;
	const marks = [addDays(span.start, -1), ...inside, addDays(end, 1)];
	return marks.every(
		(day, index) =>
			index === 0 ||
			daysBetween(marks[index - 1] ?? day, day) - 1 <= LONGEST_COVERED_GAP_DAYS,
	);
}

function trendMonths(period: Period): Period[] {
	const last = period.end.slice(0, 7);
	return Array.from({ length: TREND_MONTHS }, (_, index) => {
		const month = addMonths(last, index + 1 - TREND_MONTHS);
		return {
			id: month,
			kind: "month",
			start: `${month}-01`,
			end: endOfMonth(month),
		};
	});
}
