import type { Jieba } from "@node-rs/jieba";
import { isPersonName } from "../privacy/person-name.ts";
import { hasNameShape } from "../privacy/printed-name.ts";
import { createWordTree } from "../word-tree.ts";
import type { TitleWords } from "../workspace/rules.ts";
import { memoise } from "./memoise.ts";
import { createThingNames } from "./thing-names.ts";
import {
	createConcernFinder,
	createQuestionFinder,
	createStanceFinder,
} from "./title-aims.ts";

/** What of a text's title may be told again: `商铺n/违法v 违法v>开v …`. */
export type ReadPhrases = (title: string, content: string) => string;

interface PhraseRules {
	jieba: Jieba;
	words: TitleWords;
	stopWords: readonly string[];
	/** Of places and persons: told apart from the matter. */
	names: ReadonlySet<string>;
}

/**
 * `n` a thing, `v` what is done or how it is, `w` a verb that may be a thing, `p` a saying, `d` a
 * negation, `q` a question, `x` what joins words, `m` in what manner, `c` a code, `s` a region, `o`
 * what somebody is out for, `z` and `y` a name of a thing, `k`
 * what somebody is concerned about; `-` is passed over, `?` is no word of the dictionary, `@` a name, '' parts
 * phrases.
 */
type Part = string;

interface Token {
	word: string;
	part: Part;
	/** Whether something was passed over before it. */
	isApart: boolean;
}

// Behind it stands what the content's question asks.
const ASKED = "|";
const LONGEST_HEAD = 40;
const NAME = "@";
const SENTENCE_END = /[，,。；;！!？?\n]/;
const MASKED = /〔[^〔〕]*〕/g;
const ALL_HAN = /^\p{Script=Han}+$/u;
// A line, a model, as 3号线 and P2P, or one that is passed over, as app; no telephone.
const CODE = /^(?:\d{1,3}|[A-Za-z][A-Za-z\d]{0,3})$/;
const TOLD_CODE = /^(?:\d{1,3}|[A-Z][A-Z\d]{1,2})$/;
const REGION = /^ns/;
const REGION_END = /..[市区县]$/;
const PERSON_OR_REGION = /^n(?:r|s)/;
const SAYING = /^[il]$/;
const THING = /^(?:n|b|j|s$)/;
const VERBAL_NOUN = /^(?:vn|an)$/;
const DOING = /^(?:v|a|z$)/;
const PASSED = /^(?:d|ad|m|q|t|u\w*|y|e|o|zg|vd)$/;
// Words of new texts without end: beyond so many a reader starts anew.
const MOST_WORDS = 1 << 18;

/**
 * Reads of a title its words of the dictionary, each with the next, sorted: no sentence can be read
 * off them, and what three people say alike can be found. `>` stands where a word that says nothing
 * was passed over. Where there is no title the first clause of the content is one. Behind a `|` stands
 * the same of the first question in the content.
 */
export function createPhraseReader(rules: PhraseRules): ReadPhrases {
	const partOf = createPartFinder(rules);
	const { jieba, words } = rules;
	const cutRegions = createRegionCutter(words);
	const rewritten = new RegExp(Object.keys(words.rewritten).join("|"), "g");
	const own = new Set([...words.things, ...words.doings]);
	const replaceNames = createNameReplacer(rules.names);
	const stancesOf = createStanceFinder(words);
	const findQuestion = createQuestionFinder(words);
	const findConcerns = createConcernFinder(words);
	const findThings = createThingNames(rules);
	const readClause = memoise((clause: string) => {
		const text = clause
			.replace(MASKED, "|")
			.normalize("NFKC")
			.replace(rewritten, (word) => words.rewritten[word] ?? word)
			.slice(0, LONGEST_HEAD);
		const { regions, rest } = cutRegions(replaceNames(text));
		const tokens = joinWords(jieba.cut(rest, true), own).map((word) => ({
			word,
			part: partOf(word),
			isApart: false,
		}));
		const named = tokens.find(({ part }) => part === "s");
		if (named && regions.length === 0) regions.push(named.word);
		return { regions, links: linkWords(toPhrases(tokens, words)) };
	});
	return (title, content) => {
		const head = title.trim() || firstClause(content);
		const { regions, links } = readClause(head);
		const told = new Set([
			...regions.map((region) => `${region}s`),
			...stancesOf(head).map((stance) => `${stance}o`),
			...findConcerns(`${title}\n${content}`).map((each) => `${each}k`),
			...findThings(head, content),
			...links,
		]);
		const asked = new Set(readClause(findQuestion(content)).links);
		const all = [told, asked].map((some) => [...some].sort().join(" "));
		return all.filter((some, at) => at === 0 || some !== "").join(ASKED);
	};
}

function linkWords(phrases: readonly Token[][]): string[] {
	return phrases.flatMap((phrase) =>
		phrase.flatMap(({ word, part, isApart }, at) => {
			const before = phrase[at - 1];
			if (phrase.length === 1) return [word + part];
			return before
				? [`${before.word}${before.part}${isApart ? ">" : "/"}${word}${part}`]
				: [];
		}),
	);
}

// What the dictionary cuts in two and the list has as one.
function joinWords(cut: readonly string[], own: ReadonlySet<string>): string[] {
	const joined: string[] = [];
	for (const word of cut)
		if (own.has(`${joined.at(-1)}${word}`)) joined.push(joined.pop() + word);
		else joined.push(word);
	return joined;
}

function firstClause(content: string): string {
	return content.trim().split(SENTENCE_END, 1)[0] ?? "";
}

