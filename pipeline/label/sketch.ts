const BUCKETS = 64;
const DIGITS = 4;
const SHINGLE = 4;
// Fewer say too little to call two texts alike.
const FEWEST_SHINGLES = 12;
const NOT_WORDS = /[^\p{Script=Han}\p{Script=Latin}]+/gu;
const EMPTY = 0xffffffff;
const HEXADECIMAL = Buffer.from("0123456789abcdef");
const DASH = 45;

/**
 * A sketch of a text's runs of four characters, digits and marks left out, by
 * one-permutation MinHash (Li, Owen & Zhang 2012): the runs fall into 64 buckets,
 * of each the least hash, 16 bits as hexadecimal digits. Of the buckets that
 * either of two texts fills, the share in which they agree estimates the Jaccard
 * similarity of the texts. Null where the text is too short to tell from another.
 */
export function sketchText(text: string): string | null {
	const clean = text.normalize("NFKC").replace(NOT_WORDS, "").toLowerCase();
	if (clean.length < FEWEST_SHINGLES + SHINGLE - 1) return null;
	const least = new Uint32Array(BUCKETS).fill(EMPTY);
	for (let at = 0; at + SHINGLE <= clean.length; at++) {
		const hash = hashShingle(clean, at);
		const bucket = hash % BUCKETS;
		if (hash < (least[bucket] as number)) least[bucket] = hash;
	}
	return writeBuckets(least);
}

// Byte by byte: 64 numbers as strings of their own take longer than all the rest.
function writeBuckets(least: Uint32Array): string {
	const digits = Buffer.alloc(BUCKETS * DIGITS, DASH);
	for (let bucket = 0; bucket < BUCKETS; bucket++) {
		const hash = least[bucket] as number;
		if (hash === EMPTY) continue;
		for (let digit = 0; digit < DIGITS; digit++)
			digits[bucket * DIGITS + digit] = HEXADECIMAL[
				(hash >>> (18 - 4 * digit)) & 15
			] as number;
	}
	return digits.toString("latin1");
}

// FNV-1a over the characters, then mixed so that every bit depends on each.
function hashShingle(text: string, at: number): number {
	let hash = 0x811c9dc5;
	for (let index = at; index < at + SHINGLE; index++)
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
	hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
	return (hash ^ (hash >>> 16)) >>> 0;
}
