import {
	type Columns,
	integer,
	text,
	time,
} from "../../database/write-table.ts";
import { addDays, daysBetween } from "../days.ts";
import { planForecasts, planSeasons } from "../forecast.ts";
import type { Rules } from "../rules.ts";
import type { RunTimes } from "../run-periods.ts";

// Lighter words belong to many topics and tell no cause.
const TELLING_WEIGHT = 3;

/** What to do about each topic and how long before, how a theme is scored, and when an estate is under treatment. */
export function forecastTables({
	forecast,
	topics,
	estates,
}: Rules): Record<string, Columns> {
	// A topic without a line of its own, or from a city's own tree, has the empty one.
	const known = topics.leaves.filter(({ id }) => forecast.topics[id]);
	const actions = [
		{ topic: "", ...forecast.default },
		...known.map(({ id }) => ({
			...(forecast.topics[id] ?? forecast.default),
			topic: id,
		})),
	];
	const terms = topics.leaves.flatMap((leaf) =>
		leaf.terms
			.filter(({ weight }) => weight >= TELLING_WEIGHT)
			.map(({ term }) => ({ topic: leaf.id, term })),
	);
	const parts = Object.entries(forecast.theme);
	return {
		rule_forecast_topics: {
			topic: text(actions.map(({ topic }) => topic)),
			action: text(actions.map(({ action }) => action)),
			lead_days: integer(actions.map(({ lead_days }) => lead_days)),
		},
		rule_topic_terms: {
			topic: text(terms.map(({ topic }) => topic)),
			term: text(terms.map(({ term }) => term)),
		},
		rule_theme_parts: {
			part: text(parts.map(([part]) => part)),
			part_no: integer(parts.map((_, index) => index + 1)),
			part_label: text(parts.map(([, { label }]) => label)),
			points: integer(parts.map(([, { points }]) => points)),
		},
		rule_problem_estates: Object.fromEntries(
			Object.entries(forecast.problem_estates).map(([name, value]) => [
				name,
				integer([value]),
			]),
		),
		ref_estate_households: {
			estate: text(estates.map(({ name }) => name)),
			households: integer(estates.map(({ households }) => households)),
		},
	};
}

/** The looks ahead, the days they learn from, and the seasons to prepare for. */
export function forecastRunTables(
	{ forecast, calendar }: Pick<Rules, "forecast" | "calendar">,
	times: RunTimes,
): Record<string, Columns> {
	const forecasts = planForecasts(times, calendar.festivals);
	const windows = forecasts.flatMap((each) =>
		each.windows.map((window) => ({ ...window, forecast: each.forecast })),
	);
	const seasons = planSeasons(forecast, times);
	const starts = (days: string[]) => time(days.map((day) => `${day} 00:00:00`));
	const ends = (days: string[]) =>
		time(days.map((day) => `${addDays(day, 1)} 00:00:00`));
	return {
		run_forecasts: {
			forecast: text(forecasts.map((each) => each.forecast)),
			forecast_no: integer(forecasts.map(({ no }) => no)),
			start_at: starts(forecasts.map(({ start }) => start)),
			end_at: ends(forecasts.map(({ end }) => end)),
			days: integer(
				forecasts.map(({ start, end }) => daysBetween(start, end) + 1),
			),
			past_years: integer(forecasts.map(({ years }) => years)),
		},
		run_forecast_windows: {
			forecast: text(windows.map((each) => each.forecast)),
			window_kind: text(windows.map(({ kind }) => kind)),
			window_no: integer(windows.map(({ no }) => no)),
			start_at: starts(windows.map(({ start }) => start)),
			end_at: ends(windows.map(({ end }) => end)),
		},
		run_forecast_seasons: {
			topic: text(seasons.map(({ topic }) => topic)),
			start_by: text(seasons.map(({ startBy }) => startBy)),
			action: text(seasons.map(({ action }) => action)),
			start_at: starts(seasons.map(({ start }) => start)),
			end_at: ends(seasons.map(({ end }) => end)),
		},
	};
}
