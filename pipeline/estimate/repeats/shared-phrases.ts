import { readDefaults } from "../../defaults.ts";
import { isPersonName } from "../../privacy/person-name.ts";
import { hasNameShape } from "../../privacy/printed-name.ts";
import { type ClusterText, compare } from "./cluster-text.ts";
import {
	isWhole,
	type Phrase,
	partOf,
	saysHow,
	type Token,
	tellsWhat,
	wordOf,
} from "./phrase.ts";
import {
	isAlwaysBeside,
	readTitleWords,
	type TitleWords,
	type WordFrequencies,
} from "./title-words.ts";

const rules = readDefaults<{
	longest_own: number;
	most_own: number;
	fewest_sharing: number;
}>("titles.yaml");

// A few hundred titles say what a thousand say.
const MOST_MEMBERS = 300;
const MOST_PHRASES = 4000;
const LONGEST_NAME = 4;
// What every fourth text names is where everybody is.
const MOST_OF_REGION = 0.25;
const SHARED_POWER = 0.6;
const COMPLETE = 1.6;
const SAYS_HOW = 1.6;
const LONE_WORD = 0.6;
const ONLY_ONE = 0.3;
const MENTIONED = 0.5;
const CUT_OFF = 0.05;
const HALF_NAMED = 0.7;

/** A phrase, and how well it tells what its cluster is about. */
export interface SharedPhrase extends Phrase {
	score: number;
	/** Whether something belongs to it that stands after it. */
	isCutOff: boolean;
	/** Likewise before it. */
	isHalfNamed: boolean;
}

/** What the titles of one cluster have in common. */
export interface SharedPhrases {
	/** The best first. */
	phrases: readonly SharedPhrase[];
	/** The region that most callers name, '' where there is no such thing. */
	region: string;
	/** What most callers are out for; likewise. */
	stance: string;
	/** What three callers are concerned about, and three in ten; likewise. */
	concern: string;
	/** How many callers there are in all. */
	many: number;
}

/**
 * Finds what titles say alike, in an order in which one of them says it, each phrase at most `room`
 * long. Words that stand side by side in a title are a few characters at most unless three people
 * have them so; and of the words that fewer than three people have a phrase holds a few at most.
 */
export function findSharedPhrases(
	texts: readonly ClusterText[],
	{
		room,
		place,
		frequencies,
		total,
	}: {
		room: number;
		place: string;
		frequencies: WordFrequencies;
		total: number;
	},
): SharedPhrases {
	const titles = readTitleWords(texts.slice(0, MOST_MEMBERS));
	const { holders, many } = titles;
	const weigh = createWeight(titles, frequencies, total);
	const phrases = growPhrases(titles, room)
		.filter((phrase) => isWhole(phrase) && !place.includes(phrase.text))
		.filter(
			(phrase) => isPrintable(phrase, titles) && !isDenied(phrase, titles),
		)
		.map((phrase) => scorePhrase(phrase, titles, weigh))
		.sort((a, b) => b.score - a.score || compare(a.text, b.text));
	const most = (
		part: string,
		isFit: (token: Token, callers: number) => boolean,
	) =>
		[...holders]
			.filter(
				([token, { size }]) => partOf(token) === part && isFit(token, size),
			)
			.sort(([, one], [, other]) => other.size - one.size)
			.map(([token]) => wordOf(token));
	const isMost = (callers: number) => callers > 1 && callers * 2 >= many;
	const isNear = (token: Token, callers: number) =>
		isMost(callers) && (frequencies.get(token) ?? 0) < MOST_OF_REGION * total;
	return {
		phrases,
		// The longest is the nearest.
		region: most("s", isNear).sort((a, b) => b.length - a.length)[0] ?? "",
		stance: most("o", (_, callers) => isMost(callers))[0] ?? "",
		concern:
			most(
				"k",
				(_, callers) =>
					callers >= rules.fewest_sharing && callers * 10 >= many * 3,
			)[0] ?? "",
		many,
	};
}

function growPhrases(titles: TitleWords, room: number): Phrase[] {
	const { holders, links } = titles;
	const grown: Phrase[] = [...holders]
		.filter(([token]) => !"sokyz?".includes(partOf(token)))
		.map(([token, callers]) => ({
			tokens: [token],
			text: wordOf(token),
			callers,
		}));
	for (let at = 0; at < grown.length && grown.length < MOST_PHRASES; at++) {
		const { tokens, text, callers } = grown[at] as Phrase;
		for (const [next, { held }] of links.get(tokens.at(-1) ?? "") ?? []) {
			const longer = {
				tokens: [...tokens, next],
				text: text + wordOf(next),
				callers: new Set([...callers].filter((each) => held.has(each))),
			};
			if (
				partOf(next) !== "?" &&
				!tokens.includes(next) &&
				longer.text.length <= room &&
				longer.callers.size > 0 &&
				isTellable(longer.tokens, titles)
			)
				grown.push(longer);
		}
	}
	return grown.filter(
		({ tokens, text }) => text.length <= rules.longest_own || tokens.length > 1,
	);
}

