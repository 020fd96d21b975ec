import { hashPairs, parsePairs, type TextPair } from "../../text-pairs.ts";
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
	/** What of the vector the name of its place makes. */
	named: Vector;
	/** The pairs of its text, to look a name up in: as a set each would take ten times the memory. */
	pairs: Uint32Array;
}

// Of what two texts may have in common a quarter are keywords, and of the rest the title's pairs three tenths.
const KEYWORD_SHARE = 0.25;
const TITLE_SHARE = 0.3;
// One rare name, however rare, does not make two texts alike.
const DAMPING = 0.8;
// What more texts say is a manner of speaking: it makes no two alike, and is said all the same.
const MOST_SHARE = 0.1;
const FEWEST_COMMON = 100;
// Among few texts nothing is rare yet.
const OTHER_TEXTS = 100;

/**
 * Weighs the pairs and the keywords of each text: (1 + ln count) · ln rarity, title, whole text and
 * keywords each brought to length one, with what too many texts say, and taken by their shares,
 * every weight then to the power of 0.8. In order of time.
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
		...weigh({ pairs, words }, nameTest(text.place)),
		pairs: Uint32Array.from(pairs, ({ pair }) => pair),
	}));
}

interface Parsed {
	pairs: readonly TextPair[];
	words: readonly string[];
}

type Key = number | string;

// Whether a pair or a keyword is of a place's name.
function nameTest(place: string): (key: Key) => boolean {
	const pairs = new Set(hashPairs(place));
	return (key) =>
		typeof key === "number"
			? pairs.has(key)
			: place !== "" && (place.includes(key) || key.includes(place));
}

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
	return (parsed: Parsed, isOfName: (key: Key) => boolean) => {
		const known = blocks
			.map(({ share, terms, tell }) => {
				const said: { term: Term; weight: number; isNamed: boolean }[] = [];
				tell(parsed, (key, count) => {
					const term = terms.get(key);
					if (!term) return;
					const weight = (1 + Math.log(count)) * term.rarity;
					said.push({ term, weight, isNamed: isOfName(key) });
				});
				return { share, said };
			})
			.filter(({ said }) => said.length > 0);
		const whole = known.reduce((sum, { share }) => sum + share, 0);
		const columns: number[] = [];
		const named: number[] = [];
		for (const { share, said } of known) {
			const length = Math.hypot(...said.map(({ weight }) => weight));
			const scale = Math.sqrt(share / whole);
			for (const { term, weight, isNamed } of said) {
				// What no other text has is like nothing.
				if (term.texts < 2 || term.texts > most) continue;
				if (term.column < 0) term.column = width++;
				weights[term.column] = ((scale * weight) / length) ** DAMPING;
				columns.push(term.column);
				if (isNamed) named.push(term.column);
			}
		}
		const take = (taken: readonly number[]): Vector => {
			const sorted = Int32Array.from(taken).sort();
			return {
				columns: sorted,
				values: Float64Array.from(
					sorted,
					(column) => weights[column] as number,
				),
			};
		};
		return { vector: take(columns), named: take(named) };
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
