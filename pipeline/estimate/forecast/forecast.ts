import { sum } from "simple-statistics";
import { poissonTail, pooledSize } from "../../statistics/counts.ts";
import { groupBy } from "../group-by.ts";
import { correct } from "../hotspots/place-series.ts";
import {
	FEWEST_CALLERS,
	type ForecastCell,
	fewestOf,
	keyOf,
	type PlaceKind,
} from "./matter.ts";
import { type Prediction, placeVariance, predict } from "./predict.ts";

export interface ForecastSpan {
	/** Days of the coming stretch. */
	days: number;
	/** Past years whose same weeks are known. */
	past_years: number;
}

/** A topic at a place that is to be expected in the coming days. */
export interface Expected extends Prediction {
	place_kind: string;
	place: string;
	community: string;
	topic: string;
	/** In the same weeks of all past years together. */
	past_tickets: number;
	/** In the last twelve months. */
	pace_tickets: number;
	/** Millionths, as in the cell. */
	recent: number;
	/** Days from the start to the first ticket of a past year. */
	first_day_no: number;
	/** A quarter beyond what twelve months let expect. */
	is_risen: boolean;
}

const LEAST_CHANCE = 0.5;
const LEAST_RISE = 1.25;
const MOST_OF_A_KIND = 20;
const MOST_FALSE = 0.1;
const YEAR_DAYS = 365;
const MILLION = 1e6;
// So many tickets of the usual level, or in the usual season, are worth what a topic says of itself.
const PRIOR_TICKETS = 1;
const PRIOR_SEASON = 4;

interface Series {
	place_kind: string;
	place: string;
	community: string;
	topic: string;
	past: number;
	/** The same by year, the latest first; last year's are in the pace as well. */
	byYear: number[];
	lastPast: number;
	pace: number;
	/** In the pace; two stand for more. */
	callers: number;
	recent: number;
	firstDayNo: number;
}

/**
 * Where a matter is more likely than not: the place's share of its topic of late, drawn
 * to what is usual, of what pace and season let expect of the topic in the street, drawn
 * towards the place's own same weeks by as much as places truly differ in that.
 * Estates come first; a community is listed for what its listed estates do not
 * explain; the street for what rises without a place to name, or where no place can be.
 */
export function lookAhead(
	cells: readonly ForecastCell[],
	span: ForecastSpan,
): Expected[] {
	if (span.past_years === 0) return [];
	const series = toSeries(cells, span);
	const seasons = measureSeasons(series, span);
	const estates = list(series, "estate", seasons, span);
	const rest = series
		.filter(({ place_kind }) => place_kind === "community")
		.map((each) => without(each, estates));
	const small = [...estates, ...list(rest, "community", seasons, span)];
	const named = new Set(small.map(({ topic }) => topic));
	// What is spread too thinly to name a place is named where it rises, or where nothing else can be.
	const street = series.filter(
		(each) => each.place_kind === "street" && !named.has(each.topic),
	);
	const whole = list(
		street,
		"street",
		seasons,
		span,
		({ is_risen }) => small.length === 0 || is_risen,
	);
	const listed = [...small, ...whole];
	return listed.sort(
		(a, b) =>
			b.expected - a.expected ||
			(a.topic + a.place < b.topic + b.place ? -1 : 1),
	);
}

function toSeries(
	cells: readonly ForecastCell[],
	{ past_years }: ForecastSpan,
): Series[] {
	return groupBy(cells, keyOf).map((own) => {
		const [{ place_kind, place, community, topic }] = own as [ForecastCell];
		const past = own.filter(({ window_kind }) => window_kind === "past");
		const pace = own.find(({ window_kind }) => window_kind === "pace");
		const byYear = Array.from(
			{ length: past_years },
			(_, index) =>
				past.find(({ window_no }) => window_no === index + 1)?.tickets ?? 0,
		);
		return {
			...{ place_kind, place, community, topic, byYear },
			past: sum(byYear),
			lastPast: byYear[0] ?? 0,
			pace: pace?.tickets ?? 0,
			callers: pace?.callers ?? 0,
			recent: pace?.recent ?? 0,
			firstDayNo: Math.min(...past.map(({ first_day_no }) => first_day_no)),
		};
	});
}

