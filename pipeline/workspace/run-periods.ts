import { readDefaults } from "../defaults.ts";
import { UserError } from "../user-error.ts";
import {
	type Coverage,
	coveredDays,
	isCovered,
	isOver,
	isUnbroken,
	lengthOf,
	toCoverage,
} from "./coverage.ts";
import { addDays, daysBetween, endOfMonth, isDay, weekday } from "./days.ts";
import { comparedSpans, trendMonths, type View } from "./earlier-spans.ts";
import { meetingPeriod, monthOf, type Period, parsePeriod } from "./period.ts";
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
	/** Days of the period that the exports cover. */
	days: number;
	/** The exports cover its last days. */
	isOver: boolean;
	isCovered: boolean;
}

/** What it is called among all. */
export function idOf({ role, name }: RunPeriod): string {
	return `${role}:${name}`;
}

export interface RunTimes {
	period: Period;
	asOf: string;
	/** The day of the meeting that this is brought before: the one asked for, or the first Thursday after the data. */
	meetingDay: string;
	/** What is known up to `asOf`. */
	coverage: Coverage;
	isComplete: boolean;
	/** Of a period that is not over: how many days of it are covered, and as many of those it is compared with. */
	firstDays:
		| { current: number; previous: number; year_ago: number }
		| undefined;
	periods: RunPeriod[];
}

/** A period that was printed, and the moment its data was as of. */
interface Printed {
	period: Period;
	asOf: string;
}

/** Settles the period, the moment the data is as of, and what they are compared with. */
export function planPeriods(
	days: readonly EventDay[],
	options: {
		period?: string;
		asOf?: string;
		/** The day of the meeting whose week this is about; `true` for the first Thursday after the data. */
		meeting?: string | true;
		coveredMonths?: string[];
		/** Days that a file's name states, and that its own acceptances come near. */
		statedDays?: readonly string[];
		/** What was printed before this period, if anything was. */
		readPublished?: (before: Period) => readonly Printed[];
	},
): RunTimes {
	const latest = options.asOf ? parseAsOf(options.asOf) : defaultAsOf(days);
	const asked = askedPeriod(options, latest);
	const asOf = asked?.kind === "meeting" ? upTo(latest, asked) : latest;
	const coverage = coverageUpTo(asOf, days, options);
	const period = asked ?? defaultPeriod(coverage);
	checkOverlap(period, coverage);
	const isComplete = isOver(period, coverage);
	const earlier = comparedSpans(period, asOf, coverage);
	const run = (role: RunPeriod["role"], view: View) =>
		runPeriod(role, view, coverage);
	return {
		period,
		asOf,
		meetingDay:
			period.kind === "meeting" ? addDays(period.end, 1) : thursdayAfter(asOf),
		coverage,
		isComplete,
		firstDays: isComplete
			? undefined
			: {
					current: coveredDays(period, coverage),
					previous: lengthOf(earlier.previous.span),
					year_ago: lengthOf(earlier.year_ago.span),
				},
		periods: [
			run("current", { span: period, asOf }),
			run("previous", earlier.previous),
			run("year_ago", earlier.year_ago),
			...trendMonths(period, asOf, coverage).map((month) =>
				run("trend", month),
			),
			...(options.readPublished?.(period) ?? []).flatMap((printed) =>
				restatedPeriods(printed, asOf, coverage),
			),
		],
	};
}

function askedPeriod(
	{ period, meeting }: { period?: string; meeting?: string | true },
	latest: string,
): Period | undefined {
	if (meeting === undefined)
		return period ? parsePeriod(period, latest) : undefined;
	if (period)
		throw new UserError("--meeting 和 --period 只能写一个。", {
			hint: "会议材料的周期就是会前七天，去掉 --period 即可。",
		});
	const day = meeting === true ? thursdayAfter(latest) : meeting;
	if (isDay(day)) return meetingPeriod(day);
	throw new UserError(`看不懂的会议日期“${day.slice(0, 40)}”。`, {
		hint: "可写 --meeting 2023-03-16；不写日子就是数据之后的第一个周四。",
	});
}

