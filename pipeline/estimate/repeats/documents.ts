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

type Key = number | string;

/** What stands in a text how often, by one of the ways to look at it. */
interface Block {
	share: number;
	tell(parsed: Parsed, take: (key: Key, count: number) => void): void;
}

const BLOCKS: readonly Block[] = [
	{
		share: (1 - KEYWORD_SHARE) * TITLE_SHARE,
		tell: ({ pairs }, take) => {
			for (const { pair, inTitle } of pairs)
				if (inTitle > 0) take(pair, inTitle);
		},
	},
	{
		share: (1 - KEYWORD_SHARE) * (1 - TITLE_SHARE),
		tell: ({ pairs }, take) => {
			for (const { pair, inText } of pairs) take(pair, inText);
		},
	},
	{
		share: KEYWORD_SHARE,
		tell: ({ words }, take) => {
			for (const word of words) take(word, 1);
		},
	},
];

/** What some texts have. */
interface Term {
	texts: number;
	/** ln rarity. */
	rarity: number;
	/** Its place in the vectors; none before one of them has it. */
	column: number;
}

function createWeight(every: readonly Parsed[]) {
	const most = Math.max(MOST_SHARE * every.length, FEWEST_COMMON);
	const blocks = BLOCKS.map((block) => ({
		...block,
		terms: listTerms(every, block),
	}));
	let width = 0;
	// Of the text at hand, by column.
	const weights: number[] = [];
	return (parsed: Parsed): Vector => {
		const known = blocks
			.map(({ share, terms, tell }) => {
				const said: { term: Term; count: number }[] = [];
				tell(parsed, (key, count) => {
					const term = terms.get(key);
					if (term) said.push({ term, count });
				});
				return { share, said };
			})
			.filter(({ said }) => said.length > 0);
		const whole = known.reduce((sum, { share }) => sum + share, 0);
		const columns: number[] = [];
		for (const { share, said } of known) {
			const weighed = said.filter(({ term }) => term.texts <= most);
			const each = weighed.map(
				({ term, count }) => (1 + Math.log(count)) * term.rarity,
			);
			const length = Math.hypot(...each);
			const scale = Math.sqrt(share / whole);
			for (const [at, { term }] of weighed.entries()) {
				// What no other text has is like nothing.
				if (term.texts < 2) continue;
				if (term.column < 0) term.column = width++;
				weights[term.column] =
					((scale * (each[at] as number)) / length) ** DAMPING;
				columns.push(term.column);
			}
		}
		const sorted = Int32Array.from(columns).sort();
		return {
			columns: sorted,
			values: Float64Array.from(sorted, (column) => weights[column] as number),
		};
	};
}

function listTerms(every: readonly Parsed[], { tell }: Block): Map<Key, Term> {
	const terms = new Map<Key, Term>();
	for (const parsed of every)
		tell(parsed, (key) => {
			const term = terms.get(key);
			if (term) term.texts += 1;
			else terms.set(key, { texts: 1, rarity: 0, column: -1 });
		});
	for (const term of terms.values())
		term.rarity = Math.log((every.length + OTHER_TEXTS) / term.texts);
	return terms;
}
