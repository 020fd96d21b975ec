import { readDefaults } from "../../defaults.ts";
import { isPersonName } from "../../privacy/person-name.ts";
import { type ClusterText, compare } from "./cluster-text.ts";

const rules = readDefaults<{
	longest_own: number;
	fewest_sharing: number;
	not_last: string[];
	predicates: string[];
}>("titles.yaml");

/** A word of a title and its part of speech, as labelling writes them: `商铺n`. */
export type Token = string;

/** Words in the order in which titles have them, and whose titles those are. */
export interface Phrase {
	tokens: readonly Token[];
	text: string;
	/** Numbers of callers. */
	callers: ReadonlySet<number>;
	score: number;
}

/** How many texts have each word in their titles. */
export type WordFrequencies = ReadonlyMap<Token, number>;

// A few hundred titles say what a thousand say.
const MOST_MEMBERS = 300;
const MOST_PHRASES = 4000;
const SHARED_POWER = 0.3;
const COMPLETE = 1.6;
const SAYS_HOW = 1.6;
const LONE_WORD = 0.6;
const ONLY_ONE = 0.1;

/** In how many titles each word stands. */
export function countTitleWords(
	texts: readonly ClusterText[],
): WordFrequencies {
	const frequencies = new Map<Token, number>();
	for (const text of texts)
		for (const token of wordsOf(text))
			frequencies.set(token, (frequencies.get(token) ?? 0) + 1);
	return frequencies;
}

/** What the titles of one cluster have in common. */
export interface SharedPhrases {
	/** The best first. */
	phrases: readonly Phrase[];
	/** How many callers there are in all. */
	many: number;
	/** Whether one may be told right before the other. */
	canPrecede(one: Phrase, other: Phrase): boolean;
}

/**
 * Finds what titles say alike, each phrase at most `room` long; words that fewer than three people
 * have in this order are a few characters at most.
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
	const members = texts.slice(0, MOST_MEMBERS);
	const callers = numberCallers(members);
	const many = new Set(callers).size;
	const holders = findHolders(members, callers);
	const weigh = createWeight({ holders, frequencies, total, many });
	const phrases = growPhrases(holders, room, place)
		.filter(({ tokens }) => !nameSomebody(tokens))
		.map((phrase) => ({ ...phrase, score: scorePhrase(phrase, weigh, many) }))
		.sort((a, b) => b.score - a.score || compare(a.text, b.text));
	const canPrecede = (one: Phrase, other: Phrase) => {
		const held = holders.links
			.get(one.tokens.at(-1) ?? "")
			?.get(other.tokens[0] ?? "");
		const sharing = [...(held ?? [])].filter(
			(each) => one.callers.has(each) && other.callers.has(each),
		);
		return (
			isTellable(one.text + other.text, sharing.length) &&
			!nameSomebody([...one.tokens, ...other.tokens])
		);
	};
	return { phrases, many, canPrecede };
}

const LONGEST_NAME = 4;

// Words of the dictionary side by side may be a name that is in none: 文思 and 豪.
function nameSomebody(tokens: readonly Token[]): boolean {
	const words = tokens.map(wordOf);
	return words.some((_, from) => {
		let name = words[from] ?? "";
		for (const word of words.slice(from + 1)) {
			name += word;
			if (name.length > LONGEST_NAME) return false;
			if (isPersonName(name)) return true;
		}
		return false;
	});
}

function isTellable(text: string, sharing: number): boolean {
	return (
		sharing >= (text.length > rules.longest_own ? rules.fewest_sharing : 1)
	);
}

interface Holders {
	/** By word: the callers whose titles have it. */
	words: Map<Token, Set<number>>;
	/** By word, by the word that stands after it. */
	links: Map<Token, Map<Token, Set<number>>>;
}

function findHolders(
	members: readonly ClusterText[],
	callers: readonly number[],
): Holders {
	const holders: Holders = { words: new Map(), links: new Map() };
	for (const [at, member] of members.entries()) {
		const caller = callers[at] as number;
		for (const token of wordsOf(member)) hold(holders.words, token, caller);
		for (const [token, next] of linksOf(member)) {
			const after = holders.links.get(token) ?? new Map<Token, Set<number>>();
			holders.links.set(token, after);
			hold(after, next, caller);
		}
	}
	return holders;
}

function hold(held: Map<Token, Set<number>>, token: Token, caller: number) {
	const known = held.get(token);
	if (known) known.add(caller);
	else held.set(token, new Set([caller]));
}

