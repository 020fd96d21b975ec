import type { PlaceRule } from "./places.ts";

/** The words by which places are known where there is no list of them (`data/defaults/places.yaml`). */
export interface PlaceWords {
	/** The name of an estate may end in one of these, */
	suffixes: readonly string[];
	/** unless one of these follows. */
	not_after: readonly string[];
	/** Class words that follow a name and are no part of it, as 小区. */
	generic: readonly string[];
	/** Words that follow a name. */
	followers: readonly string[];
	/** Counters that follow a name and a number, as 期. */
	numbered: readonly string[];
	/** A name begins after one of these. */
	boundaries: readonly string[];
	/** No name holds one of these. */
	not_names: readonly string[];
	/** What communities and villages, and roads, end in; and words that end so and are none. */
	neighbourhoods: readonly string[];
	not_neighbourhoods: readonly string[];
	roads: readonly string[];
	not_roads: readonly string[];
}

/** Names found in a text: estates, communities and villages, roads with their number. */
export interface PlaceNames {
	estates: string[];
	neighbourhoods: string[];
	roads: string[];
}

export type ExtractPlaceNames = (text: string) => PlaceNames;

const SHORTEST = 2;
const LONGEST = 8;
// Two characters are a name only with their class word, as 青园小区.
const SURE_LENGTH = 3;
const NUMERALS = "[一二三四五六七八九十\\d]{1,3}";
const HAN_END = /\p{Script=Han}$/u;
const ALL_HAN = /^\p{Script=Han}+$/u;

/** An extractor by context: something before a name says that it begins, something at its end that it is one. */
export function createPlaceExtractor(words: PlaceWords): ExtractPlaceNames {
	const boundaries = byLength(words.boundaries);
	const estateEnds = estatePattern(words);
	const isName = (name: string) =>
		ALL_HAN.test(name) && !words.not_names.some((word) => name.includes(word));
	const tail = new RegExp(`(?:第?${NUMERALS}期?|第)$`);
	const generic = new RegExp(`${anyOf(words.generic)}$`);
	const findEstates = (text: string) =>
		[...text.matchAll(estateEnds)].flatMap(({ index, groups }) => {
			const whole = readBackwards(text, index, boundaries)?.replace(tail, "");
			const name = whole?.replace(generic, "") ?? "";
			if (!isName(name) || words.suffixes.includes(name)) return [];
			if (name.length >= SURE_LENGTH) return [name];
			const [ending] = generic.exec(whole ?? "") ?? [groups?.generic];
			return name.length === SHORTEST && ending ? [name + ending] : [];
		});
	const findEndingIn = (text: string, ends: string[], not: string[]) =>
		[...text.matchAll(namedPattern(ends, words.not_after))].flatMap((match) => {
			const end = match.index + match[0].length;
			const name = readBackwards(text, end, boundaries, match[0].length);
			return name !== null &&
				isName(name) &&
				!not.some((word) => name.endsWith(word))
				? [name + (match.groups?.number ?? "")]
				: [];
		});
	return (text) => {
		const clean = text.normalize("NFKC").replace(/[\s·•]+/g, "");
		return {
			estates: unique(findEstates(clean)),
			neighbourhoods: unique(
				findEndingIn(
					clean,
					[...words.neighbourhoods],
					[...words.not_neighbourhoods],
				),
			),
			roads: unique(
				findEndingIn(clean, [...words.roads], [...words.not_roads]),
			),
		};
	};
}

/**
 * The places that a set of names means, in order of name. What ends in another
 * name is that place with something before it, and so is an alias of it.
 */
export function toPlaces(names: Iterable<string>): PlaceRule[] {
	const places = new Map<string, Set<string>>();
	for (const name of [...new Set(names)].sort(
		(a, b) => a.length - b.length || compare(a, b),
	)) {
		const known = longestEnding(name, places);
		if (known === undefined) places.set(name, new Set());
		else places.get(known)?.add(name);
	}
	return [...places]
		.map(([name, aliases]) => ({ name, aliases: [...aliases] }))
		.sort((a, b) => compare(a.name, b.name));
}

function longestEnding(
	name: string,
	places: ReadonlyMap<string, unknown>,
): string | undefined {
	for (let from = 1; from <= name.length - SURE_LENGTH; from++)
		if (places.has(name.slice(from))) return name.slice(from);
	return undefined;
}

// Matches the empty place at which the name of an estate ends.
function estatePattern({
	suffixes,
	not_after,
	generic,
	followers,
	numbered,
}: PlaceWords): RegExp {
	return new RegExp(
		`(?=(?<generic>${anyOf(generic)}))|(?<=${anyOf(suffixes)})(?!${anyOf(not_after)})|(?=${anyOf(followers)})|(?=第?${NUMERALS}${anyOf(numbered)})`,
		"g",
	);
}

function namedPattern(ends: readonly string[], notAfter: readonly string[]) {
	return new RegExp(
		`${anyOf(ends)}(?!${anyOf(notAfter)})(?=(?<number>\\d{1,4}号)?)`,
		"g",
	);
}

/** The shortest stretch before `end` that begins at a boundary. */
function readBackwards(
	text: string,
	end: number,
	boundaries: readonly string[],
	tail = 0,
): string | null {
	for (let length = SHORTEST + tail; length <= LONGEST; length++) {
		const start = end - length;
		if (start < 0) return null;
		const before = text.slice(Math.max(0, start - 4), start);
		const name = text.slice(start, end);
		const isBounded =
			start === 0 ||
			!HAN_END.test(before) ||
			boundaries.some((word) => before.endsWith(word));
		if (isBounded && !boundaries.some((word) => name.startsWith(word)))
			return name;
	}
	return null;
}

function anyOf(words: readonly string[]): string {
	return `(?:${byLength(words).join("|")})`;
}

function byLength(words: readonly string[]): string[] {
	return [...words].sort((a, b) => b.length - a.length);
}

function unique(names: readonly string[]): string[] {
	return [...new Set(names)];
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
