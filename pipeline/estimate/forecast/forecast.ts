import negativeBinomialCdf from "@stdlib/stats-base-dists-negative-binomial-cdf";
import { sum } from "simple-statistics";
import { poissonTail } from "../../statistics/counts.ts";
import { groupBy } from "../group-by.ts";
import { correct } from "../hotspots/place-series.ts";

/** What a place had of a topic in one stretch of days. */
export interface ForecastCell {
	window_kind: string;
	window_no: number;
	place_kind: string;
	place: string;
	community: string;
	topic: string;
	tickets: number;
	callers: number;
	first_day_no: number;
}

export interface ForecastSpan {
	/** Days of the coming stretch. */
	days: number;
	/** Past years whose same weeks are known. */
	past_years: number;
}

/** A topic at a place that is to be expected in the coming days. */
export interface Expected {
	place_kind: string;
	place: string;
	community: string;
	topic: string;
	/** In the same weeks of all past years together. */
	past_tickets: number;
	/** In the last twelve months. */
	pace_tickets: number;
	expected: number;
	lower: number;
	upper: number;
	/** Days from the start to the first ticket of a past year. */
	first_day_no: number;
}

/** Fewer in the same weeks, or from fewer callers, are no history; a community takes more than an estate. */
export const FEWEST = { estate: 3, community: 5 } as const;
export const FEWEST_CALLERS = 2;
// What is as usual at a place all year is no matter of these weeks.
const LEAST_RISE = 1.25;
const MOST_FALSE = 0.1;
const YEAR_DAYS = 365;
const TAIL = 0.05;

interface Series {
	place_kind: string;
	place: string;
	community: string;
	topic: string;
	past: number;
	/** Of those, last year's, which are in the pace as well. */
	lastPast: number;
	pace: number;
	mostInAYear: number;
	mostCallers: number;
	firstDayNo: number;
}

/**
 * What the same weeks of past years let expect: the place's pace of twelve months
 * by the season of the topic in the whole street, drawn towards the place's own
 * same weeks by as much as places truly differ in that. Listed is what is then
 * beyond the place's usual pace. Estates come first; a community is listed for
 * what its listed estates do not explain.
 */
export function lookAhead(
	cells: readonly ForecastCell[],
	span: ForecastSpan,
): Expected[] {
	if (span.past_years === 0) return [];
	const series = toSeries(cells);
	const seasons = measureSeasons(series, span);
	const estates = list(series, "estate", seasons, span);
	const rest = series
		.filter(({ place_kind }) => place_kind === "community")
		.map((each) => without(each, estates));
	return [...estates, ...list(rest, "community", seasons, span)].sort(
		(a, b) =>
			b.expected - a.expected ||
			(a.topic + a.place < b.topic + b.place ? -1 : 1),
	);
}

function toSeries(cells: readonly ForecastCell[]): Series[] {
	return groupBy(
		cells,
		({ place_kind, place, topic }) => `${place_kind}\n${place}\n${topic}`,
	).map((own) => {
		const [{ place_kind, place, community, topic }] = own as [ForecastCell];
		const past = own.filter(({ window_kind }) => window_kind === "past");
		const pace = own.find(({ window_kind }) => window_kind === "pace");
		return {
			place_kind,
			place,
			community,
			topic,
			past: sum(past.map(({ tickets }) => tickets)),
			lastPast: past.find(({ window_no }) => window_no === 1)?.tickets ?? 0,
			pace: pace?.tickets ?? 0,
			mostInAYear: Math.max(0, ...past.map(({ tickets }) => tickets)),
			mostCallers: Math.max(0, ...past.map(({ callers }) => callers)),
			firstDayNo: Math.min(...past.map(({ first_day_no }) => first_day_no)),
		};
	});
}

/** How many times its pace a topic has in these weeks, street-wide: the pace of all the year, and of the rest of it. */
function measureSeasons(
	series: readonly Series[],
	span: ForecastSpan,
): Map<string, Season> {
	const street = series.filter(({ place_kind }) => place_kind === "street");
	return new Map(
		street.map((each) => {
			const once = each.past / span.past_years;
			return [
				each.topic,
				{
					ofYear: once / Math.max(paceOf(each, span), SMALLEST),
					ofRest: once / Math.max(restPaceOf(each, span), SMALLEST),
				},
			];
		}),
	);
}

