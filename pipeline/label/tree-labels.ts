import { createSegmenter } from "../segment.ts";
import {
	createTopicCutter,
	createTopicLabeller,
	type TicketText,
	type TopicLabel,
	type TopicRule,
} from "./topic-rules.ts";

export interface TreeLabel extends TopicLabel {
	/** The topic's terms that stand in title or content, the weightiest first. */
	keywords: string[];
}

const MOST_KEYWORDS = 5;

/** Labels by a topic tree, and says by which of its terms. */
export function createTreeLabeller(
	topics: readonly TopicRule[],
): (text: TicketText) => TreeLabel {
	const terms = topics.flatMap((topic) => topic.terms.map(({ term }) => term));
	const segment = createSegmenter(terms);
	const cut = createTopicCutter(segment, terms);
	const label = createTopicLabeller(topics);
	const termsOf = new Map(topics.map((topic) => [topic.id, topic.terms]));
	return (text) => {
		const found = label(text, cut(text));
		const words = new Set(segment(`${text.title ?? ""} ${text.content ?? ""}`));
		const known = (termsOf.get(found.topic) ?? []).filter(({ term }) =>
			words.has(term),
		);
		const ranked = [...known].sort(
			(a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1),
		);
		const keywords = ranked.slice(0, MOST_KEYWORDS).map(({ term }) => term);
		return { ...found, keywords };
	};
}
