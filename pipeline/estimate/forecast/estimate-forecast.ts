import type { ColumnType } from "../../database/database.ts";
import { defineEstimator } from "../estimator.ts";
import {
	type Expected,
	FEWEST,
	FEWEST_CALLERS,
	type ForecastCell,
	type ForecastSpan,
	lookAhead,
} from "./forecast.ts";

interface ForecastRow extends ForecastSpan {
	forecast: string;
}

const EXPECTED = {
	forecast_no: "integer",
	place_kind: "text",
	place: "text",
	community: "text",
	topic: "text",
	past_tickets: "integer",
	pace_tickets: "integer",
	expected: "double",
	lower_90: "integer",
	upper_90: "integer",
	first_day_no: "integer",
} satisfies Record<string, ColumnType>;

const SCORES = {
	listed: "integer",
	came: "integer",
	naive_listed: "integer",
	naive_came: "integer",
} satisfies Record<string, ColumnType>;

const LISTED = {
	place_kind: "text",
	place: "text",
	topic: "text",
} satisfies Record<string, ColumnType>;

/**
 * Writes `est_forecast`, what the coming sixty days let expect, `est_past_forecast`, the last such list, and
 * `est_forecast_score`, how it did.
 */
export const forecastEstimator = defineEstimator({
	reads: {
		run_forecasts: {
			columns: ["forecast", "days", "past_years"],
			order: ["forecast"],
		},
		int_forecast_cells: {
			order: [
				"forecast",
				"window_kind",
				"window_no",
				"place_kind",
				"place",
				"topic",
			],
		},
	},
	writes: {
		est_forecast: EXPECTED,
		est_past_forecast: LISTED,
		est_forecast_score: SCORES,
	},
	grains: {
		est_forecast: ["place_kind", "place", "topic"],
		est_past_forecast: ["place_kind", "place", "topic"],
		est_forecast_score: ["listed"],
	},
	estimate: ({
		run_forecasts: forecasts,
		int_forecast_cells: cells,
	}: {
		run_forecasts: ForecastRow[];
		int_forecast_cells: (ForecastCell & { forecast: string })[];
	}) => {
		const own = (name: string) => ({
			span: forecasts.find(({ forecast }) => forecast === name),
			cells: cells.filter(({ forecast }) => forecast === name),
		});
		const next = own("next");
		const expected = next.span ? lookAhead(next.cells, next.span) : [];
		const previous = own("previous");
		const past = previous.span ? lookAhead(previous.cells, previous.span) : [];
		return {
			est_forecast: expected.map(({ lower, upper, ...each }, index) => ({
				forecast_no: index + 1,
				...each,
				lower_90: lower,
				upper_90: upper,
			})),
			est_past_forecast: past.map(({ place_kind, place, topic }) => ({
				place_kind,
				place,
				topic,
			})),
			est_forecast_score: previous.span
				? [scoreForecast(past, previous.cells)]
				: [],
		};
	},
});

/** How many of a list came, beside as many of each kind of place that were largest in the period before. */
export function scoreForecast(
	listed: readonly Expected[],
	cells: readonly ForecastCell[],
) {
	const came = cells.filter(({ window_kind }) => window_kind === "came");
	const hasCome = new Set(came.filter(isCome).map(toKey));
	const naive = (["estate", "community"] as const).flatMap((kind) =>
		largest(
			cells,
			kind,
			listed.filter((each) => each.place_kind === kind).length,
		),
	);
	return {
		listed: listed.length,
		came: listed.filter((each) => hasCome.has(toKey(each))).length,
		naive_listed: naive.length,
		naive_came: naive.filter((each) => hasCome.has(toKey(each))).length,
	};
}

function isCome({ place_kind, tickets, callers }: ForecastCell): boolean {
	const fewest = FEWEST[place_kind as keyof typeof FEWEST];
	return tickets >= fewest && callers >= FEWEST_CALLERS;
}

function largest(
	cells: readonly ForecastCell[],
	kind: string,
	count: number,
): ForecastCell[] {
	return cells
		.filter(
			({ window_kind, place_kind, callers }) =>
				window_kind === "before" &&
				place_kind === kind &&
				callers >= FEWEST_CALLERS,
		)
		.sort((a, b) => b.tickets - a.tickets || (toKey(a) < toKey(b) ? -1 : 1))
		.slice(0, count);
}

const toKey = ({
	place_kind,
	place,
	topic,
}: Pick<ForecastCell, "place_kind" | "place" | "topic">) =>
	`${place_kind}\n${place}\n${topic}`;
