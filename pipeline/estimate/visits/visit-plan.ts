import { endOfHalf, startOfHalf, toDayNo } from "./visit-days.ts";
import type { PlaceNeed } from "./visit-stops.ts";
import type { Household, Visit, VisitSettings } from "./visits.ts";

/** All that planning visits reads: doors, knocks, hands, needs of places and the rules of visits. */
export interface VisitPlan {
	households: Household[];
	visits: Visit[];
	hours: Map<string, number | null>;
	needs: PlaceNeed[];
	/** What there is to win at an estate, in tickets for a hundred households. */
	gains: Map<string, number>;
	settings: VisitSettings;
	words: Map<string, string>;
	workdays: Set<number>;
}

/** The rows that planning visits reads; times as text. */
export interface VisitTables {
	run_options: { as_of: string }[];
	rule_visits: Record<string, number>[];
	rule_visit_words: { word_kind: string; word: string; value: string }[];
	calendar_days: { starts_at: string }[];
	ref_visit_households: (Household & {
		last_visit_at: string | null;
		last_info_update_at: string | null;
	})[];
	ref_visits: (Visit & { visited_at: string })[];
	ref_visit_grids: { grid: string; hours_per_week: number | null }[];
	int_visit_needs: PlaceNeed[];
	int_visit_gains: { estate: string; gain_per_100: number }[];
}

/** Which rows of each, in which order. */
export const VISIT_READS = {
	run_options: { columns: ["as_of"], order: [] },
	rule_visits: { order: [] },
	rule_visit_words: {
		columns: ["word_kind", "word", "value"],
		order: ["word_no"],
	},
	calendar_days: {
		columns: ["starts_at"],
		where: { is_workday: true },
		order: ["starts_at"],
	},
	ref_visit_households: { order: ["household_key"] },
	ref_visits: {
		columns: ["household_key", "visited_at", "outcome", "info_updated"],
		order: ["visited_at", "household_key", "visit_no"],
	},
	ref_visit_grids: { columns: ["grid", "hours_per_week"], order: ["grid"] },
	int_visit_needs: {
		columns: ["estate", "kind", "topic_label"],
		order: ["kind_no", "estate", "topic_no"],
	},
	int_visit_gains: { columns: ["estate", "gain_per_100"], order: ["estate"] },
};

/** Puts the plan's inputs together; days are counted from 1970. */
export function toVisitPlan(tables: VisitTables): VisitPlan {
	const { rule_visit_words: words } = tables;
	const [options] = tables.run_options;
	const roundStart = toDayNo(startOfHalf(options?.as_of ?? ""));
	const ofKind = (kind: string) =>
		words.filter((each) => each.word_kind === kind);
	const workdays = new Set(
		tables.calendar_days.map((day) => toDayNo(day.starts_at)),
	);
	return {
		households: tables.ref_visit_households.map(
			({ last_visit_at, last_info_update_at, ...rest }) => ({
				...rest,
				last_visit: last_visit_at === null ? null : toDayNo(last_visit_at),
				last_update:
					last_info_update_at === null ? null : toDayNo(last_info_update_at),
			}),
		),
		visits: toVisits(tables.ref_visits, workdays),
		hours: new Map(
			tables.ref_visit_grids.map((row) => [row.grid, row.hours_per_week]),
		),
		needs: tables.int_visit_needs,
		gains: new Map(
			tables.int_visit_gains.map((row) => [row.estate, row.gain_per_100]),
		),
		settings: {
			...(tables.rule_visits[0] as unknown as VisitSettings),
			today: toDayNo(options?.as_of ?? ""),
			roundStart,
			roundEnd: endOfHalf(roundStart),
			care_days: Object.fromEntries(
				ofKind("care").map(({ word, value }) => [word, Number(value)]),
			),
			slots: ofKind("slot").map(({ word }) => word),
		},
		words: new Map(
			words.map(({ word_kind, word, value }) => [
				`${word_kind} ${word}`,
				value,
			]),
		),
		workdays,
	};
}

const EVENING_HOUR = 17;

function toVisits(
	rows: VisitTables["ref_visits"],
	workdays: ReadonlySet<number>,
): Visit[] {
	return rows.map(({ visited_at: at, ...rest }) => {
		const day = toDayNo(at);
		const hour = Number(at.slice(11, 13));
		const onWorkday = hour >= EVENING_HOUR ? "evening" : "weekday";
		return { ...rest, day, slot: workdays.has(day) ? onWorkday : "weekend" };
	});
}
