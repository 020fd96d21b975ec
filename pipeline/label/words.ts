import {
	createKnownWords,
	type KnownWords,
	type WordRules,
} from "./known-words.ts";
import { LONGEST_CONTENT } from "./topic-rules.ts";

/** What one cut of a ticket's text gives; the next text that is read takes its place. */
export interface Words {
	/** The terms that stand in the title and in the content, in order. */
	titleTerms: readonly string[];
	contentTerms: readonly string[];
	/** The words that may be keywords, each once, and by word how often it is said. */
	candidates: readonly number[];
	times: readonly number[];
	/** How often all of them are said. */
	total: number;
	known: KnownWords;
}

export type ReadWords = (title: string, content: string) => Words;

const LONGEST_FOR_KEYWORDS = 500;
// A title says in a line what the content takes a page for.
const TITLE_TIMES = 3;
// Texts bring ever new words, most of them never again: beyond so many a reader starts anew.
const MOST_WORDS = 1 << 20;
// What jieba cuts in one piece; at anything else it begins afresh.
const IN_BLOCK =
	/[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ud800-\udfffA-Za-z0-9+#&._%-]/;

/**
 * A reader that cuts a text once, words of no dictionary included, and tells from its words
 * both what jieba's `cutForSearch` without such words would find of the terms, and what its
 * `TfIdf` would weigh. A word that is cut by itself is cut as it is in a text, whether it is
 * the dictionary's or made of characters that were left over.
 */
export function createWordReader(rules: WordRules): ReadWords {
	const { jieba, terms } = rules;
	const termUnits = new Set<number>();
	for (const term of terms)
		if (term.length === 1) termUnits.add(term.charCodeAt(0));
	const words = {
		titleTerms: [] as string[],
		contentTerms: [] as string[],
		candidates: [] as number[],
		times: [] as number[],
		total: 0,
		known: createKnownWords(rules),
	};
	const count = (word: number, times: number) => {
		if (!words.known.isCandidate(word)) return;
		while (words.times.length <= word) words.times.push(0);
		const before = words.times[word] as number;
		if (before === 0) words.candidates.push(word);
		words.times[word] = before + times;
		words.total += times;
	};
	const clear = () => {
		for (const word of words.candidates) words.times[word] = 0;
		words.candidates.length = 0;
		words.titleTerms.length = 0;
		words.contentTerms.length = 0;
		words.total = 0;
		if (words.known.size() < MOST_WORDS) return;
		words.known = createKnownWords(rules);
		words.times.length = 0;
	};
	return (title, content) => {
		clear();
		const text = `${title}\n${content.slice(0, LONGEST_CONTENT)}`;
		const contentAt = title.length + 1;
		const cut = startOfBlock(content, LONGEST_FOR_KEYWORDS);
		const tokens = jieba.cut(text, true);
		let isJoined = false;
		for (let index = 0, from = 0; index < tokens.length; index++) {
			const to = from + (tokens[index] as string).length;
			const unit = text.charCodeAt(from);
			if (to - from > 1 || termUnits.has(unit)) {
				const word = words.known.numberOf(text, from, to);
				const isTitle = to <= contentAt;
				const found = words.known.termsAt(word);
				for (let each = 0; each < found.length; each++)
					(isTitle ? words.titleTerms : words.contentTerms).push(
						found[each] as string,
					);
				if (isTitle) count(word, TITLE_TIMES);
				else if (to <= contentAt + cut) count(word, 1);
			}
			isJoined ||= isLatin(unit) && isLatin(text.charCodeAt(from - 1));
			from = to;
		}
		if (content.length > LONGEST_FOR_KEYWORDS)
			for (const token of jieba.cut(
				content.slice(cut, LONGEST_FOR_KEYWORDS),
				true,
			))
				count(words.known.numberOf(token, 0, token.length), 1);
		if (isJoined) {
			// `1.2a` is 1.2 and a, or 1, a point and 2a: here the two cuts part.
			const termsOf = (part: string) =>
				jieba.cutForSearch(part, false).filter((word) => terms.has(word));
			words.titleTerms = termsOf(title);
			words.contentTerms = termsOf(content.slice(0, LONGEST_CONTENT));
		}
		return words;
	};
}

/** Where the run of characters begins that `at` cuts in two; `at` itself where it cuts none. */
function startOfBlock(text: string, at: number): number {
	let start = Math.min(at, text.length);
	if (start === text.length) return start;
	while (start > 0 && IN_BLOCK.test(text.charAt(start - 1))) start--;
	return start;
}

function isLatin(unit: number): boolean {
	return (
		(unit >= 48 && unit <= 57) ||
		(unit >= 65 && unit <= 90) ||
		(unit >= 97 && unit <= 122)
	);
}
