import { cleanText } from "./model-text.ts";
import { hashText } from "./random.ts";

const SHINGLE = 4;
const PAIR = 2;
/** Texts that share this much of the shorter one's shingles are copies of each other. */
const COPY_SHARE = 0.5;
/** A subject that has this much of its pairs in a text, or of the text's, may have been taken from it. */
const SOURCE_SHARE = 0.4;
// What so many texts say is a phrase, not a copy.
const MOST_HOLDERS = 60;

/**
 * Groups texts that are the same, hold one another or nearly do, directly or through
 * others: for each text the index of the first of its group.
 */
export function groupNearCopies(texts: readonly string[]): Int32Array {
	const sets = texts.map((text) => shingles(text, SHINGLE));
	const holders = indexHolders(sets);
	const first = Int32Array.from(texts, (_, index) => index);
	const rootOf = (index: number): number => {
		let root = index;
		while (first[root] !== root) root = first[root] as number;
		return root;
	};
	for (const [index, set] of sets.entries()) {
		const shared = new Map<number, number>();
		for (const shingle of set) {
			const others = holders.get(shingle) ?? [];
			if (others.length > MOST_HOLDERS) continue;
			for (const other of others)
				if (other < index) shared.set(other, (shared.get(other) ?? 0) + 1);
		}
		for (const [other, count] of shared) {
			const shorter = Math.min(set.size, sets[other]?.size ?? 0);
			if (count < COPY_SHARE * shorter) continue;
			const [a, b] = [rootOf(index), rootOf(other)];
			first[Math.max(a, b)] = Math.min(a, b);
		}
	}
	return first.map((_, index) => rootOf(index));
}

/**
 * For each short text, such as a subject, the long texts it may have been taken from: it
 * equals, holds, is held by or nearly copies them, by pairs of characters.
 */
export function findSources(
	shorts: readonly string[],
	longs: readonly string[],
): Int32Array[] {
	const sets = longs.map((text) => shingles(text, PAIR));
	const holders = indexHolders(sets);
	const shared = new Int32Array(longs.length);
	return shorts.map((text) => {
		const set = shingles(text, PAIR);
		shared.fill(0);
		for (const shingle of set)
			for (const holder of holders.get(shingle) ?? [])
				shared[holder] = (shared[holder] as number) + 1;
		const sources: number[] = [];
		for (const [long, count] of shared.entries()) {
			const shorter = Math.min(set.size, sets[long]?.size ?? 0);
			if (count > 0 && count >= SOURCE_SHARE * shorter) sources.push(long);
		}
		return Int32Array.from(sources);
	});
}

function shingles(text: string, length: number): Set<number> {
	const letters = cleanText(text).replace(/[^\p{L}\p{N}]+/gu, "");
	const set = new Set<number>();
	for (let at = 0; at === 0 || at + length <= letters.length; at++)
		set.add(hashText(letters.slice(at, at + length)));
	return set;
}

function indexHolders(sets: readonly Set<number>[]): Map<number, number[]> {
	const holders = new Map<number, number[]>();
	for (const [index, set] of sets.entries())
		for (const shingle of set) {
			const known = holders.get(shingle);
			if (known) known.push(index);
			else holders.set(shingle, [index]);
		}
	return holders;
}
