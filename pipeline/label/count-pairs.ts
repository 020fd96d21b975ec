import { formatPairs, hashPair, hashPairs } from "../text-pairs.ts";

/** The pairs of characters that a text begins with, as `formatPairs` writes them. */
export type CountPairs = (title: string, content: string) => string;

// What the matter is stands at the beginning.
const MOST_PAIRS = 96;
const LONGEST_TITLE = 60;
const LONGEST_CONTENT = 800;
const MASKED = /〔[^〔〕]*〕/g;
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
	const counts = createCounts();
	const add = (text: string, inTitle: number) => {
		for (let at = 1; at < text.length; at++) {
			const [first, second] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
			if (!LETTERS[first] || !LETTERS[second]) continue;
			const pair = hashPair(first, second);
			if (!stopPairs.has(pair)) counts.add(pair, inTitle);
		}
	};
	return (title, content) => {
		counts.clear();
		const body = clean(content.slice(0, LONGEST_CONTENT));
		const head = clean(title);
		add(head === "" ? body.slice(0, LONGEST_TITLE) : head, 1);
		add(head === "" ? body.slice(LONGEST_TITLE - 1) : body, 0);
		return formatPairs(counts);
	};
}

// Well above the most pairs, so that a free one is near.
const SLOTS = 256;

/** Counts of one text after another, in the same columns. */
function createCounts() {
	const slots = new Uint8Array(SLOTS);
	const counts = {
		size: 0,
		pairs: new Uint32Array(MOST_PAIRS),
		inTitle: new Uint32Array(MOST_PAIRS),
		inText: new Uint32Array(MOST_PAIRS),
	};
	const { pairs, inTitle, inText } = counts;
	return Object.assign(counts, {
		clear() {
			slots.fill(0);
			counts.size = 0;
		},
		add(pair: number, times: number) {
			let slot = pair % SLOTS;
			// One more than the place: none is there where it is 0.
			while (slots[slot] && pairs[(slots[slot] as number) - 1] !== pair)
				slot = (slot + 1) % SLOTS;
			let place = (slots[slot] as number) - 1;
			if (place < 0) {
				if (counts.size === MOST_PAIRS) return;
				place = counts.size++;
				slots[slot] = counts.size;
				pairs[place] = pair;
				inTitle[place] = 0;
				inText[place] = 0;
			}
			inTitle[place] = (inTitle[place] as number) + times;
			inText[place] = (inText[place] as number) + 1;
		},
	});
}

function clean(text: string): string {
	return text
		.replace(MASKED, "|")
		.normalize("NFKC")
		.replace(SPACE, "")
		.toLowerCase();
}
