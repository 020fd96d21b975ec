/** A stream of chance that depends on its seed alone. */
export interface Random {
	/** An integer from 0 up to, and without, the limit. */
	below(limit: number): number;
	/** Mixes the first `count` items in place (Fisher and Yates). */
	shuffle(items: Int32Array, count: number): void;
}

/** A stream for the seed: xorshift32 (Marsaglia 2003), integers only, so every machine agrees. */
export function createRandom(seed: string): Random {
	let state = hashText(seed) || 1;
	const below = (limit: number) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return Math.floor(((state >>> 0) / 2 ** 32) * limit);
	};
	return {
		below,
		shuffle(items, count) {
			for (let last = count - 1; last > 0; last--) {
				const other = below(last + 1);
				const item = items[last] as number;
				items[last] = items[other] as number;
				items[other] = item;
			}
		},
	};
}

/** FNV-1a of the text's UTF-16 units, 32 bits. */
export function hashText(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++)
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}
