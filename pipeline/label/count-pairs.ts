import { formatPairs, hashPair, hashPairs } from "../text-pairs.ts";

/** The pairs of characters that a text begins with, as `formatPairs` writes them. */
export type CountPairs = (title: string, content: string) => string;

// What the matter is stands at the beginning.
const MOST_PAIRS = 96;
const LONGEST_TITLE = 60;
const LONGEST_CONTENT = 800;
const MASKED = /〔[^〕]*〕/g;
const SPACE = /\s+/g;
const LETTER = /[\p{Script=Han}\p{Script=Latin}\p{Nd}]/u;
// By UTF-16 unit; a test of its own for each would take longer than all the rest.
const LETTERS = Uint8Array.from({ length: 1 << 16 }, (_, unit) =>
	LETTER.test(String.fromCharCode(unit)) ? 1 : 0,
);

/**
 * Counts the first 96 different pairs of neighbouring characters of a text, title first,
 * without those of words that say nothing. Where there is no title, the beginning of the
 * content is one. What was masked is left out.
 */
export function createPairCounter(stopWords: readonly string[]): CountPairs {
	const stopPairs = new Set(stopWords.flatMap(hashPairs));
	return (title, content) => {
		const counts = new Map<number, { inTitle: number; inText: number }>();
		const add = (text: string, inTitle: number) => {
			for (let at = 1; at < text.length; at++) {
				const [first, second] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
				if (!LETTERS[first] || !LETTERS[second]) continue;
				const pair = hashPair(first, second);
				if (stopPairs.has(pair)) continue;
				const known = counts.get(pair);
				if (known) {
					known.inTitle += inTitle;
					known.inText += 1;
				} else if (counts.size < MOST_PAIRS)
					counts.set(pair, { inTitle, inText: 1 });
			}
		};
		const body = clean(content.slice(0, LONGEST_CONTENT));
		const head = clean(title);
		add(head === "" ? body.slice(0, LONGEST_TITLE) : head, 1);
		add(head === "" ? body.slice(LONGEST_TITLE - 1) : body, 0);
		return formatPairs(
			[...counts].map(([pair, count]) => ({ pair, ...count })),
		);
	};
}

function clean(text: string): string {
	return text
		.replace(MASKED, "|")
		.normalize("NFKC")
		.replace(SPACE, "")
		.toLowerCase();
}
