import { sum } from "simple-statistics";
import type { ColumnType } from "../../database/database.ts";
import { defineEstimator } from "../estimator.ts";
import { groupBy } from "../group-by.ts";
import { type Expected, type ForecastSpan, lookAhead } from "./forecast.ts";
import { type ForecastCell, isMatter, keyOf, largestOf } from "./matter.ts";

interface ForecastRow extends ForecastSpan {
	forecast: string;
}

const EXPECTED = {
	method: "text",
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
	is_risen: "boolean",
} satisfies Record<string, ColumnType>;

const LISTED = {
	forecast: "text",
	method: "text",
	place_kind: "text",
	place: "text",
	topic: "text",
	has_come: "boolean",
	is_in_range: "boolean",
} satisfies Record<string, ColumnType>;

/** What is listed at the coming days by one way of telling; what is not estimated is null. */
interface Listed
	extends Pick<
		Expected,
		| "place_kind"
		| "place"
		| "community"
		| "topic"
		| "past_tickets"
		| "pace_tickets"
		| "first_day_no"
		| "is_risen"
	> {
	expected: number | null;
	lower: number | null;
	upper: number | null;
}

/** The ways of telling: by season and level, and copied from the last period or the same weeks of last year. */
const METHODS: Record<
	string,
	(cells: readonly ForecastCell[], listed: readonly Expected[]) => Listed[]
> = {
	outlook: (_, listed) => [...listed],
	last_period: (cells, listed) => copy(cells, "before", 0, listed),
	last_year: (cells, listed) => copy(cells, "past", 1, listed),
};

function copy(
	cells: readonly ForecastCell[],
	window_kind: string,
	window_no: number,
	listed: readonly Expected[],
): Listed[] {
	return largestOf(cells, { window_kind, window_no }, listed).map((each) => {
		const own = cells.filter((cell) => keyOf(cell) === keyOf(each));
		const past = own.filter((cell) => cell.window_kind === "past");
		const pace = own.find((cell) => cell.window_kind === "pace");
		const { place_kind, place, community, topic } = each;
		return {
			...{ place_kind, place, community, topic },
			past_tickets: sum(past.map(({ tickets }) => tickets)),
			pace_tickets: pace?.tickets ?? 0,
			first_day_no: Math.min(...past.map((cell) => cell.first_day_no)),
			...{ expected: null, lower: null, upper: null, is_risen: false },
		};
	});
}

/**
 * Writes `est_forecast`, what each way of telling lets expect of the coming sixty days, and
 * `est_past_forecast`, what each would have listed for every past period, with what came.
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
	writes: { est_forecast: EXPECTED, est_past_forecast: LISTED },
	grains: {
		est_forecast: ["method", "place_kind", "place", "topic"],
		est_past_forecast: ["forecast", "method", "place_kind", "place", "topic"],
	},
	estimate: ({
		run_forecasts: forecasts,
		int_forecast_cells: cells,
	}: {
		run_forecasts: ForecastRow[];
		int_forecast_cells: (ForecastCell & { forecast: string })[];
	}) => {
		const spans = new Map(forecasts.map((each) => [each.forecast, each]));
		const est_forecast = [];
		const est_past_forecast = [];
		for (const own of groupBy(cells, ({ forecast }) => forecast)) {
			const span = spans.get(own[0]?.forecast ?? "");
			if (span === undefined) continue;
			const rows = listAll(own, span);
			if (span.forecast === "next") est_forecast.push(...describe(rows));
			else est_past_forecast.push(...score(rows, own, span));
		}
		return { est_forecast, est_past_forecast };
	},
});

function listAll(
	cells: readonly ForecastCell[],
	span: ForecastSpan,
): (Listed & { method: string })[] {
	const listed = lookAhead(cells, span);
	return Object.entries(METHODS).flatMap(([method, tell]) =>
		tell(cells, listed).map((each) => ({ method, ...each })),
	);
}

function describe(rows: readonly (Listed & { method: string })[]) {
	return rows.map(({ lower, upper, first_day_no, ...row }, index) => ({
		forecast_no: index + 1,
		method: row.method,
		place_kind: row.place_kind,
		place: row.place,
		community: row.community,
		topic: row.topic,
		past_tickets: row.past_tickets,
		pace_tickets: row.pace_tickets,
		expected: row.expected,
		lower_90: lower,
		upper_90: upper,
		is_risen: row.is_risen,
		// What no past year had may come any day.
		first_day_no: Number.isFinite(first_day_no) ? first_day_no : 0,
	}));
}

/** Whether what was listed came: a matter of its place in the days it was listed for. */
function score(
	rows: readonly (Listed & { method: string })[],
	cells: readonly ForecastCell[],
	{ forecast, days }: ForecastRow,
) {
	const came = new Map(
		cells
			.filter(({ window_kind }) => window_kind === "came")
			.map((each) => [keyOf(each), each]),
	);
	return rows.map((row) => {
		const found = came.get(keyOf(row));
		const { method, place_kind, place, topic, lower, upper } = row;
		const tickets = found?.tickets ?? 0;
		return {
			...{ forecast, method, place_kind, place, topic },
			has_come: found !== undefined && isMatter(found, days),
			is_in_range:
				lower === null || upper === null
					? null
					: lower <= tickets && tickets <= upper,
		};
	});
}