/** Every unknown caller is one of his own. */
export const callerOf = ({ caller_key, ticket_id }: ClusterText): string =>
	caller_key ?? `ticket ${ticket_id}`;

function numberCallers(members: readonly ClusterText[]): number[] {
	const numbers = new Map<string, number>();
	return members.map((member) => {
		const key = callerOf(member);
		const known = numbers.get(key) ?? numbers.size;
		numbers.set(key, known);
		return known;
	});
}

function growPhrases(
	{ words, links }: Holders,
	room: number,
	place: string,
): Omit<Phrase, "score">[] {
	const grown: Omit<Phrase, "score">[] = [...words]
		.sort(([a], [b]) => compare(a, b))
		.map(([token, callers]) => ({
			tokens: [token],
			text: wordOf(token),
			callers,
		}));
	for (let at = 0; at < grown.length && grown.length < MOST_PHRASES; at++) {
		const { tokens, text, callers } = grown[at] as Phrase;
		const after = links.get(tokens.at(-1) ?? "") ?? new Map();
		for (const [next, held] of [...after].sort(([a], [b]) => compare(a, b))) {
			const longer = text + wordOf(next);
			const sharing = new Set([...callers].filter((each) => held.has(each)));
			if (
				tokens.includes(next) ||
				longer.length > room ||
				!isTellable(longer, sharing.size)
			)
				continue;
			grown.push({ tokens: [...tokens, next], text: longer, callers: sharing });
		}
	}
	return grown.filter(
		(phrase) => isWhole(phrase) && !place.includes(phrase.text),
	);
}

function isWhole({ tokens, text }: Omit<Phrase, "score">): boolean {
	const last = tokens.at(-1) ?? "";
	return (
		(text.length > 1 || rules.predicates.includes(text)) &&
		(text.length <= rules.longest_own || tokens.length > 1) &&
		partOf(tokens[0] ?? "") !== "d" &&
		!"dq".includes(partOf(last)) &&
		!(
			tokens.length > 1 &&
			wordOf(last).length === 1 &&
			partOf(last) === "v" &&
			!rules.predicates.includes(wordOf(last))
		) &&
		!rules.not_last.includes(wordOf(last))
	);
}

function createWeight({
	holders,
	frequencies,
	total,
	many,
}: {
	holders: Holders;
	frequencies: WordFrequencies;
	total: number;
	many: number;
}) {
	return (token: Token) => {
		const callers = holders.words.get(token)?.size ?? 0;
		const rarity = Math.log(1 + total / (frequencies.get(token) ?? 1));
		const share = callers / many;
		return (callers === 1 && many > 2 ? ONLY_ONE : 1) * share * rarity;
	};
}

function scorePhrase(
	phrase: Omit<Phrase, "score">,
	weigh: (token: Token) => number,
	many: number,
): number {
	const sum = phrase.tokens.reduce((left, token) => left + weigh(token), 0);
	const shared = (phrase.callers.size / many) ** SHARED_POWER;
	const whole = isThing(phrase) && isDoing(phrase) ? COMPLETE : 1;
	const said = phrase.tokens.some(saysHow) ? SAYS_HOW : 1;
	return (
		sum * shared * whole * said * (phrase.tokens.length === 1 ? LONE_WORD : 1)
	);
}

const saysHow = (token: Token) =>
	partOf(token) === "d" || rules.predicates.includes(wordOf(token));
export const isThing = ({ tokens }: Pick<Phrase, "tokens">) =>
	tokens.some((token) => "np".includes(partOf(token)));
export const isDoing = ({ tokens }: Pick<Phrase, "tokens">) =>
	tokens.some((token) => "vpdq".includes(partOf(token)));

export const startsWithThing = ({ tokens }: Pick<Phrase, "tokens">) =>
	"np".includes(partOf(tokens[0] ?? ""));

const wordOf = (token: Token) => token.slice(0, -1);
const partOf = (token: Token) => token.slice(-1);

function wordsOf({ phrases }: ClusterText): Set<Token> {
	return new Set(phrases.split(/[ /]/).filter((token) => token !== ""));
}

function linksOf({ phrases }: ClusterText): (readonly [Token, Token])[] {
	return phrases.split(" ").flatMap((link) => {
		const [token, next] = link.split("/");
		return token && next ? [[token, next] as const] : [];
	});
}
