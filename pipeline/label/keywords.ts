import { type Jieba, TfIdf } from "@node-rs/jieba";
import { idf } from "@node-rs/jieba/dict.js";

/** A word that says what a text is about, and how much. */
export interface Keyword {
	word: string;
	weight: number;
	/** In the dictionary and no name of a person: fit to be shown. Others only tell texts apart. */
	isCommon: boolean;
}

/** The keywords of a ticket, the weightiest first; words of its place are none. */
export type ExtractKeywords = (
	title: string,
	content: string,
	place: string | null,
) => Keyword[];

const MOST_KEYWORDS = 14;
const CANDIDATES = 24;
const LONGEST_CONTENT = 500;
// A title says in a line what the content takes a page for.
const TITLE_TIMES = 3;
const SHORTEST = 2;
const PERSON = /^nr/;
// Words that only hold a sentence together.
const NO_MATTER = /^(?:r|d|ad|c|p|u\w*|m|q|t|f|y|e|o|zg)$/;
// A line, a model, a voltage: what tells two matters apart, and no telephone.
const SHORT_CODE = /^[A-Za-z0-9]{2,5}$/;
const ALL_HAN = /^\p{Script=Han}+$/u;

/** TF-IDF by jieba's own document frequencies, over words that name a matter. */
export function createKeywordExtractor(
	jieba: Jieba,
	stopWords: readonly string[],
): ExtractKeywords {
	const ranker = TfIdf.withDict(idf);
	ranker.setConfig({ useHmm: true, minKeywordLength: SHORTEST });
	const kinds = new Map(stopWords.map((word) => [word, "stop"]));
	const kindOf = (word: string): string => {
		const known = kinds.get(word);
		if (known !== undefined) return known;
		const kind = judgeWord(word, jieba);
		kinds.set(word, kind);
		return kind;
	};
	return (title, content, place) => {
		const text = [
			...Array<string>(TITLE_TIMES).fill(title),
			content.slice(0, LONGEST_CONTENT),
		].join("\n");
		return ranker
			.extractKeywords(jieba, text, CANDIDATES)
			.filter(
				({ keyword }) =>
					kindOf(keyword) !== "stop" &&
					!(place?.includes(keyword) || (place && keyword.includes(place))),
			)
			.sort((a, b) => b.weight - a.weight || (a.keyword < b.keyword ? -1 : 1))
			.slice(0, MOST_KEYWORDS)
			.map(({ keyword, weight }) => ({
				word: keyword,
				weight,
				isCommon: kindOf(keyword) === "common",
			}));
	};
}

function judgeWord(word: string, jieba: Jieba): "stop" | "common" | "unknown" {
	if (!ALL_HAN.test(word)) return SHORT_CODE.test(word) ? "unknown" : "stop";
	const [first, ...more] = jieba.tag(word, false);
	if (more.length > 0) return "unknown";
	const tag = first?.tag ?? "";
	if (PERSON.test(tag)) return "unknown";
	return NO_MATTER.test(tag) ? "stop" : "common";
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