function isTellable(
	tokens: readonly Token[],
	{ holders, links }: TitleWords,
): boolean {
	const own = tokens.filter(
		(token) => (holders.get(token)?.size ?? 0) < rules.fewest_sharing,
	);
	if (own.map(wordOf).join("").length > rules.most_own) return false;
	// Of the words that end with the last, how many callers have them side by side.
	let length = wordOf(tokens.at(-1) ?? "").length;
	let sharing: ReadonlySet<number> | undefined;
	for (let at = tokens.length - 2; at >= 0; at--) {
		const [token = "", next = ""] = [tokens[at], tokens[at + 1]];
		const joined = links.get(token)?.get(next)?.joined ?? new Set<number>();
		const all = new Set(
			[...joined].filter((each) => sharing?.has(each) ?? true),
		);
		if (all.size === 0) return true;
		length += wordOf(token).length;
		if (length > rules.longest_own && all.size < rules.fewest_sharing)
			return false;
		sharing = all;
	}
	return true;
}

// A code is told where three people have it, a number where it is part of a name that they have.
function isPrintable({ tokens, text }: Phrase, titles: TitleWords): boolean {
	return (
		!nameSomebody(tokens) &&
		tokens.every((token, at) => {
			if (partOf(token) !== "c") return true;
			const sharing = /^\d/.test(token)
				? titles.links.get(token)?.get(tokens[at + 1] ?? "")?.joined
				: titles.holders.get(token);
			return (
				(sharing?.size ?? 0) >= rules.fewest_sharing &&
				hasNameShape(text) &&
				!isPersonName(wordOf(token))
			);
		})
	);
}

// Words of the dictionary side by side may be a name that is in none: 文思 and 豪.
function nameSomebody(tokens: readonly Token[]): boolean {
	return tokens.some((_, from) => {
		let name = "";
		for (const [at, token] of tokens.slice(from).entries()) {
			if ("dqxm".includes(partOf(token))) return false;
			name += wordOf(token);
			if (name.length > LONGEST_NAME) return false;
			if (at > 0 && isPersonName(name)) return true;
		}
		return false;
	});
}

// Without the negation before it a phrase says the opposite.
const isDenied = (phrase: Phrase, { before }: TitleWords) =>
	isAlwaysBeside(before, phrase.tokens[0] ?? "", phrase, "d");

// What is done to nothing, or the first half of a name.
function isCutOff(phrase: Phrase, { after }: TitleWords): boolean {
	const last = phrase.tokens.at(-1) ?? "";
	return (
		"nvw".includes(partOf(last)) &&
		!saysHow(last) &&
		isAlwaysBeside(after, last, phrase, "nw?")
	);
}

// The second half of one.
function isHalfNamed(phrase: Phrase, { before }: TitleWords): boolean {
	const first = phrase.tokens[0] ?? "";
	return partOf(first) === "n" && isAlwaysBeside(before, first, phrase, "nw");
}

// The share of callers whose titles have a word, or half as much whose texts have it, and how rare it is.
function createWeight(
	{ holders, mentions, many }: TitleWords,
	frequencies: WordFrequencies,
	total: number,
): (token: Token) => number {
	return (token) => {
		if (!"nvwp".includes(partOf(token))) return 0;
		const held = holders.get(token) ?? new Set();
		const others = [...(mentions.get(wordOf(token)) ?? [])].filter(
			(each) => !held.has(each),
		);
		const callers = held.size + MENTIONED * others.length;
		const rarity = Math.log(1 + total / (frequencies.get(token) ?? 1));
		const isOnly = callers === 1 && many > 2;
		return ((isOnly ? ONLY_ONE : 1) * callers * rarity) / many;
	};
}

function scorePhrase(
	phrase: Phrase,
	titles: TitleWords,
	weigh: (token: Token) => number,
): SharedPhrase {
	const told = {
		...phrase,
		isCutOff: isCutOff(phrase, titles),
		isHalfNamed: isHalfNamed(phrase, titles),
	};
	const score =
		phrase.tokens.reduce((left, token) => left + weigh(token), 0) *
		(phrase.callers.size / titles.many) ** SHARED_POWER *
		(tellsWhat(phrase) ? COMPLETE : 1) *
		(phrase.tokens.some(saysHow) ? SAYS_HOW : 1) *
		(phrase.tokens.length === 1 ? LONE_WORD : 1) *
		(told.isCutOff ? CUT_OFF : 1) *
		(told.isHalfNamed ? HALF_NAMED : 1);
	return { ...told, score };
}
