import { parsePairs, type TextPair } from "../../text-pairs.ts";
import { type ClusterText, compare } from "./cluster-text.ts";
import type { Vector } from "./vectors.ts";

/** A ticket as gathering compares it. */
export interface Document {
	text: ClusterText;
	/** Milliseconds. */
	time: number;
	/** What its text and title say, the rare weighed more. */
	vector: Vector;
	/** The pairs of its text, to look a name up in. */
	pairs: ReadonlySet<number>;
}

const TITLE_SHARE = 0.3;
// One rare name, however rare, does not make two texts alike.
const DAMPING = 0.8;
// What more texts say is a manner of speaking.
const MOST_SHARE = 0.1;
const FEWEST_COMMON = 20;
// Among few texts nothing is rare yet.
const OTHER_TEXTS = 100;

/**
 * Weighs the pairs of each text: (1 + ln count) · ln rarity, title and whole text each brought
 * to length one and taken three to seven, every weight then to the power of 0.8. In order of time.
 */
export function weighDocuments(texts: readonly ClusterText[]): Document[] {
	const parsed = texts
		.map((text) => ({
			text,
			time: Date.parse(`${text.accepted_at}Z`),
			pairs: parsePairs(text.pairs),
		}))
		.sort(
			(a, b) => a.time - b.time || compare(a.text.ticket_id, b.text.ticket_id),
		);
	const every = parsed.map(({ pairs }) => pairs);
	const columns = new Map<number, number>();
	const blocks = BLOCKS.map((block) => countTexts(every, block));
	return parsed.map(({ text, time, pairs }) => ({
		text,
		time,
		...weigh(pairs, blocks, columns, texts.length),
		pairs: new Set(pairs.map(({ pair }) => pair)),
	}));
}

interface Block {
	share: number;
	countOf(pair: TextPair): number;
}

const BLOCKS: readonly Block[] = [
	{ share: TITLE_SHARE, countOf: ({ inTitle }) => inTitle },
	{ share: 1 - TITLE_SHARE, countOf: ({ inText }) => inText },
];

function countTexts(
	every: readonly TextPair[][],
	{ countOf }: Block,
): Map<number, number> {
	const texts = new Map<number, number>();
	for (const pairs of every)
		for (const pair of pairs)
			if (countOf(pair) > 0)
				texts.set(pair.pair, (texts.get(pair.pair) ?? 0) + 1);
	return texts;
}

function weigh(
	pairs: readonly TextPair[],
	blocks: readonly ReadonlyMap<number, number>[],
	columns: Map<number, number>,
	total: number,
): Pick<Document, "vector"> {
	const most = Math.max(MOST_SHARE * total, FEWEST_COMMON);
	const entries: [number, number][] = [];
	for (const [at, block] of BLOCKS.entries()) {
		const weighed = pairs.flatMap((pair): [number, number][] => {
			const count = block.countOf(pair);
			const texts = blocks[at]?.get(pair.pair) ?? 0;
			if (count === 0 || texts > most) return [];
			const rarity = Math.log((total + OTHER_TEXTS) / texts);
			return [[2 * pair.pair + at, (1 + Math.log(count)) * rarity]];
		});
		const length = Math.hypot(...weighed.map(([, weight]) => weight));
		for (const [key, weight] of weighed) {
			const value = ((Math.sqrt(block.share) * weight) / length) ** DAMPING;
			// What no other text has is like nothing.
			if ((blocks[at]?.get(key >>> 1) ?? 0) > 1)
				entries.push([columnOf(columns, key), value]);
		}
	}
	entries.sort(([a], [b]) => a - b);
	const vector = {
		columns: Int32Array.from(entries, ([column]) => column),
		values: Float64Array.from(entries, ([, value]) => value),
	};
	return { vector };
}

function columnOf(columns: Map<number, number>, key: number): number {
	const known = columns.get(key);
	if (known !== undefined) return known;
	columns.set(key, columns.size);
	return columns.size - 1;
}
