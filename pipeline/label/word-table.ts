/**
 * Numbers for words, from 0 up in the order in which they are met. A word is given as a
 * stretch of some text: most have been met before, and need not become strings of their own.
 */
export interface WordTable {
	/** How many words there are. */
	size(): number;
	/** The word's number, or -1. */
	find(text: string, from: number, to: number): number;
	/** The word's number; a new one where it has none. */
	add(text: string, from: number, to: number): number;
	wordAt(number: number): string;
}

const UNITS_A_WORD = 4;

/** An empty table; it grows beyond the number of words that are expected. */
export function createWordTable(expected = 1 << 12): WordTable {
	let size = 0;
	let most = 2 ** Math.ceil(Math.log2(expected));
	// Open addressing, half empty; a slot holds the number of a word.
	let slots = new Int32Array(2 * most).fill(-1);
	let starts = new Int32Array(most + 1);
	let units = new Uint16Array(UNITS_A_WORD * most);

	const equals = (word: number, text: string, from: number, to: number) => {
		let unit = starts[word] as number;
		if ((starts[word + 1] as number) - unit !== to - from) return false;
		for (let at = from; at < to; at++, unit++)
			if (units[unit] !== text.charCodeAt(at)) return false;
		return true;
	};
	const slotOf = (text: string, from: number, to: number) => {
		let hash = 0x811c9dc5;
		for (let at = from; at < to; at++)
			hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
		let slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
		while (
			(slots[slot] as number) >= 0 &&
			!equals(slots[slot] as number, text, from, to)
		)
			slot = (slot + 1) & (slots.length - 1);
		return slot;
	};
	const wordAt = (word: number) =>
		String.fromCharCode(...units.subarray(starts[word], starts[word + 1]));
	const grow = () => {
		most *= 2;
		starts = extend(starts, new Int32Array(most + 1));
		slots = new Int32Array(2 * most).fill(-1);
		for (let word = 0; word < size; word++) {
			const text = wordAt(word);
			slots[slotOf(text, 0, text.length)] = word;
		}
	};
	return {
		size: () => size,
		find: (text, from, to) => slots[slotOf(text, from, to)] as number,
		add(text, from, to) {
			const slot = slotOf(text, from, to);
			const known = slots[slot] as number;
			if (known >= 0) return known;
			const start = starts[size] as number;
			const end = start + to - from;
			while (end > units.length)
				units = extend(units, new Uint16Array(2 * units.length));
			for (let at = from; at < to; at++)
				units[start + at - from] = text.charCodeAt(at);
			slots[slot] = size;
			size += 1;
			starts[size] = end;
			if (size === most) grow();
			return size - 1;
		},
		wordAt,
	};
}

function extend<Numbers extends Int32Array | Uint16Array>(
	old: Numbers,
	larger: Numbers,
): Numbers {
	larger.set(old);
	return larger;
}
