const BUCKETS = 64;
const EMPTY = "----";
const SHINGLE = 4;
// Fewer say too little to call two texts alike.
const FEWEST_SHINGLES = 12;
const NOT_WORDS = /[^\p{Script=Han}\p{Script=Latin}]+/gu;

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
	const least = new Uint32Array(BUCKETS).fill(0xffffffff);
	for (let at = 0; at + SHINGLE <= clean.length; at++) {
		const hash = hashShingle(clean, at);
		const bucket = hash % BUCKETS;
		if (hash < (least[bucket] ?? 0)) least[bucket] = hash;
	}
	return Array.from(least, (hash) =>
		hash === 0xffffffff
			? EMPTY
			: ((hash >>> 6) & 0xffff).toString(16).padStart(4, "0"),
	).join("");
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