// `data/defaults/meeting.yaml` says on which day of the week the leading group meets.

function thursdayAfter(moment: string): string {
	const day = moment.slice(0, 10);
	const { weekday: meets } = readDefaults<{ weekday: number }>("meeting.yaml");
	return addDays(day, (meets - weekday(day) + 7) % 7 || 7);
}

// What comes in on the day of a meeting is for the next one.
function upTo(moment: string, { end }: Period): string {
	const last = `${end} 23:59:59`;
	return moment < last ? moment : last;
}

function coverageUpTo(
	asOf: string,
	days: readonly EventDay[],
	options: {
		asOf?: string;
		statedDays?: readonly string[];
		coveredMonths?: string[];
	},
): Coverage {
	const last = asOf.slice(0, 10);
	const accepted = days
		.filter((day) => day.acceptedCount > 0 && day.day <= last)
		.map((day) => day.day);
	const { statedDays = [], coveredMonths = [] } = options;
	const isKnown = (day: string) => day <= last;
	return toCoverage(
		accepted,
		// A moment that was asked for is the end of what is known.
		options.asOf ? statedDays.filter(isKnown) : statedDays,
		coveredMonths.flatMap(daysOfMonth).filter(isKnown),
	);
}

function daysOfMonth(month: string): string[] {
	const count = daysBetween(`${month}-01`, endOfMonth(month)) + 1;
	return Array.from({ length: count }, (_, index) =>
		addDays(`${month}-01`, index),
	);
}

// A printed period is read twice: with all that is known now, and with what was known then.
function restatedPeriods(
	{ period, asOf: printedAsOf }: Printed,
	asOf: string,
	coverage: Coverage,
): RunPeriod[] {
	const read = (role: RunPeriod["role"], moment: string) =>
		runPeriod(role, { span: period, asOf: moment }, coverage);
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

// Days are plausible ones: the last of them is how far the exports reach.
function defaultAsOf(days: readonly EventDay[]): string {
	const day = days.at(-1);
	if (!day)
		throw new UserError("导出文件中没有一条可用的工单。", {
			hint: "先检查（check），看每个文件读出了什么。",
		});
	return day.lastEventAt;
}

/** The last month with tickets that is over; if none is, the last one with tickets. */
function defaultPeriod(coverage: Coverage): Period {
	const months = [...new Set(coverage.days.map((day) => day.slice(0, 7)))]
		.map((month) => monthOf(`${month}-01`))
		.reverse();
	const [newest] = months;
	if (!newest)
		throw new UserError("截止时刻之前没有受理的工单。", {
			hint: "请检查 --as-of，或去掉它。",
		});
	return months.find((month) => isOver(month, coverage)) ?? newest;
}

function checkOverlap(period: Period, { days }: Coverage): void {
	const [first = ""] = days;
	const last = days.at(-1);
	if (!last || period.start > last || period.end < first)
		throw new UserError(tellEmpty(period), {
			hint: last
				? `数据的受理日期从 ${first} 到 ${last}，请在其中选一个周期。`
				: "请检查导出文件和截止时刻。",
		});
}

// What a reader did not type he is not told.
function tellEmpty(period: Period): string {
	return period.kind === "meeting"
		? `${namePeriods("meeting").labelOf(period)}没有工单。`
		: `数据中没有 ${period.id} 受理的工单。`;
}

function runPeriod(
	role: RunPeriod["role"],
	{ span, asOf, whole = span, isCovered: known }: View,
	coverage: Coverage,
): RunPeriod {
	return {
		role,
		name: span.id,
		label: namePeriods(span.kind).labelOf(
			whole,
			span.end === whole.end ? undefined : lengthOf(span),
		),
		startAt: `${span.start} 00:00:00`,
		endAt: `${addDays(span.end, 1)} 00:00:00`,
		asOf,
		days: coveredDays(span, coverage),
		isOver: isOver(span, coverage),
		isCovered:
			known ??
			(role === "current"
				? isUnbroken(span, coverage)
				: isCovered(span, coverage)),
	};
}
