import { type KeywordCounts, readKeywords } from "./keyword-text.ts";

const MOST_DAYS = 30;
// One word in common is a topic; a matter takes two, or a place.
const MOST_OF_ONE_WORD = 0.5;
const LEAST_SIMILARITY = 0.4;
// What one place adds to the cosine of the words, and what two different ones take away.
const SAME_PLACE = 0.2;
const OTHER_PLACE = -0.7;
// A word of more tickets than this leads nowhere by itself.
const MOST_SHARING = 200;
const DAY_MS = 86_400_000;
const OTHER = "other";

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

/** A ticket with its words weighed. */
export interface Document {
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

/**
 * Groups tickets of one matter: within thirty days, the same estate and topic,
 * or words so alike that topics may differ and places be missing. Candidates
 * come from shared places and keywords, never from all pairs; they are joined
 * from the most alike downwards while the two groups' mean similarity holds
 * (average linkage). Independent of the order of rows.
 */
export function groupAlike(
	texts: readonly IssueText[],
	counts: KeywordCounts,
): Document[][] {
	const documents = [...texts]
		.sort((a, b) => compare(a.ticket_id, b.ticket_id))
		.map((text) => toDocument(text, counts));
	const groups: (Group | undefined)[] = documents.map(toGroup);
	const groupOf = groups.map((_, index) => index);
	for (const [one, other] of findPairs(documents)) {
		const [into, from] = [groupOf[one] ?? 0, groupOf[other] ?? 0];
		const [left, right] = [groups[into], groups[from]];
		if (into === from || !left || !right) continue;
		if (similarity(left, right) < LEAST_SIMILARITY) continue;
		for (const member of right.members) groupOf[member] = into;
		join(left, right);
		groups[from] = undefined;
	}
	return groups.flatMap((group) =>
		group ? [group.members.flatMap((index) => documents[index] ?? [])] : [],
	);
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

// The pairs that share a place or a word that is not everywhere, the most alike first.
function findPairs(documents: readonly Document[]): [number, number][] {
	const groups = documents.map(toGroup);
	const pairs: { pair: [number, number]; alike: number }[] = [];
	const consider = (one: number, other: number) => {
		const [a, b] = [groups[one], groups[other]];
		const apart = timeOf(documents, one) - timeOf(documents, other);
		if (!a || !b || Math.abs(apart) > MOST_DAYS * DAY_MS) return;
		const alike = similarity(a, b);
		if (alike >= LEAST_SIMILARITY) pairs.push({ pair: [one, other], alike });
	};
	const matters = groupIndexes(groups, ({ matters }) => [...matters.keys()]);
	for (const matter of matters.values()) {
		const inTime = [...matter].sort(
			(a, b) => timeOf(documents, a) - timeOf(documents, b) || a - b,
		);
		for (const [at, one] of inTime.slice(0, -1).entries())
			consider(one, inTime[at + 1] ?? one);
	}
	const sharing = groupIndexes(groups, ({ places, words }) => [
		...[...places.keys()].map((place) => `@${place}`),
		...words.keys(),
	]);
	for (const [one, { places, words }] of groups.entries()) {
		const others = new Set<number>();
		for (const key of [...places.keys()].map((place) => `@${place}`))
			addLater(sharing.get(key), one, others);
		for (const word of words.keys()) addLater(sharing.get(word), one, others);
		for (const other of others) consider(one, other);
	}
	return pairs
		.sort(
			(a, b) =>
				b.alike - a.alike || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1],
		)
		.map(({ pair }) => pair);
}

function groupIndexes(
	groups: readonly Group[],
	keysOf: (group: Group) => string[],
): Map<string, number[]> {
	const indexes = new Map<string, number[]>();
	for (const [index, group] of groups.entries())
		for (const key of keysOf(group)) {
			const list = indexes.get(key);
			if (list) list.push(index);
			else indexes.set(key, [index]);
		}
	return indexes;
}

function addLater(
	list: readonly number[] | undefined,
	one: number,
	others: Set<number>,
): void {
	if (list === undefined || list.length > MOST_SHARING) return;
	for (const other of list) if (other > one) others.add(other);
}

function timeOf(documents: readonly Document[], index: number): number {
	return documents[index]?.time ?? 0;
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

/** The order of two texts by code unit, the same everywhere. */
export function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
