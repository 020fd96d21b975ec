import type { Jieba } from "@node-rs/jieba";
import { isPersonName } from "../privacy/person-name.ts";
import { createWordTree } from "../word-tree.ts";
import type { Rarity } from "./rarity.ts";
import { createWordTable } from "./word-table.ts";

/** What words are judged by. */
export interface WordRules {
	jieba: Jieba;
	/** All of them words of jieba's dictionary. */
	terms: ReadonlySet<string>;
	stopWords: readonly string[];
	rarity: Rarity;
}

/** `unknown` words are no dictionary's, or names of persons: they tell texts apart, and are not shown. */
export type WordKind = "stop" | "common" | "unknown";

/** The words met so far, by number; what is to be known of each is found out once. */
export interface KnownWords {
	size(): number;
	numberOf(text: string, from: number, to: number): number;
	wordAt(word: number): string;
	/** The terms that a word is or holds, in the order in which `cutForSearch` gives them. */
	termsAt(word: number): readonly string[];
	/** Long enough to be a keyword. */
	isCandidate(word: number): boolean;
	rarityAt(word: number): number;
	kindAt(word: number): WordKind;
}

const SHORTEST = 2;
const PERSON = /^nr/;
// Words that only hold a sentence together.
const NO_MATTER = /^(?:r|d|ad|c|p|u\w*|m|q|t|f|y|e|o|zg)$/;
// A line, a model, a voltage: what tells two matters apart, and no telephone.
const SHORT_CODE = /^[A-Za-z0-9]{2,5}$/;
const ALL_HAN = /^\p{Script=Han}+$/u;
const NONE: readonly string[] = [];

export function createKnownWords(rules: WordRules): KnownWords {
	const { jieba, rarity } = rules;
	const table = createWordTable();
	const findTerms = createTermFinder(rules);
	const stopWords = new Set(rules.stopWords);
	const names: string[] = [];
	const terms: (readonly string[])[] = [];
	const candidates: boolean[] = [];
	const rarities: (number | undefined)[] = [];
	const kinds: (WordKind | undefined)[] = [];
	return {
		size: table.size,
		numberOf(text, from, to) {
			const word = table.add(text, from, to);
			if (word === names.length) {
				const name = text.slice(from, to);
				names.push(name);
				terms.push(findTerms(name));
				candidates.push(isLong(name));
				rarities.push(undefined);
				kinds.push(undefined);
			}
			return word;
		},
		wordAt: (word) => names[word] as string,
		termsAt: (word) => terms[word] as readonly string[],
		isCandidate: (word) => candidates[word] as boolean,
		rarityAt: (word) => (rarities[word] ??= rarity(names[word] as string)),
		kindAt: (word) =>
			(kinds[word] ??= stopWords.has(names[word] as string)
				? "stop"
				: judgeWord(names[word] as string, jieba)),
	};
}

function isLong(name: string): boolean {
	return name.length > SHORTEST || [...name].length >= SHORTEST;
}

// Most words hold no term, and need not be asked about.
function createTermFinder({ jieba, terms }: WordRules) {
	const tree = createWordTree([...terms].map((term) => [term, 1]));
	return (name: string): readonly string[] =>
		tree.hasWordIn(name)
			? jieba.cutForSearch(name, false).filter((part) => terms.has(part))
			: NONE;
}

function judgeWord(word: string, jieba: Jieba): WordKind {
	if (!ALL_HAN.test(word)) return SHORT_CODE.test(word) ? "unknown" : "stop";
	const [first, ...more] = jieba.tag(word, false);
	if (more.length > 0) return "unknown";
	const tag = first?.tag ?? "";
	if (PERSON.test(tag) || isPersonName(word)) return "unknown";
	return NO_MATTER.test(tag) ? "stop" : "common";
}
