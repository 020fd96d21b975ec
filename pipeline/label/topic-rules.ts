import type { Segment } from "../segment.ts";
import { createWordTree } from "../word-tree.ts";

/** A topic as labelling knows it. */
export interface TopicRule {
	id: string;
	name: string;
	terms: readonly { term: string; weight: number }[];
	exclude: readonly string[];
	months: readonly number[];
}

/** The words of one ticket; null where the export has none. */
export interface TicketText {
	title: string | null;
	content: string | null;
	location: string | null;
	topicPath: string | null;
	/** The path as it may be printed. */
	topicName?: string | null;
	/** The month it was accepted in, 1–12. */
	month: number;
}

export interface TopicLabel {
	topic: string;
	basis: "path" | "terms" | "model" | "none";
}

/** The words of a text among which its terms are, in order; other words among them make no difference. */
export interface TopicWords {
	/** Of the export's own classification and of the title. */
	head: readonly string[];
	/** Of the content. */
	body: readonly string[];
}

export type LabelTopic = (text: TicketText, words: TopicWords) => TopicLabel;

/** What no topic fits. */
export const OTHER: TopicLabel = { topic: "other", basis: "none" };
const TITLE_FACTOR = 2;
const OUT_OF_SEASON_FACTOR = 0.5;
// One strong word, or two weak ones that agree.
const LEAST_SCORE = 3;
/** What the matter is stands at the beginning. */
export const LONGEST_CONTENT = 1500;

/** Cuts a text into words for its topic, by a segmenter that knows the terms. */
export function createTopicCutter(
	segment: Segment,
	terms: readonly string[],
): (text: TicketText) => TopicWords {
	const findPhrases = createPhraseFinder(segment, terms);
	const cut = (text: string) => [...segment(text), ...findPhrases(text)];
	return ({ title, content, topicPath }) => ({
		head: cut(`${topicPath ?? ""} ${title ?? ""}`),
		body: cut((content ?? "").slice(0, LONGEST_CONTENT)),
	});
}

/**
 * Finds terms that no segmenter gives: what holds a space or a sign is no word to a
 * dictionary, and is looked for as it stands, with its spaces or without.
 */
export function createPhraseFinder(
	segment: Segment,
	terms: readonly string[],
): (text: string) => string[] {
	const phrases = terms.filter((term) => !segment(term).includes(term));
	if (phrases.length === 0) return () => [];
	const compact = phrases.map(toCompact);
	const numbers = compact.map((phrase) => compact.indexOf(phrase));
	const tree = createWordTree(
		compact.map((phrase, index) => [phrase, numbers[index] ?? index]),
	);
	return (text) => {
		const said = new Set<number>();
		tree.search(toCompact(text), (number) => said.add(number));
		return phrases.filter((_, index) => said.has(numbers[index] ?? index));
	};
}

function toCompact(text: string): string {
	return text.normalize("NFKC").replace(/\s+/g, "");
}

/**
 * Labels by the export's own classification where it names a topic of the tree,
 * else by the weighted terms found in title and content; ties go to the topic
 * that stands first in the tree.
 */
export function createTopicLabeller(topics: readonly TopicRule[]): LabelTopic {
	const byName = new Map(topics.map((topic) => [topic.name, topic.id]));
	const byTerm = indexTerms(topics);
	return (text, words) => {
		const named = text.topicPath
			?.split(">")
			.reverse()
			.find((part) => byName.has(part));
		if (named) return { topic: byName.get(named) ?? "", basis: "path" };
		const scores = scoreTopics(words, topics.length, byTerm);
		const best = chooseTopic(topics, scores, text);
		return best ? { topic: best.id, basis: "terms" } : OTHER;
	};
}

type TermIndex = ReadonlyMap<
	string,
	readonly { topic: number; weight: number }[]
>;

function indexTerms(topics: readonly TopicRule[]): TermIndex {
	const byTerm = new Map<string, { topic: number; weight: number }[]>();
	for (const [topic, { terms }] of topics.entries())
		for (const { term, weight } of terms) {
			const known = byTerm.get(term) ?? [];
			known.push({ topic, weight });
			byTerm.set(term, known);
		}
	return byTerm;
}

function scoreTopics(
	words: TopicWords,
	count: number,
	byTerm: TermIndex,
): Float64Array {
	const scores = new Float64Array(count);
	const head = new Set(words.head);
	const body = new Set(words.body);
	const add = (word: string, factor: number) => {
		for (const { topic, weight } of byTerm.get(word) ?? [])
			scores[topic] = (scores[topic] ?? 0) + weight * factor;
	};
	for (const word of head) add(word, TITLE_FACTOR);
	for (const word of body) if (!head.has(word)) add(word, 1);
	return scores;
}

function chooseTopic(
	topics: readonly TopicRule[],
	scores: Float64Array,
	text: TicketText,
): TopicRule | undefined {
	const words = `${text.title ?? ""} ${text.content ?? ""}`;
	let best: TopicRule | undefined;
	let most = 0;
	for (const [index, topic] of topics.entries()) {
		const found = scores[index] ?? 0;
		if (found < LEAST_SCORE) continue;
		const isInSeason =
			topic.months.length === 0 || topic.months.includes(text.month);
		const score = found * (isInSeason ? 1 : OUT_OF_SEASON_FACTOR);
		if (score < LEAST_SCORE || score <= most) continue;
		if (topic.exclude.some((word) => words.includes(word))) continue;
		best = topic;
		most = score;
	}
	return best;
}
