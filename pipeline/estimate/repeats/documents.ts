import { parsePairs, type TextPair } from "../../text-pairs.ts";
import { readKeywords } from "../hotspots/keyword-text.ts";
import { type ClusterText, compare } from "./cluster-text.ts";
import type { Vector } from "./vectors.ts";

/** A ticket as gathering compares it. */
export interface Document {
	text: ClusterText;
	/** Milliseconds. */
	time: number;
	/** What its text and title say, the rare weighed more. */
	vector: Vector;
	/** The pairs of its text, to look a name up in: as a set each would take ten times the memory. */
	pairs: Uint32Array;
}

// Of what two texts may have in common a quarter are keywords, and of the rest the title's pairs three tenths.
const KEYWORD_SHARE = 0.25;
const TITLE_SHARE = 0.3;
// One rare name, however rare, does not make two texts alike.
const DAMPING = 0.8;
// What more texts say is a manner of speaking.
const MOST_SHARE = 0.1;
const FEWEST_COMMON = 20;
// Among few texts nothing is rare yet.
const OTHER_TEXTS = 100;

/**
 * Weighs the pairs and the keywords of each text: (1 + ln count) · ln rarity, title, whole text and
 * keywords each brought to length one and taken by their shares, every weight then to the power
 * of 0.8. In order of time.
 */
export function weighDocuments(texts: readonly ClusterText[]): Document[] {
	const parsed = texts
		.map((text) => ({
			text,
			time: Date.parse(`${text.accepted_at}Z`),
			pairs: parsePairs(text.pairs),
			words: readKeywords(text.keywords).map(({ word }) => word),
		}))
		.sort(
			(a, b) => a.time - b.time || compare(a.text.ticket_id, b.text.ticket_id),
		);
	const weigh = createWeight(parsed);
	return parsed.map(({ text, time, pairs, words }) => ({
		text,
		time,
		vector: weigh({ pairs, words }),
		pairs: Uint32Array.from(pairs, ({ pair }) => pair),
	}));
}

interface Parsed {
	pairs: readonly TextPair[];
	words: readonly string[];
}

/** What stands in a text how often, by one of the ways to look at it. */
interface Block {
	share: number;
	countsOf(parsed: Parsed): (readonly [key: number | string, count: number])[];
}

const BLOCKS: readonly Block[] = [
	{
		share: (1 - KEYWORD_SHARE) * TITLE_SHARE,
		countsOf: ({ pairs }) =>
			pairs.flatMap(({ pair, inTitle }) =>
				inTitle > 0 ? [[pair, inTitle] as const] : [],
			),
	},
	{
		share: (1 - KEYWORD_SHARE) * (1 - TITLE_SHARE),
		countsOf: ({ pairs }) =>
			pairs.map(({ pair, inText }) => [pair, inText] as const),
	},
	{
		share: KEYWORD_SHARE,
		countsOf: ({ words }) => words.map((word) => [word, 1] as const),
	},
];

function createWeight(every: readonly Parsed[]) {
	const most = Math.max(MOST_SHARE * every.length, FEWEST_COMMON);
	const blocks = BLOCKS.map((block) => ({
		...block,
		texts: countTexts(every, block),
		columns: new Map<number | string, number>(),
	}));
	let width = 0;
	return (parsed: Parsed): Vector => {
		const entries: [number, number][] = [];
		const known = blocks
			.map((block) => ({ ...block, counts: block.countsOf(parsed) }))
			.filter(({ counts }) => counts.length > 0);
		const whole = known.reduce((sum, { share }) => sum + share, 0);
		for (const { share, counts, texts, columns } of known) {
			const weighed = counts.flatMap(([key, count]): [typeof key, number][] => {
				const having = texts.get(key) ?? 0;
				if (having > most) return [];
				const rarity = Math.log((every.length + OTHER_TEXTS) / having);
				return [[key, (1 + Math.log(count)) * rarity]];
			});
			const length = Math.hypot(...weighed.map(([, weight]) => weight));
			for (const [key, weight] of weighed) {
				// What no other text has is like nothing.
				if ((texts.get(key) ?? 0) < 2) continue;
				const column = columns.get(key) ?? width++;
				columns.set(key, column);
				const value = (Math.sqrt(share / whole) * weight) / length;
				entries.push([column, value ** DAMPING]);
			}
		}
		entries.sort(([a], [b]) => a - b);
		return {
			columns: Int32Array.from(entries, ([column]) => column),
			values: Float64Array.from(entries, ([, value]) => value),
		};
	};
}

function countTexts(
	every: readonly Parsed[],
	{ countsOf }: Block,
): Map<number | string, number> {
	const texts = new Map<number | string, number>();
	for (const parsed of every)
		for (const [key] of countsOf(parsed))
			texts.set(key, (texts.get(key) ?? 0) + 1);
	return texts;
}
