import type { Jieba } from "@node-rs/jieba";
import { isPersonName } from "../privacy/person-name.ts";

/** Exceptions to what the dictionary says of words; the rest of `titles.yaml` is for who writes titles. */
export interface TitleWords {
	kept: string[];
	negations: string[];
	asks: string[];
	predicates: string[];
	empty: string[];
	regions: string;
}

/** What of a text's title may be told again: `商铺n/违法v 违法v/开v …`. */
export type ReadPhrases = (title: string, content: string) => string;

interface PhraseRules {
	jieba: Jieba;
	words: TitleWords;
	stopWords: readonly string[];
	/** Of places and persons: told apart from the matter. */
	names: ReadonlySet<string>;
}

interface Token {
	word: string;
	/** `n` a thing, `v` what is done or how it is, `p` a saying, `d` a negation, `q` a question; `?` no word of the dictionary, '' what parts phrases. */
	part: string;
}

const LONGEST_HEAD = 40;
const SENTENCE_END = /[，,。；;！!？?\n]/;
const MASKED = /〔[^〔〕]*〕/g;
const ALL_HAN = /^\p{Script=Han}+$/u;
const PERSON_OR_REGION = /^n(?:r|s)/;
const SAYING = /^[il]$/;
const THING = /^(?:n|b|j|s$)/;
const DOING = /^(?:v|a|z$)/;
// Words of new texts without end: beyond so many a reader starts anew.
const MOST_WORDS = 1 << 18;

/**
 * Reads of a title its words of the dictionary, each with the next where nothing stands between
 * them, sorted: no sentence can be read off them, and what three people say alike can be found.
 * Where there is no title the first clause of the content is one.
 */
export function createPhraseReader(rules: PhraseRules): ReadPhrases {
	const partOf = createPartFinder(rules);
	const { jieba } = rules;
	const regions = new Set(rules.words.regions);
	return (title, content) => {
		const head = title.trim() || firstClause(content);
		const text = head
			.replace(MASKED, "|")
			.normalize("NFKC")
			.slice(0, LONGEST_HEAD);
		const tokens = jieba
			.cut(text, true)
			.map((word) => ({ word, part: partOf(word) }));
		const links = new Set<string>();
		for (const phrase of toPhrases(tokens, regions)) {
			const words = phrase.map(({ word, part }) => word + part);
			for (const [at, word] of words.entries())
				if (words.length === 1) links.add(word);
				else if (at > 0) links.add(`${words[at - 1]}/${word}`);
		}
		return [...links].sort().join(" ");
	};
}

function firstClause(content: string): string {
	return content.trim().split(SENTENCE_END, 1)[0] ?? "";
}

function createPartFinder({ jieba, words, stopWords, names }: PhraseRules) {
	const fixed = new Map<string, string>([
		...stopWords.map((word) => [word, ""] as const),
		...[...names].map((word) => [word, ""] as const),
		...words.empty.map((word) => [word, ""] as const),
		...words.negations.map((word) => [word, "d"] as const),
		...words.asks.map((word) => [word, "q"] as const),
		...words.predicates.map((word) => [word, "v"] as const),
	]);
	for (const word of words.kept) fixed.delete(word);
	let known = new Map(fixed);
	const short = words.negations.filter(({ length }) => length === 1);
	// Of no dictionary, as 不亮, and no name.
	const isNegated = (word: string) =>
		word.length === 2 && short.some((negation) => word.startsWith(negation));
	return (word: string): string => {
		const before = known.get(word);
		if (before !== undefined) return before;
		if (known.size > MOST_WORDS) known = new Map(fixed);
		const part = isNegated(word) ? "v" : judge(word, jieba);
		known.set(word, part);
		return part;
	};
}

function judge(word: string, jieba: Jieba): string {
	if (!ALL_HAN.test(word)) return "";
	const [first, ...more] = jieba.tag(word, false);
	if (!first || more.length > 0) return "?";
	const { tag } = first;
	if (PERSON_OR_REGION.test(tag) || isPersonName(word)) return "";
	if (SAYING.test(tag)) return "p";
	if (THING.test(tag)) return "n";
	return DOING.test(tag) ? "v" : "";
}

// A short word beside one of no dictionary is likely a piece of a name.
function toPhrases(
	tokens: readonly Token[],
	regions: ReadonlySet<string>,
): Token[][] {
	const phrases: Token[][] = [];
	let phrase: Token[] = [];
	const end = () => {
		const start = phrase.findIndex(
			({ word, part }) => word.length > 1 || part !== "n",
		);
		if (start >= 0) phrases.push(phrase.slice(start));
		phrase = [];
	};
	for (const [at, token] of tokens.entries()) {
		const [before, after] = [tokens[at - 1], tokens[at + 1]];
		const isPiece =
			token.part === "n" &&
			token.word.length <= 2 &&
			(before?.part === "?" || after?.part === "?");
		const isRegion = phrase.length === 0 && regions.has(token.word);
		if (token.part === "" || token.part === "?" || isPiece || isRegion) end();
		else phrase.push(token);
	}
	end();
	return phrases;
}