interface Season {
	ofYear: number;
	ofRest: number;
}

const SMALLEST = 0.5;
const NO_SEASON: Season = { ofYear: 0, ofRest: 0 };

const paceOf = ({ pace }: Series, { days }: ForecastSpan) =>
	(pace * days) / YEAR_DAYS;

const restPaceOf = ({ pace, lastPast }: Series, { days }: ForecastSpan) =>
	(Math.max(0, pace - lastPast) * days) / Math.max(1, YEAR_DAYS - days);

function list(
	series: readonly Series[],
	kind: "estate" | "community",
	seasons: ReadonlyMap<string, Season>,
	span: ForecastSpan,
): Expected[] {
	const own = series.filter(({ place_kind }) => place_kind === kind);
	const years = span.past_years;
	const seasonOf = ({ topic }: Series) => seasons.get(topic) ?? NO_SEASON;
	const usualOf = (each: Series) => paceOf(each, span) * seasonOf(each).ofYear;
	const restOf = (each: Series) =>
		restPaceOf(each, span) * seasonOf(each).ofRest;
	const variance = placeVariance(
		own.map((each) => ({ count: each.past, mean: usualOf(each) * years })),
	);
	const qValues = correct(
		own.map((each) => ({
			...each,
			p: poissonTail(each.past, Math.max(SMALLEST / 10, restOf(each)) * years),
		})),
	);
	return own
		.map((each, index) => ({
			each,
			// Weeks beyond chance against the place's other weeks are its own season: they count as what they were.
			told:
				(qValues[index] ?? 1) <= MOST_FALSE
					? predict(
							each.past,
							restOf(each),
							1 / Math.max(restOf(each), SMALLEST),
							years,
						)
					: predict(each.past, usualOf(each), variance, years),
		}))
		.filter(
			({ each, told }) =>
				each.mostInAYear >= FEWEST[kind] &&
				each.mostCallers >= FEWEST_CALLERS &&
				told.expected >= FEWEST[kind] &&
				told.expected >= LEAST_RISE * paceOf(each, span),
		)
		.map(({ each, told }) => ({
			place_kind: each.place_kind,
			place: each.place,
			community: each.community,
			topic: each.topic,
			past_tickets: each.past,
			pace_tickets: each.pace,
			first_day_no: each.firstDayNo,
			...told,
		}));
}

// What its estates explain is taken off a community; its first day stays, being a date and no count.
function without(community: Series, estates: readonly Expected[]): Series {
	const own = estates.filter(
		(each) =>
			each.community === community.place && each.topic === community.topic,
	);
	const past = sum(own.map(({ past_tickets }) => past_tickets));
	const pace = sum(own.map(({ pace_tickets }) => pace_tickets));
	return {
		...community,
		past: Math.max(0, community.past - past),
		pace: Math.max(0, community.pace - pace),
		lastPast: Math.max(0, community.lastPast - past),
		mostInAYear: community.mostInAYear - past,
	};
}

/** How much the same weeks of places truly stray from their pace and season, as a variance of the ratio (by moments). */
export function placeVariance(
	cells: readonly { count: number; mean: number }[],
): number {
	const usable = cells.filter(({ mean }) => mean > 0);
	const excess = sum(
		usable.map(({ count, mean }) => (count - mean) ** 2 - mean),
	);
	const weight = sum(usable.map(({ mean }) => mean ** 2));
	return weight > 0 ? Math.max(0, excess / weight) : 0;
}

/** The count to expect and its 90 % range: gamma for the place's own level, Poisson for the coming days. */
export function predict(
	past: number,
	usual: number,
	variance: number,
	years: number,
): { expected: number; lower: number; upper: number } {
	if (usual === 0) return { expected: 0, lower: 0, upper: 0 };
	// Where places do not differ beyond chance the level is as good as known.
	const prior = 1 / Math.max(variance, 1e-6);
	const shape = prior + past;
	const expected = (usual * shape) / (prior + usual * years);
	const below = (count: number) =>
		negativeBinomialCdf(count, shape, shape / (shape + expected));
	let lower = 0;
	while (below(lower) < TAIL) lower += 1;
	let upper = lower;
	while (below(upper) < 1 - TAIL) upper += 1;
	return { expected, lower, upper };
}
