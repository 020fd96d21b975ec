import type { Row } from "../database/database.ts";
import { NO_TOPIC, sumTopics } from "./community-view.ts";
import { type Marts, rowsOf } from "./marts.ts";

/** What the sections on campaigns, the look ahead, the theme and estates under treatment place. */
export interface ActionView {
	effects: Row[];
	comparisons: Row[];
	forecast: {
		weeks: object[];
		/** What is listed for its places already begins by the day said there. */
		seasons: (Row & { isAbove: boolean })[];
		first: Row | undefined;
		record: Row | undefined;
	};
	scores: Row[];
	themes: Row[];
	themeParts: Row[];
	theme: object | undefined;
	/** Each with what its last month's tickets are about, where it is listed. */
	problemEstates: object[];
	treatmentRule: Row | undefined;
}

const MOST_TOPICS = 10;
const MOST_ESTATE_TOPICS = 6;

/** Arranges the marts of what is done about complaints; adds no number of its own. */
export function viewActions(marts: Marts): ActionView {
	const effects = rowsOf<Row>(marts, "mart_campaign_effects");
	const forecast = rowsOf<Row>(marts, "mart_forecast");
	const weeks = forecast.filter((row) => !row.is_season);
	const shown = viewWeeks(weeks).slice(0, MOST_TOPICS);
	const themes = rowsOf<Row>(marts, "mart_themes");
	return {
		effects: effects.filter((row) => row.is_main),
		comparisons: effects,
		forecast: {
			weeks: shown,
			seasons: forecast
				.filter((row) => row.is_season)
				.map((row) => ({
					...row,
					isAbove: shown.some(({ topic }) => topic === row.topic),
				})),
			first: weeks[0],
			record: rowsOf<Row>(marts, "mart_forecast_record")[0],
		},
		scores: rowsOf(marts, "mart_self_scoring"),
		themes,
		themeParts: rowsOf(marts, "rule_theme_parts"),
		theme: viewTheme(themes[0], rowsOf(marts, "mart_theme_sheet")),
		problemEstates: viewEstates(marts),
		treatmentRule: rowsOf<Row>(marts, "rule_problem_estates")[0],
	};
}

function viewEstates(marts: Marts): ActionView["problemEstates"] {
	const rows = rowsOf<Row>(marts, "mart_problem_estate_topics");
	return rowsOf<Row>(marts, "mart_problem_estates").map((row) => {
		const own = rows.filter(({ estate }) => estate === row.estate);
		const topics = own
			.filter(({ topic }) => topic !== NO_TOPIC)
			.slice(0, MOST_ESTATE_TOPICS);
		return {
			...row,
			topics,
			otherTopics: sumTopics(own.filter((each) => !topics.includes(each))),
		};
	});
}

// What is done is done for all places of a topic at once, and begins with the first of them.
function viewWeeks(weeks: readonly Row[]): { topic: unknown }[] {
	const topics = [...new Set(weeks.map(({ topic }) => topic))];
	return topics.map((topic) => {
		const places = weeks.filter((each) => each.topic === topic);
		const [first] = [...places].sort((a, b) =>
			String(a.latest_start_at) < String(b.latest_start_at) ? -1 : 1,
		);
		return {
			...first,
			topic,
			places,
			owners: [...new Set(places.map(({ owner }) => owner))].filter(Boolean),
		};
	});
}

function viewTheme(theme: Row | undefined, lines: Row[]) {
	if (!theme) return undefined;
	const partOf = (part: string) => lines.filter((line) => line.part === part);
	return {
		...theme,
		hasAnswers: theme.unsolved_share !== null,
		communities: partOf("community"),
		estates: partOf("estate"),
		causes: partOf("cause"),
		handlers: partOf("unit"),
	};
}
