import type { Segment } from "../segment.ts";

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
	basis: "path" | "terms" | "none";
}

export type LabelTopic = (text: TicketText) => TopicLabel;

const OTHER: TopicLabel = { topic: "other", basis: "none" };
const TITLE_FACTOR = 2;
const OUT_OF_SEASON_FACTOR = 0.5;
// One strong word, or two weak ones that agree.
const LEAST_SCORE = 3;
// What the matter is stands at the beginning.
const LONGEST_CONTENT = 1500;

/**
 * Labels by the export's own classification where it names a topic of the tree,
 * else by the weighted terms found in title and content; ties go to the topic
 * that stands first in the tree.
 */
export function createTopicLabeller(
	topics: readonly TopicRule[],
	segment: Segment,
): LabelTopic {
	const byName = new Map(topics.map((topic) => [topic.name, topic.id]));
	const byTerm = indexTerms(topics);
	const cut = cutWithPhrases(segment, byTerm.keys());
	return (text) => {
		const named = text.topicPath
			?.split(">")
			.reverse()
			.find((part) => byName.has(part));
		if (named) return { topic: byName.get(named) ?? "", basis: "path" };
		const scores = scoreTopics(text, topics.length, byTerm, cut);
		const best = chooseTopic(topics, scores, text);
		return best ? { topic: best.id, basis: "terms" } : OTHER;
	};
}

// What holds a space or a sign is no word to a dictionary: it is looked for as it stands, with its spaces or without.
function cutWithPhrases(segment: Segment, terms: Iterable<string>): Segment {
	const phrases = [...terms]
		.filter((term) => !segment(term).includes(term))
		.map((term) => ({ term, compact: toCompact(term) }));
	if (phrases.length === 0) return segment;
	return (text) => {
		const whole = toCompact(text);
		const said = phrases.filter(({ compact }) => whole.includes(compact));
		return [...segment(text), ...said.map(({ term }) => term)];
	};
}

function toCompact(text: string): string {
	return text.normalize("NFKC").replace(/\s+/g, "");
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
	{ title, content, topicPath }: TicketText,
	count: number,
	byTerm: TermIndex,
	segment: Segment,
): Float64Array {
	const scores = new Float64Array(count);
	const head = new Set(segment(`${topicPath ?? ""} ${title ?? ""}`));
	const body = new Set(segment((content ?? "").slice(0, LONGEST_CONTENT)));
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
		const isInSeason =
			topic.months.length === 0 || topic.months.includes(text.month);
		const score =
			(scores[index] ?? 0) * (isInSeason ? 1 : OUT_OF_SEASON_FACTOR);
		if (score < LEAST_SCORE || score <= most) continue;
		if (topic.exclude.some((word) => words.includes(word))) continue;
		best = topic;
		most = score;
	}
	return best;
}
