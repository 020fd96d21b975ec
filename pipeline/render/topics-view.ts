import type { Row } from "../database/database.ts";
import { type Marts, rowsOf } from "./marts.ts";
import { type CutRows, cutRows } from "./report-lists.ts";

/** What the chapter on topics tells. */
export interface TopicsView {
	topicGroups: Row[];
	/** Rows without the advice that `sharedAdvice` tells for them. */
	hotspots: CutRows;
	/** What several rows are advised alike, told once. */
	sharedAdvice: { advice: string; places: number; isAll: boolean } | undefined;
}

const MOST_HOTSPOTS = 10;
// Two may each say it.
const FEWEST_ALIKE = 3;

/** Arranges the topics and their hotspots; adds no number of its own. */
export function viewTopics(marts: Marts): TopicsView {
	const hotspots = cutRows(rowsOf<Row>(marts, "mart_hotspots"), MOST_HOTSPOTS);
	const sharedAdvice = shareAdvice(hotspots.rows);
	return {
		topicGroups: viewTopicGroups(marts),
		hotspots: {
			...hotspots,
			rows: hotspots.rows.map((row) =>
				row.advice === sharedAdvice?.advice ? { ...row, advice: "" } : row,
			),
		},
		sharedAdvice,
	};
}

function shareAdvice(rows: readonly Row[]): TopicsView["sharedAdvice"] {
	const counts = new Map<string, number>();
	for (const { advice } of rows)
		counts.set(String(advice), (counts.get(String(advice)) ?? 0) + 1);
	const [most] = [...counts].sort(([, one], [, other]) => other - one);
	if (!most || most[1] < FEWEST_ALIKE) return undefined;
	const [advice, places] = most;
	return { advice, places, isAll: places === rows.length };
}

function viewTopicGroups(marts: Marts): Row[] {
	const topics = rowsOf<Row>(marts, "mart_topics");
	return rowsOf<Row>(marts, "mart_topic_groups").map((group) => {
		const own = topics.filter((row) => row.topic_group === group.topic_group);
		const isSame =
			own.length === 1 && own[0]?.topic_label === group.group_label;
		return { ...group, topics: isSame ? [] : own } as unknown as Row;
	});
}
