import type { ColumnType } from "../../database/database.ts";
import { defineEstimator } from "../estimator.ts";
import {
	type Expected,
	FEWEST,
	FEWEST_CALLERS,
	lookAhead,
	type OutlookCell,
	type OutlookSpan,
} from "./outlook.ts";

interface OutlookRow extends OutlookSpan {
	outlook: string;
}

const EXPECTED = {
	outlook_no: "integer",
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
 * Writes `est_outlook`, what the coming sixty days let expect, `est_past_outlook`, the last such list, and
 * `est_outlook_score`, how it did.
 */
export const outlookEstimator = defineEstimator({
	reads: {
		run_outlooks: {
			columns: ["outlook", "days", "past_years"],
			order: ["outlook"],
		},
		int_outlook_cells: {
			order: [
				"outlook",
				"window_kind",
				"window_no",
				"place_kind",
				"place",
				"topic",
			],
		},
	},
	writes: {
		est_outlook: EXPECTED,
		est_past_outlook: LISTED,
		est_outlook_score: SCORES,
	},
	estimate: ({
		run_outlooks: outlooks,
		int_outlook_cells: cells,
	}: {
		run_outlooks: OutlookRow[];
		int_outlook_cells: (OutlookCell & { outlook: string })[];
	}) => {
		const own = (name: string) => ({
			span: outlooks.find(({ outlook }) => outlook === name),
			cells: cells.filter(({ outlook }) => outlook === name),
		});
		const next = own("next");
		const expected = next.span ? lookAhead(next.cells, next.span) : [];
		const previous = own("previous");
		const past = previous.span ? lookAhead(previous.cells, previous.span) : [];
		return {
			est_outlook: expected.map(({ lower, upper, ...each }, index) => ({
				outlook_no: index + 1,
				...each,
				lower_90: lower,
				upper_90: upper,
			})),
			est_past_outlook: past.map(({ place_kind, place, topic }) => ({
				place_kind,
				place,
				topic,
			})),
			est_outlook_score: previous.span
				? [scoreOutlook(past, previous.cells)]
				: [],
		};
	},
});

/** How many of a list came, beside as many of each kind of place that were largest in the period before. */
export function scoreOutlook(
	listed: readonly Expected[],
	cells: readonly OutlookCell[],
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

function isCome({ place_kind, tickets, callers }: OutlookCell): boolean {
	const fewest = FEWEST[place_kind as keyof typeof FEWEST];
	return tickets >= fewest && callers >= FEWEST_CALLERS;
}

function largest(
	cells: readonly OutlookCell[],
	kind: string,
	count: number,
): OutlookCell[] {
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
}: Pick<OutlookCell, "place_kind" | "place" | "topic">) =>
	`${place_kind}\n${place}\n${topic}`;
