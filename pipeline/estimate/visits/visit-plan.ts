import type { Database } from "../../database/database.ts";
import { startOfHalf, toDayNo } from "./visit-days.ts";
import type { PlaceNeed } from "./visit-stops.ts";
import type { Household, Visit, VisitSettings } from "./visits.ts";

/** All that planning visits reads: doors, knocks, hands, needs of places and the campaign's rules. */
export interface VisitPlan {
	households: Household[];
	visits: Visit[];
	hours: Map<string, number | null>;
	needs: PlaceNeed[];
	settings: VisitSettings;
	words: Map<string, string>;
	workdays: Set<number>;
}

/** Reads the plan's inputs; days are counted from 1970. */
export async function readVisitPlan(database: Database): Promise<VisitPlan> {
	const [options] = await database.rows<{ as_of: string }>(
		"select as_of from run_options",
	);
	const [numbers] = await database.rows<Record<string, number>>(
		"select * from rule_visits",
	);
	const words = await database.rows<{
		word_kind: string;
		word: string;
		value: string;
	}>("select word_kind, word, value from rule_visit_words order by word_no");
	const ofKind = (kind: string) =>
		words.filter((each) => each.word_kind === kind);
	const today = toDayNo(options?.as_of ?? "");
	const days = await database.rows<{ starts_at: string }>(
		"select starts_at from calendar_days where is_workday order by starts_at",
	);
	return {
		households: (
			await database.rows<
				Household & {
					last_visit_at: string | null;
					last_info_update_at: string | null;
				}
			>("select * from campaign_households order by household_key")
		).map(({ last_visit_at, last_info_update_at, ...rest }) => ({
			...rest,
			last_visit: last_visit_at && toDayNo(last_visit_at),
			last_update: last_info_update_at && toDayNo(last_info_update_at),
		})) as Household[],
		visits: await readVisits(
			database,
			new Set(days.map((day) => toDayNo(day.starts_at))),
		),
		hours: new Map(
			(
				await database.rows<{ grid: string; hours_per_week: number | null }>(
					"select grid, hours_per_week from campaign_grids order by grid",
				)
			).map((row) => [row.grid, row.hours_per_week]),
		),
		needs: await readNeeds(database),
		settings: {
			...(numbers as unknown as VisitSettings),
			today,
			roundStart: toDayNo(startOfHalf(options?.as_of ?? "")),
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
		workdays: new Set(days.map((day) => toDayNo(day.starts_at))),
	};
}

const EVENING_HOUR = 17;

async function readVisits(
	database: Database,
	workdays: ReadonlySet<number>,
): Promise<Visit[]> {
	const rows = await database.rows<Visit & { visited_at: string }>(
		"select household_key, visited_at, outcome, info_updated from campaign_visits order by visited_at, household_key, visit_no",
	);
	return rows.map(({ visited_at: at, ...rest }) => {
		const day = toDayNo(at);
		const hour = Number(at.slice(11, 13));
		const onWorkday = hour >= EVENING_HOUR ? "evening" : "weekday";
		return { ...rest, day, slot: workdays.has(day) ? onWorkday : "weekend" };
	});
}

// What happens in an estate, by topic: never who spoke of it.
async function readNeeds(database: Database): Promise<PlaceNeed[]> {
	return await database.rows<PlaceNeed>(
		`select needs.estate as estate, needs.kind as kind, topics.topic_label as topic_label
		from (
			select place as estate, 'place' as kind, topic, 1 as kind_no
			from est_hotspots where place_kind = 'estate'
			union all
			select place as estate, 'coming' as kind, topic, 2 as kind_no
			from est_outlook where place_kind = 'estate'
		) as needs
		inner join rule_topics as topics on needs.topic = topics.topic
		where not topics.is_sensitive
		order by needs.kind_no, needs.estate, topics.topic_no`,
	);
}