/** What a topic has in these weeks, street-wide: by its pace of all the year, and of the rest of it. */
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
					expected:
						(paceOf(each, span) * (once + PRIOR_SEASON)) /
						(paceOf(each, span) + PRIOR_SEASON),
					ofRest: once / Math.max(restPaceOf(each, span), SMALLEST),
					recent: each.recent,
				},
			];
		}),
	);
}

interface Season {
	/** Tickets of the topic that its pace and season let expect in the whole street. */
	expected: number;
	/** How many times the pace of the rest of the year. */
	ofRest: number;
	/** Millionths of a ticket, as recent ones count. */
	recent: number;
}

const SMALLEST = 0.5;
const NO_SEASON: Season = { expected: 0, ofRest: 0, recent: 0 };

const paceOf = ({ pace }: Series, { days }: ForecastSpan) =>
	(pace * days) / YEAR_DAYS;

const restPaceOf = ({ pace, lastPast }: Series, { days }: ForecastSpan) =>
	(Math.max(0, pace - lastPast) * days) / Math.max(1, YEAR_DAYS - days);

function list(
	series: readonly Series[],
	kind: PlaceKind,
	seasons: ReadonlyMap<string, Season>,
	span: ForecastSpan,
	isWanted: (each: Expected) => boolean = () => true,
): Expected[] {
	// One caller's many are no matter of the place.
	const own = series.filter(
		({ place_kind, callers }) =>
			place_kind === kind && callers >= FEWEST_CALLERS,
	);
	const places = new Set(own.map(({ place }) => place)).size;
	const years = span.past_years;
	const seasonOf = ({ topic }: Series) => seasons.get(topic) ?? NO_SEASON;
	const usualOf = (each: Series) =>
		shareOf(each, seasonOf(each).recent, places) * seasonOf(each).expected;
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
	const coming = {
		years,
		fewest: fewestOf(kind, span.days),
		size: pooledSize(own.map(({ byYear }) => byYear)),
	};
	return own
		.map((each, index) => ({
			each,
			// Weeks beyond chance against the place's other weeks are its own season: they count as what they were.
			told:
				(qValues[index] ?? 1) <= MOST_FALSE
					? predict(
							{ past: each.past, usual: restOf(each) },
							1 / Math.max(restOf(each), SMALLEST),
							coming,
						)
					: predict(
							{ past: each.past, usual: usualOf(each) },
							variance,
							coming,
						),
		}))
		.map(({ each, told }) => ({
			place_kind: each.place_kind,
			place: each.place,
			community: each.community,
			topic: each.topic,
			past_tickets: each.past,
			pace_tickets: each.pace,
			recent: each.recent,
			first_day_no: each.firstDayNo,
			...told,
			is_risen: told.expected >= LEAST_RISE * paceOf(each, span),
		}))
		.filter((each) => each.chance >= LEAST_CHANCE && isWanted(each))
		.sort((a, b) => b.chance - a.chance || (keyOf(a) < keyOf(b) ? -1 : 1))
		.slice(0, MOST_OF_A_KIND);
}

/** The place's share of its topic of late, as if each place had had one ticket more of what is usual. */
function shareOf({ recent }: Series, street: number, places: number): number {
	if (street === 0) return 0;
	const usual = street / MILLION / places;
	const own = recent / MILLION;
	return (
		(PRIOR_TICKETS + own) / (PRIOR_TICKETS / usual + 1) / (street / MILLION)
	);
}

// What its estates explain is taken off a community; its first day stays, being a date and no count.
function without(community: Series, estates: readonly Expected[]): Series {
	const own = estates.filter(
		(each) =>
			each.community === community.place && each.topic === community.topic,
	);
	const past = sum(own.map(({ past_tickets }) => past_tickets));
	const pace = sum(own.map(({ pace_tickets }) => pace_tickets));
	const recent = sum(own.map((each) => each.recent));
	return {
		...community,
		past: Math.max(0, community.past - past),
		pace: Math.max(0, community.pace - pace),
		recent: Math.max(0, community.recent - recent),
		lastPast: Math.max(0, community.lastPast - past),
	};
}
