import { groupBy } from "./group-by.ts";

/** A ticket of the period as clustering reads it. */
export interface IssueText {
	ticket_id: string;
	/** Of the list of estates; '' where none is named. */
	estate: string;
	/** The estate, or a place that the text names; '' where neither. */
	place: string;
	community: string;
	topic: string;
	caller_key: string | null;
	accepted_at: string;
	/** `停水^12.50 ~车贷^3.10`; `~` stands before a word that is not to be shown. */
	keywords: string;
	/** Counted, but its words are shown nowhere. */
	is_withheld: boolean;
}

/** Tickets on one matter. */
export interface Issue {
	/** Its first ticket's. */
	issue_id: string;
	/** Where half of its tickets or more are; '' where there is no such place. */
	place: string;
	community: string;
	topic: string;
	/** What its tickets have in common, the weightiest first. */
	words: string[];
	ticket_ids: string[];
	/** Different known callers, and every ticket of an unknown one. */
	callers: number;
}

/** In how many of how many texts each keyword stands. */
export interface KeywordCounts {
	texts: number;
	byWord: ReadonlyMap<string, number>;
}

const MOST_DAYS = 30;
// One word in common is a topic; a matter takes two, or a place.
const MOST_OF_ONE_WORD = 0.5;
const LEAST_SIMILARITY = 0.4;
// What one place adds to the cosine of the words, and what two different ones take away.
const SAME_PLACE = 0.2;
const OTHER_PLACE = -0.7;
// A word of more tickets than this leads nowhere by itself.
const MOST_SHARING = 200;
const MOST_WORDS = 3;
const DAY_MS = 86_400_000;
const OTHER = "other";
const HIDDEN = "~";

/**
 * Groups tickets of one matter: within thirty days, the same estate and topic,
 * or words so alike that topics may differ and places be missing. Candidates
 * come from shared places and keywords, never from all pairs; they are joined
 * from the most alike downwards while the two groups' mean similarity holds
 * (average linkage). Groups of one are left out. Independent of the order of rows.
 */
export function findIssues(
	texts: readonly IssueText[],
	counts: KeywordCounts,
): Issue[] {
	const documents = [...texts]
		.sort((a, b) => compare(a.ticket_id, b.ticket_id))
		.map((text) => toDocument(text, counts));
	const groups = documents.map(toGroup);
	const groupOf = groups.map((_, index) => index);
	for (const [one, other] of findPairs(documents)) {
		const [into, from] = [groupOf[one] ?? 0, groupOf[other] ?? 0];
		const [left, right] = [groups[into], groups[from]];
		if (into === from || !left || !right) continue;
		if (similarity(left, right) < LEAST_SIMILARITY) continue;
		for (const member of right.members) groupOf[member] = into;
		join(left, right);
		groups[from] = undefined as never;
	}
	return groups
		.filter((group) => group !== undefined && group.members.length > 1)
		.map((group) =>
			toIssue(group.members.flatMap((index) => documents[index] ?? [])),
		);
}

/** Counts the keywords of texts. */
export function countKeywords(keywords: Iterable<string>): KeywordCounts {
	const byWord = new Map<string, number>();
	let texts = 0;
	for (const text of keywords) {
		texts += 1;
		for (const { word } of readKeywords(text))
			byWord.set(word, (byWord.get(word) ?? 0) + 1);
	}
	return { texts, byWord };
}

interface Document {
	text: IssueText;
	time: number;
	/** Of length one at most. */
	words: Map<string, number>;
}

/** What the mean similarity of two groups can be had from without pairing their members. */
interface Group {
	members: number[];
	words: Map<string, number>;
	places: Map<string, number>;
	/** Of listed estates with their topic: the rule joins these by itself. */
	matters: Map<string, number>;
	placed: number;
}

function toDocument(text: IssueText, counts: KeywordCounts): Document {
	const words = new Map(
		readKeywords(text.keywords).map(({ word, weight }) => {
			const rarity = (counts.texts + 1) / ((counts.byWord.get(word) ?? 0) + 1);
			return [word, weight * Math.max(0, Math.log(rarity))] as const;
		}),
	);
	const length = Math.hypot(...words.values());
	if (length > 0)
		for (const [word, weight] of words)
			words.set(word, Math.min(MOST_OF_ONE_WORD, weight / length));
	return { text, time: Date.parse(`${text.accepted_at}Z`), words };
}

/** False of names and words of no dictionary, which only tell texts apart. */
export function isShown(word: string): boolean {
	return !word.startsWith(HIDDEN);
}

/** The words of `lbl_tickets.keywords`; `~` stands before what is not to be shown. */
export function readKeywords(text: string): { word: string; weight: number }[] {
	if (text === "") return [];
	return text.split(" ").map((part) => {
		const [word = "", weight] = part.split("^");
		return { word, weight: Number(weight) };
	});
}

