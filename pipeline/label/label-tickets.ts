import type { Database, Value } from "../database/database.ts";
import { createPlaceFinder, type PlaceRule } from "./places.ts";
import { createSegmenter } from "./segment.ts";
import {
	createTopicLabeller,
	type LabelTopic,
	type TicketText,
	type TopicRule,
} from "./topic-rules.ts";

export interface LabelRules {
	topics: { leaves: readonly TopicRule[] };
	estates: readonly PlaceRule[];
	/** `given`: the export's own classification is the topic, whatever the tree says. */
	topicSource: "tree" | "given";
}

/**
 * Reads the words of `int_texts` and writes `lbl_tickets`: for each record its
 * topic, what the topic rests on, and its estate. No word of a citizen is kept.
 */
export async function labelTickets(
	database: Database,
	rules: LabelRules,
): Promise<void> {
	await database.createTable("lbl_tickets", {
		record_no: "integer",
		topic: "text",
		topic_basis: "text",
		estate: "text",
	});
	const labelTopic =
		rules.topicSource === "given" ? labelAsGiven : labelByTree(rules);
	const findPlace = createPlaceFinder(rules.estates);
	const texts =
		"select record_no, title, content, location, topic_path, accepted_month from int_texts order by record_no";
	for await (const columns of database.batches(texts)) {
		const labels: Value[][] = [[], [], [], []];
		const count = columns[0]?.length ?? 0;
		for (let row = 0; row < count; row++) {
			const text = readText(columns, row);
			const { topic, basis } = labelTopic(text);
			const estate = findPlace([text.location, text.title, text.content]);
			for (const [column, value] of [
				columns[0]?.[row] ?? null,
				topic,
				basis,
				estate,
			].entries())
				labels[column]?.push(value);
		}
		await database.append("lbl_tickets", labels);
	}
}

const labelAsGiven: LabelTopic = ({ topicPath }) =>
	topicPath
		? { topic: topicPath, basis: "path" }
		: { topic: "other", basis: "none" };

function labelByTree({ topics, estates }: LabelRules): LabelTopic {
	const segment = createSegmenter([
		...topics.leaves.flatMap(({ terms }) => terms.map(({ term }) => term)),
		...estates.flatMap(({ name, aliases }) => [name, ...aliases]),
	]);
	return createTopicLabeller(topics.leaves, segment);
}

function readText(columns: readonly Value[][], row: number): TicketText {
	const text = (column: number) => {
		const value = columns[column]?.[row];
		return typeof value === "string" ? value : null;
	};
	return {
		title: text(1),
		content: text(2),
		location: text(3),
		topicPath: text(4),
		month: Number(columns[5]?.[row] ?? 0),
	};
}
