import { readKeywords } from "../hotspots/keyword-text.ts";
import { type ClusterText, compare } from "./cluster-text.ts";
import { type Phrase, partOf, type Token } from "./phrase.ts";

/** How many texts have each word in their titles. */
export type WordFrequencies = ReadonlyMap<Token, number>;

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

/** Every unknown caller is one of his own. */
export const callerOf = ({ caller_key, ticket_id }: ClusterText): string =>
	caller_key ?? `ticket ${ticket_id}`;

/** Callers whose titles have one word and then the other. */
export interface Link {
	/** With nothing that matters in between. */
	held: Set<number>;
	/** With nothing in between at all. */
	joined: Set<number>;
}

/** Whose titles have which words in which order. */
export interface TitleWords {
	/** The callers of the titles, by number. */
	many: number;
	holders: ReadonlyMap<Token, ReadonlySet<number>>;
	/** By word, by the word that stands after it; both in their order. */
	links: ReadonlyMap<Token, ReadonlyMap<Token, Link>>;
	/** By word and caller: parts of speech before it, and `^` where it begins something. */
	before: Neighbours;
	/** The same after it, and `^` where it ends something. */
	after: Neighbours;
	/** Who says a word anywhere in the text, as far as it is among its keywords. */
	mentions: ReadonlyMap<string, ReadonlySet<number>>;
}

type Neighbours = Map<Token, Map<number, Set<string>>>;
const BOUND = "^";

/** Reads the titles of one cluster. */
export function readTitleWords(texts: readonly ClusterText[]): TitleWords {
	const numbers = new Map<string, number>();
	const holders = new Map<Token, Set<number>>();
	const links = new Map<Token, Map<Token, Link>>();
	const before: Neighbours = new Map();
	const after: Neighbours = new Map();
	const mentions = new Map<string, Set<number>>();
	for (const text of texts) {
		const key = callerOf(text);
		const caller = numbers.get(key) ?? numbers.size;
		numbers.set(key, caller);
		for (const { word } of readKeywords(text.keywords))
			mentions.set(word, (mentions.get(word) ?? new Set()).add(caller));
		const own = linksOf(text);
		for (const { token, next, isJoined } of own) {
			const nexts = links.get(token) ?? new Map<Token, Link>();
			links.set(token, nexts);
			const link = nexts.get(next) ?? { held: new Set(), joined: new Set() };
			nexts.set(next, link);
			link.held.add(caller);
			if (isJoined) link.joined.add(caller);
			note(after, token, caller, partOf(next));
			note(before, next, caller, partOf(token));
		}
		for (const token of wordsOf(text)) {
			holders.set(token, (holders.get(token) ?? new Set()).add(caller));
			if (!own.some(({ next }) => next === token))
				note(before, token, caller, BOUND);
			if (!own.some((link) => link.token === token))
				note(after, token, caller, BOUND);
		}
	}
	return {
		many: numbers.size,
		holders: sorted(holders),
		links: new Map(
			[...sorted(links)].map(([token, nexts]) => [token, sorted(nexts)]),
		),
		before,
		after,
		mentions,
	};
}

/** Whether all who say a phrase go on to, or come from, one of these parts of speech. */
export function isAlwaysBeside(
	neighbours: Neighbours,
	token: Token,
	{ callers }: Phrase,
	parts: string,
): boolean {
	return [...callers].every((caller) => {
		const found = neighbours.get(token)?.get(caller);
		return (
			!found?.has(BOUND) &&
			[...(found ?? [])].some((part) => parts.includes(part))
		);
	});
}

function note(
	neighbours: Neighbours,
	token: Token,
	caller: number,
	part: string,
) {
	const callers = neighbours.get(token) ?? new Map<number, Set<string>>();
	neighbours.set(token, callers);
	callers.set(caller, (callers.get(caller) ?? new Set()).add(part));
}

const sorted = <Value>(map: ReadonlyMap<Token, Value>) =>
	new Map([...map].sort(([a], [b]) => compare(a, b)));

function wordsOf(text: ClusterText): Set<Token> {
	return new Set(
		toldIn(text)
			.split(/[ />]/)
			.filter((token) => token !== ""),
	);
}

/** What its title tells; the rest is asked. */
export const toldIn = ({ phrases }: ClusterText) =>
	phrases.split("|", 1)[0] ?? "";

/** A text whose question stands for its title. */
export const askedIn = (text: ClusterText): ClusterText => ({
	...text,
	phrases: text.phrases.split("|")[1] ?? "",
});

function linksOf(
	text: ClusterText,
): { token: Token; next: Token; isJoined: boolean }[] {
	return toldIn(text)
		.split(" ")
		.flatMap((link) => {
			const [token, next] = link.split(/[/>]/);
			return token && next
				? [{ token, next, isJoined: link.includes("/") }]
				: [];
		});
}