// The pairs that share a place or a word that is not everywhere, the most alike first.
function findPairs(documents: readonly Document[]): [number, number][] {
	const sharing = new Map<string, number[]>();
	const put = (key: string, index: number) => {
		const list = sharing.get(key);
		if (list) list.push(index);
		else sharing.set(key, [index]);
	};
	for (const [index, { text, words }] of documents.entries()) {
		if (text.place !== "") put(`@${text.place}`, index);
		for (const word of words.keys()) put(word, index);
	}
	const seen = new Set<number>();
	const pairs: { pair: [number, number]; alike: number }[] = [];
	const count = documents.length;
	for (const list of sharing.values()) {
		if (list.length > MOST_SHARING) continue;
		for (const [at, one] of list.entries())
			for (const other of list.slice(at + 1)) {
				if (seen.has(one * count + other)) continue;
				seen.add(one * count + other);
				const [a, b] = [documents[one], documents[other]];
				if (!a || !b || Math.abs(a.time - b.time) > MOST_DAYS * DAY_MS)
					continue;
				const alike = similarity(toGroup(a, one), toGroup(b, other));
				if (alike >= LEAST_SIMILARITY)
					pairs.push({ pair: [one, other], alike });
			}
	}
	return pairs
		.sort(
			(a, b) =>
				b.alike - a.alike || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1],
		)
		.map(({ pair }) => pair);
}

function toGroup({ text, words }: Document, index: number): Group {
	const { estate, place, topic } = text;
	const isTold = topic !== OTHER;
	return {
		members: [index],
		words: new Map(words),
		places: new Map(place === "" ? [] : [[place, 1]]),
		matters: new Map(
			isTold && estate !== "" ? [[`${topic}@${estate}`, 1]] : [],
		),
		placed: place === "" ? 0 : 1,
	};
}

/** The mean over all pairs of a member of one with a member of the other. */
function similarity(a: Group, b: Group): number {
	const pairs = a.members.length * b.members.length;
	const samePlace = dot(a.places, b.places);
	const byWords =
		dot(a.words, b.words) +
		SAME_PLACE * samePlace +
		OTHER_PLACE * (a.placed * b.placed - samePlace);
	const byRule = dot(a.matters, b.matters);
	return (
		(Math.max(byWords, 0) * (pairs - byRule)) / pairs / pairs + byRule / pairs
	);
}

function dot(
	a: ReadonlyMap<string, number>,
	b: ReadonlyMap<string, number>,
): number {
	const [few, many] = a.size < b.size ? [a, b] : [b, a];
	let total = 0;
	for (const [key, value] of few) total += value * (many.get(key) ?? 0);
	return total;
}

function join(into: Group, from: Group): void {
	into.members.push(...from.members);
	into.placed += from.placed;
	for (const field of ["words", "places", "matters"] as const)
		for (const [key, value] of from[field])
			into[field].set(key, (into[field].get(key) ?? 0) + value);
}

function toIssue(documents: readonly Document[]): Issue {
	const inOrder = [...documents].sort(
		(a, b) => a.time - b.time || compare(a.text.ticket_id, b.text.ticket_id),
	);
	const texts = inOrder.map(({ text }) => text);
	const known = new Set(texts.flatMap(({ caller_key }) => caller_key ?? []));
	const unknown = texts.filter(({ caller_key }) => caller_key === null).length;
	const common = mostCommon(texts.map((text) => text.place));
	const there = texts.filter((text) => text.place === common);
	const place = there.length * 2 >= texts.length ? common : "";
	return {
		issue_id: texts[0]?.ticket_id ?? "",
		place,
		community: mostCommon(there.map(({ community }) => community)),
		topic:
			mostCommon(texts.map(({ topic }) => (topic === OTHER ? "" : topic))) ||
			OTHER,
		words: commonWords(documents),
		ticket_ids: texts.map(({ ticket_id }) => ticket_id),
		callers: known.size + unknown,
	};
}

// Blank only where nothing else is said.
function mostCommon(values: readonly string[]): string {
	const groups = groupBy(
		values.filter((value) => value !== ""),
		(value) => value,
	).sort((a, b) => b.length - a.length || compare(a[0] ?? "", b[0] ?? ""));
	return groups[0]?.[0] ?? "";
}

function commonWords(documents: readonly Document[]): string[] {
	const weights = new Map<string, { tickets: number; weight: number }>();
	for (const { text, words } of documents) {
		if (text.is_withheld) continue;
		for (const [word, weight] of words) {
			const known = weights.get(word) ?? { tickets: 0, weight: 0 };
			weights.set(word, {
				tickets: known.tickets + 1,
				weight: known.weight + weight,
			});
		}
	}
	return [...weights]
		.filter(([word, { tickets }]) => tickets > 1 && isShown(word))
		.sort(([a, x], [b, y]) => y.weight - x.weight || compare(a, b))
		.slice(0, MOST_WORDS)
		.map(([word]) => word);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
