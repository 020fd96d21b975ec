import { createWordTree } from "../word-tree.ts";
import type { PlaceWords } from "../workspace/rules.ts";
import type { PlaceRule } from "./places.ts";

/** Names found in a text: estates, communities and villages with their group, roads with their number. */
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
	const readMarks = createMarkReader(words);
	const holdsNoName = createWordTree(toEntries(words.not_names, 1));
	const isName = (name: string) =>
		ALL_HAN.test(name) && !holdsNoName.hasWordIn(name);
	const tail = new RegExp(`(?:第?${NUMERALS}期?|第)$`);
	const generic = new RegExp(`${anyOf(words.generic)}$`);
	const findEstates = (marks: Marks) =>
		marks.estateEnds.flatMap((end) => {
			const whole = readBackwards(marks, end)?.replace(tail, "");
			const name = whole?.replace(generic, "") ?? "";
			if (!isName(name) || words.suffixes.includes(name)) return [];
			if (name.length >= SURE_LENGTH) return [name];
			const ending = generic.exec(whole ?? "")?.[0] ?? marks.generics.get(end);
			return name.length === SHORTEST && ending ? [name + ending] : [];
		});
	const createFinder = (
		ends: readonly string[],
		not: readonly string[],
		number: string,
	) => {
		const pattern = new RegExp(
			`${anyOf(ends)}(?!${anyOf(words.not_after)})(?=(?<number>${number})?)`,
			"g",
		);
		return (marks: Marks) =>
			[...marks.text.matchAll(pattern)].flatMap((match) => {
				const end = match.index + match[0].length;
				const name = readBackwards(marks, end, match[0].length);
				return name !== null &&
					isName(name) &&
					!not.some((word) => name.endsWith(word))
					? [name + (match.groups?.number ?? "")]
					: [];
			});
	};
	const findNeighbourhoods = createFinder(
		words.neighbourhoods,
		words.not_neighbourhoods,
		`${NUMERALS}组`,
	);
	const findRoads = createFinder(words.roads, words.not_roads, "\\d{1,4}号");
	return (text) => {
		const marks = readMarks(text.normalize("NFKC").replace(/[\s·•]+/g, ""));
		return {
			estates: unique(findEstates(marks)),
			neighbourhoods: unique(findNeighbourhoods(marks)),
			roads: unique(findRoads(marks)),
		};
	};
}

/** What one walk over a text finds that tells where names begin and end. */
interface Marks {
	text: string;
	/** Where the names of estates end, in order, and the class word that follows there, if one does. */
	estateEnds: number[];
	generics: Map<number, string>;
	/** Where words end that a name begins after, and how long the shortest is that begins at a place. */
	boundaryEnds: Set<number>;
	boundaries: Map<number, number>;
}

const GENERIC = 1;
const SUFFIX = 2;
const FOLLOWER = 4;
const NUMERAL = 8;
const BOUNDARY = 16;
// A name is looked for after a word of so many characters at most.
const LONGEST_BOUNDARY = 4;

function createMarkReader(words: PlaceWords): (text: string) => Marks {
	const kinds = new Map<string, number>();
	for (const [list, kind] of [
		[words.generic, GENERIC],
		[words.suffixes, SUFFIX],
		[words.followers, FOLLOWER],
		["第一二三四五六七八九十0123456789", NUMERAL],
		[words.boundaries, BOUNDARY],
	] as const)
		for (const word of list) kinds.set(word, (kinds.get(word) ?? 0) | kind);
	const tree = createWordTree([...kinds]);
	const notAfter = createWordTree(toEntries(words.not_after, 1));
	const numbered = new RegExp(`第?${NUMERALS}${anyOf(words.numbered)}`, "y");
	return (text) => {
		const ends = new Set<number>();
		const generics = new Map<number, string>();
		const boundaryEnds = new Set<number>();
		const boundaries = new Map<number, number>();
		tree.search(text, (kind, at, length) => {
			const end = at + length;
			// The longest comes last.
			if (kind & GENERIC) generics.set(at, text.slice(at, end));
			if (kind & (GENERIC | FOLLOWER)) ends.add(at);
			if (kind & SUFFIX && !notAfter.hasWordAt(text, end)) ends.add(end);
			if (kind & NUMERAL) {
				numbered.lastIndex = at;
				if (numbered.test(text)) ends.add(at);
			}
			if (kind & BOUNDARY) {
				if (length <= LONGEST_BOUNDARY) boundaryEnds.add(end);
				if (!boundaries.has(at)) boundaries.set(at, length);
			}
		});
		const estateEnds = [...ends].sort((a, b) => a - b);
		return { text, estateEnds, generics, boundaryEnds, boundaries };
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

/** The shortest stretch before `end` that begins at a boundary, and with none. */
function readBackwards(
	{ text, boundaryEnds, boundaries }: Marks,
	end: number,
	tail = 0,
): string | null {
	for (let length = SHORTEST + tail; length <= LONGEST; length++) {
		const start = end - length;
		if (start < 0) return null;
		const isBounded =
			start === 0 ||
			boundaryEnds.has(start) ||
			!HAN_END.test(text.slice(Math.max(0, start - 2), start));
		if (isBounded && (boundaries.get(start) ?? Infinity) > length)
			return text.slice(start, end);
	}
	return null;
}

function toEntries(words: readonly string[], value: number) {
	return words.map((word) => [word, value] as const);
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