// A name that is cut with its neighbours lends them its signs: of two that overlap the first and longer stands.
function createNameReplacer(names: ReadonlySet<string>) {
	const tree = createWordTree([...names].map((name) => [name, 1]));
	return (text: string) => {
		const lengths = new Map<number, number>();
		tree.search(text, (_, at, length) => {
			lengths.set(at, Math.max(lengths.get(at) ?? 0, length));
		});
		let replaced = "";
		for (let at = 0; at < text.length; ) {
			const length = lengths.get(at) ?? 0;
			replaced += length > 0 ? NAME : text.charAt(at);
			at += Math.max(length, 1);
		}
		return replaced;
	};
}

// A region is known by its list, or by the code that stands for its name where names were taken out;
// of several side by side the last is the nearest, and a street in it nearer still.
function createRegionCutter({ districts }: TitleWords) {
	const one = `[A-Z]\\d{0,2}[市区县镇]|${[...districts].sort((a, b) => b.length - a.length).join("|")}`;
	const several = new RegExp(
		`(?:(?:${one})(?=${one}))*(${one})(\\p{Script=Han}{2}街道)?`,
		"gu",
	);
	return (text: string) => {
		const [first] = text.matchAll(several);
		const [, region = "", street = ""] = first ?? [];
		return {
			regions: [region, street].filter(
				(each) => each !== "" && hasNameShape(each),
			),
			rest: text.replace(several, "|"),
		};
	};
}

function createPartFinder({ jieba, words, stopWords }: PhraseRules) {
	const all = (list: readonly string[], part: Part) =>
		list.map((word) => [word, part] as const);
	const fixed = new Map<string, Part>([
		...all(stopWords, ""),
		...all(words.empty, ""),
		...all(words.passed, "-"),
		...all(words.things, "n"),
		...all(words.doings, "v"),
		...all(words.joints, "x"),
		...all(words.manners, "m"),
		...all(words.negations, "d"),
		...all(words.asks, "q"),
		...all(words.predicates, "v"),
	]);
	for (const word of words.kept) fixed.delete(word);
	let known = new Map(fixed);
	const short = words.negations.filter(({ length }) => length === 1);
	const tells = (word: string) =>
		words.predicates.some((each) => each.length > 1 && word.endsWith(each)) ||
		words.asks.some((each) => word.startsWith(each)) ||
		(word.length > 2 && short.some((each) => word.indexOf(each) > 0));
	// Of no dictionary, as 不亮, and no name.
	const isNegated = (word: string) =>
		word.length === 2 && short.some((negation) => word.startsWith(negation));
	return (word: string): Part => {
		const before = known.get(word);
		if (before !== undefined) return before;
		if (known.size > MOST_WORDS) known = new Map(fixed);
		const judged = judge(word, jieba);
		const part = isNegated(word) ? "v" : judged && tells(word) ? "p" : judged;
		known.set(word, part);
		return part;
	};
}

function judge(word: string, jieba: Jieba): Part {
	if (word === NAME) return "@";
	if (CODE.test(word)) return "c";
	if (!ALL_HAN.test(word)) return "";
	const [first, ...more] = jieba.tag(word, false);
	if (!first || more.length > 0) return "?";
	const { tag } = first;
	if (REGION.test(tag) && REGION_END.test(word)) return "s";
	if (PERSON_OR_REGION.test(tag) || isPersonName(word)) return "@";
	if (SAYING.test(tag)) return "p";
	if (THING.test(tag)) return "n";
	if (VERBAL_NOUN.test(tag)) return "w";
	if (PASSED.test(tag)) return "-";
	return DOING.test(tag) ? "v" : "";
}

// A short word beside one of no dictionary is likely a piece of a name; a code belongs to the thing after it.
function toPhrases(
	tokens: readonly Token[],
	{ regions, kinds, doors }: TitleWords,
): Token[][] {
	const phrases: Token[][] = [];
	let phrase: Token[] = [];
	let isApart = false;
	const end = () => {
		const start = phrase.findIndex(
			({ word, part }) => word.length > 1 || part !== "n",
		);
		if (start >= 0) phrases.push(phrase.slice(start));
		phrase = [];
		isApart = false;
	};
	for (const [at, token] of tokens.entries()) {
		const [before, after] = [tokens[at - 1], tokens[at + 1]];
		const isPiece =
			token.part === "n" &&
			token.word.length <= 2 &&
			(before?.part === "?" || after?.part === "?") &&
			!kinds.includes(token.word);
		const isRegion = phrase.length === 0 && regions.includes(token.word);
		const isLone =
			token.part === "c" &&
			(!TOLD_CODE.test(token.word) ||
				!"nw".includes(after?.part || "-") ||
				doors.includes(after?.word ?? ""));
		// What follows a verb and precedes a kind of place is whose it is.
		const isOfKind =
			isUnknown(token) &&
			"vd".includes(phrase.at(-1)?.part ?? ".") &&
			kinds.includes(nextKnown(tokens, at)?.word ?? "");
		if (token.part === "-" || isLone || isOfKind) isApart = phrase.length > 0;
		else if (
			token.part === "" ||
			token.part === "s" ||
			isUnknown(token) ||
			isPiece ||
			isRegion
		) {
			// What is told of it is not the whole.
			if (isUnknown(token) && phrase.length > 0)
				phrase.push({ word: "", part: "?", isApart });
			end();
		} else {
			phrase.push({ ...token, isApart });
			isApart = false;
		}
	}
	end();
	return phrases;
}

const isUnknown = ({ part }: Token) => part === "?" || part === "@";

function nextKnown(tokens: readonly Token[], at: number): Token | undefined {
	for (let next = at + 1; next < tokens.length; next++) {
		const token = tokens[next];
		if (token && (token.part === "" || !"-?@".includes(token.part)))
			return token;
	}
	return undefined;
}
