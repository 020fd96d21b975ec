import type { KnownWords } from "./known-words.ts";
import type { Words } from "./words.ts";

/** A word that says what a text is about, and how much. */
export interface Keyword {
	word: string;
	weight: number;
	/** In the dictionary and no name of a person: fit to be shown. Others only tell texts apart. */
	isCommon: boolean;
}

const MOST_KEYWORDS = 14;
const MOST_CANDIDATES = 24;

/**
 * The keywords of a text, the weightiest first, by TF-IDF with jieba's own document
 * frequencies: of the weightiest candidates those that name a matter. Words of its place
 * are none.
 */
export function findKeywords(words: Words, place: string | null): Keyword[] {
	const { known } = words;
	const keywords: Keyword[] = [];
	for (const { word, weight } of weighCandidates(words)) {
		const kind = known.kindAt(word);
		const name = known.wordAt(word);
		if (kind === "stop") continue;
		if (place && (place.includes(name) || name.includes(place))) continue;
		keywords.push({ word: name, weight, isCommon: kind === "common" });
		if (keywords.length === MOST_KEYWORDS) break;
	}
	return keywords;
}

interface Candidate {
	word: number;
	weight: number;
}

function weighCandidates(words: Words): Candidate[] {
	const { candidates, times, total, known } = words;
	const best: Candidate[] = [];
	// What a full list's last weighs: most candidates weigh less.
	let least = 0;
	for (const word of candidates) {
		const weight = ((times[word] as number) * known.rarityAt(word)) / total;
		if (weight < least) continue;
		const candidate = { word, weight };
		let at = best.length;
		while (at > 0 && isBefore(candidate, best[at - 1] as Candidate, known))
			at--;
		best.splice(at, 0, candidate);
		if (best.length > MOST_CANDIDATES) best.pop();
		if (best.length === MOST_CANDIDATES) least = best.at(-1)?.weight ?? 0;
	}
	return best;
}

function isBefore(a: Candidate, b: Candidate, known: KnownWords): boolean {
	return (
		a.weight > b.weight ||
		(a.weight === b.weight && known.wordAt(a.word) < known.wordAt(b.word))
	);
}

/** Keywords as one text, `停水^12.50 ~车贷^3.10`; `~` stands before what is not to be shown. */
export function formatKeywords(keywords: readonly Keyword[]): string {
	return keywords
		.map(
			({ word, weight, isCommon }) =>
				`${isCommon ? "" : "~"}${word}^${weight.toFixed(2)}`,
		)
		.join(" ");
}
