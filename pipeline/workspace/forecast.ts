import { type Coverage, isCovered, type Span, toCoverage } from "./coverage.ts";
import { addDays, addYears, daysBetween } from "./days.ts";
import { previousPeriod } from "./period.ts";
import type { RunTimes } from "./run-periods.ts";

/** What `data/defaults/forecast.yaml` says of acting before the complaint. */
export interface ForecastRules {
	default: TopicAction;
	topics: Record<string, TopicAction & { start_by?: string; season?: string }>;
	theme: Record<string, { label: string; points: number }>;
	problem_estates: Record<"top" | "months" | "of" | "quiet", number>;
}

interface TopicAction {
	action: string;
	lead_days: number;
}

/** A look ahead: the coming sixty days, or a period as it could be seen the day before it. */
export interface Forecast {
	/** `next`, or the name of the period. */
	forecast: string;
	/** Of a period: 1 is this one, 2 the one before it; 0 are the coming days. */
	no: number;
	/** The last day that is known. */
	seen: string;
	start: string;
	end: string;
	/** Past years whose same weeks are covered. */
	years: number;
	windows: ForecastWindow[];
}

interface ForecastWindow {
	kind: "past" | "pace" | "came" | "before";
	no: number;
	start: string;
	end: string;
}

const HORIZON_DAYS = 60;
const YEAR_DAYS = 365;
const MOST_YEARS = 5;
const MONTH_DAYS = 30;
// More would tell of lists that nobody remembers, and cost a count of their own each.
const MOST_SCORED = 24;
// A festival draws the days around it along when it moves.
const FESTIVAL_DAYS = 21;

// Data that ends long before a last stray event is looked ahead from where it ends.
const MOST_SILENT_DAYS = 31;

type Times = Pick<RunTimes, "asOf" | "period" | "coverage"> &
	Partial<Pick<RunTimes, "firstDays">>;

/** Whether the exports reach back a year from the moment of the data. */
export function hasYearOfHistory({ asOf, coverage }: Times): boolean {
	return coverage.from <= addDays(asOf.slice(0, 10), 1 - YEAR_DAYS);
}

function lastSeen({
	asOf,
	coverage,
}: Pick<Times, "asOf" | "coverage">): string {
	const day = asOf.slice(0, 10);
	const last = coverage.until;
	return daysBetween(last, day) > MOST_SILENT_DAYS ? last : day;
}

/** The looks ahead that a year of history allows, each with the days it learns from and is scored by. */
export function planForecasts(
	times: Times,
	festivals: readonly string[],
): Forecast[] {
	const seen = lastSeen(times);
	const coming = { start: addDays(seen, 1), end: addDays(seen, HORIZON_DAYS) };
	const next = planForecast({ seen, ...coming }, times.coverage, festivals);
	// What came of copying is what the last month had.
	const before = { start: addDays(seen, 1 - MONTH_DAYS), end: seen };
	return [
		...(next
			? [
					{
						...next,
						forecast: "next",
						no: 0,
						windows: [
							...next.windows,
							{ kind: "before" as const, no: 0, ...before },
						],
					},
				]
			: []),
		...planScored(times, festivals),
	];
}

/** This period and those before it that a year is known before, the latest first. */
function planScored(
	{ period, coverage, firstDays }: Times,
	festivals: readonly string[],
): Forecast[] {
	const scored: Forecast[] = [];
	let current = { span: firstDaysOf(period, firstDays?.current), period };
	for (let no = 1; no <= MOST_SCORED; no += 1) {
		const { span } = current;
		const earlier = previousPeriod(current.period);
		const before = firstDaysOf(
			earlier,
			no === 1 ? firstDays?.previous : undefined,
		);
		const planned = planForecast(
			{ seen: addDays(span.start, -1), ...span },
			toCoverage(coverage.days.filter((day) => day < span.start)),
			festivals,
		);
		if (planned === undefined) return scored;
		scored.push({
			...planned,
			forecast: current.period.id,
			no,
			windows: [
				...planned.windows,
				{ kind: "came", no: 0, ...span },
				{ kind: "before", no: 0, ...before },
			],
		});
		current = { span: firstDaysOf(earlier, undefined), period: earlier };
	}
	return scored;
}

