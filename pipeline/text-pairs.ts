/** Two neighbouring characters of a text, and how often they stand in its title and in all of it. */
export interface TextPair {
	/** `hashPair` of the two. */
	pair: number;
	inTitle: number;
	inText: number;
}

const HASH_BITS = 24;
const COUNT_BITS = 4;
const MOST_COUNT = (1 << COUNT_BITS) - 1;
const MASK = (1 << HASH_BITS) - 1;

/** A hash of two UTF-16 units, 24 bits. */
export function hashPair(first: number, second: number): number {
	let hash = Math.imul((first << 16) | second, 0x7feb352d);
	hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
	return (hash ^ (hash >>> 16)) & MASK;
}

/** The pairs of a word, as hashes. */
export function hashPairs(word: string): number[] {
	return Array.from({ length: Math.max(0, word.length - 1) }, (_, at) =>
		hashPair(word.charCodeAt(at), word.charCodeAt(at + 1)),
	);
}

/** Pairs column by column: a text has a hundred, and an object for each would take longer than counting them. */
export interface PairCounts {
	size: number;
	pairs: ArrayLike<number>;
	inTitle: ArrayLike<number>;
	inText: ArrayLike<number>;
}

const COUNTS_BITS = 2 * COUNT_BITS;

/** Pairs as one word of base64, four bytes each; in order of their hash, so that no text can be read off them. */
export function formatPairs(counts: PairCounts): string {
	const { size, pairs, inTitle, inText } = counts;
	const packed = new Uint32Array(size);
	// The hash above its counts, so that numbers are compared and nothing is called back; then the other way round.
	for (let at = 0; at < size; at++)
		packed[at] =
			((pairs[at] as number) << COUNTS_BITS) |
			(Math.min(inText[at] as number, MOST_COUNT) << COUNT_BITS) |
			Math.min(inTitle[at] as number, MOST_COUNT);
	packed.sort();
	for (let at = 0; at < size; at++) {
		const each = packed[at] as number;
		packed[at] = (each >>> COUNTS_BITS) | (each << HASH_BITS);
	}
	return Buffer.from(packed.buffer).toString("base64");
}

/** The pairs of a word that `formatPairs` made. */
export function parsePairs(text: string): TextPair[] {
	const bytes = Buffer.from(text, "base64");
	return Array.from({ length: bytes.length >>> 2 }, (_, index) => {
		const packed = bytes.readUInt32LE(4 * index);
		return {
			pair: packed & MASK,
			inTitle: (packed >>> HASH_BITS) & MOST_COUNT,
			inText: packed >>> (HASH_BITS + COUNT_BITS),
		};
	});
}