function firstDaysOf({ start, end }: Span, days: number | undefined): Span {
	return { start, end: days === undefined ? end : addDays(start, days - 1) };
}

/** Whether the coming sixty days have the same weeks of a past year to go by. */
export function canLookAhead(
	times: Times,
	festivals: readonly string[],
): boolean {
	return planForecasts(times, festivals).some(
		({ forecast }) => forecast === "next",
	);
}

function planForecast(
	span: { seen: string; start: string; end: string },
	coverage: Coverage,
	festivals: readonly string[],
): Omit<Forecast, "forecast" | "no"> | undefined {
	// Days after what is covered would slow the pace.
	const [end = span.seen] = [span.seen, coverage.until].sort();
	const pace = { start: addDays(end, 1 - YEAR_DAYS), end };
	if (coverage.days.length === 0 || coverage.from > pace.start)
		return undefined;
	const past = Array.from({ length: MOST_YEARS }, (_, index) =>
		sameWeeks(span, index + 1, festivals),
	).filter((window) => isCovered(window, coverage));
	if (past.length === 0) return undefined;
	return {
		...span,
		years: past.length,
		windows: [
			...past.map((window, index) => ({
				kind: "past" as const,
				no: index + 1,
				...window,
			})),
			{ kind: "pace" as const, no: 0, ...pace },
		],
	};
}

/** The same weeks some years ago, weekdays kept; near the Spring Festival as far from it as now. */
export function sameWeeks(
	{ start, end }: { start: string; end: string },
	years: number,
	festivals: readonly string[],
): { start: string; end: string } {
	const shift = festivalShift({ start, end }, years, festivals);
	const weeks = Math.round(daysBetween(addYears(start, -years), start) / 7) * 7;
	const days = shift ?? weeks;
	return { start: addDays(start, -days), end: addDays(end, -days) };
}

function festivalShift(
	{ start, end }: { start: string; end: string },
	years: number,
	festivals: readonly string[],
): number | undefined {
	const near = festivals.find(
		(day) =>
			day >= addDays(start, -FESTIVAL_DAYS) &&
			day <= addDays(end, FESTIVAL_DAYS),
	);
	const year = String(Number(near?.slice(0, 4)) - years);
	const then = festivals.find((day) => day.startsWith(year));
	return near && then ? daysBetween(then, near) : undefined;
}

/** A season that must be prepared for within the coming sixty days, with the last one that is over. */
export interface ComingSeason {
	topic: string;
	action: string;
	startBy: string;
	start: string;
	end: string;
}

/** The seasons whose preparation falls due in the sixty days after the moment of the data, where the last one is covered. */
export function planSeasons(
	{ topics }: Pick<ForecastRules, "topics">,
	times: Pick<Times, "asOf" | "coverage">,
): ComingSeason[] {
	const seen = lastSeen(times);
	const last = addDays(seen, HORIZON_DAYS);
	return Object.entries(topics)
		.flatMap(([topic, { action, start_by, season }]) => {
			if (start_by === undefined || season === undefined) return [];
			const startBy = [0, 1]
				.map((years) => addYears(`${seen.slice(0, 4)}-${start_by}`, years))
				.find((day) => day > seen && day <= last);
			if (startBy === undefined) return [];
			const span = lastSeason(season, seen);
			return isCovered(span, times.coverage)
				? [{ topic, action, startBy, ...span }]
				: [];
		})
		.sort((a, b) => (a.startBy + a.topic < b.startBy + b.topic ? -1 : 1));
}

// `11-01..03-31` goes over the turn of the year.
function lastSeason(season: string, seen: string) {
	const [from = "", to = ""] = season.split("..");
	const year = seen.slice(0, 4);
	const end = [0, -1]
		.map((years) => addYears(`${year}-${to}`, years))
		.find((day) => day <= seen) as string;
	const start = [0, -1]
		.map((years) => addYears(`${end.slice(0, 4)}-${from}`, years))
		.find((day) => day < end) as string;
	return { start, end };
}
