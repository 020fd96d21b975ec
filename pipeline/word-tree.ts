/** Words as a tree of characters; a text is searched for all of them in one walk, whatever their number. */
export interface WordTree {
	/** The node that a UTF-16 unit leads to from the root, or -1. */
	first(unit: number): number;
	/** The same from another node. */
	step(node: number, unit: number): number;
	/** The value of the word that ends at a node, or -1. */
	valueAt(node: number): number;
	/** Calls back with the value of each word of the tree that stands in a text, in the order in which they begin, the shorter first. */
	search(
		text: string,
		found: (value: number, at: number, length: number) => void,
	): void;
	/** Whether a word of the tree begins there. */
	hasWordAt(text: string, at: number): boolean;
	/** Whether any word of the tree stands in a text. */
	hasWordIn(text: string): boolean;
}

const UNITS = 1 << 16;
const SLOT = 3;

/** A tree of words, each with a value from 0 up; of a word that is given twice the first counts. */
export function createWordTree(
	words: readonly (readonly [word: string, value: number])[],
): WordTree {
	// All branches but the root's are one flat table with open addressing, a slot a node:
	// the node before it, the unit that leads to it, the value.
	const most = words.reduce((sum, [word]) => sum + word.length, 1);
	const mask = 2 ** Math.ceil(Math.log2(2 * most)) - 1;
	const slots = new Int32Array(SLOT * (mask + 1)).fill(-1);
	// A node after the first unit is numbered by it, beyond all slots.
	const base = slots.length;
	const isRoot = new Uint8Array(UNITS);
	const rootValues = new Int32Array(UNITS).fill(-1);
	const slotOf = (node: number, unit: number) => {
		const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
		let slot = SLOT * ((hash >>> 9) & mask);
		while (
			slots[slot] !== -1 &&
			(slots[slot] !== node || slots[slot + 1] !== unit)
		)
			slot = slot === SLOT * mask ? 0 : slot + SLOT;
		return slot;
	};
	for (const [word, value] of words) {
		if (word === "") continue;
		const unit = word.charCodeAt(0);
		isRoot[unit] = 1;
		let node = base + unit;
		if (word.length === 1 && rootValues[unit] === -1) rootValues[unit] = value;
		for (let at = 1; at < word.length; at++) {
			const slot = slotOf(node, word.charCodeAt(at));
			slots[slot] = node;
			slots[slot + 1] = word.charCodeAt(at);
			if (at === word.length - 1 && slots[slot + 2] === -1)
				slots[slot + 2] = value;
			node = slot;
		}
	}
	const first = (unit: number) => (isRoot[unit] === 1 ? base + unit : -1);
	const step = (node: number, unit: number) => {
		const slot = slotOf(node, unit);
		return slots[slot] === -1 ? -1 : slot;
	};
	const valueAt = (node: number) =>
		(node < base ? slots[node + 2] : rootValues[node - base]) as number;
	const hasWordAt = (text: string, at: number) => {
		let node = at < text.length ? first(text.charCodeAt(at)) : -1;
		for (let next = at + 1; node >= 0; next++) {
			if (valueAt(node) >= 0) return true;
			node = next < text.length ? step(node, text.charCodeAt(next)) : -1;
		}
		return false;
	};
	return {
		first,
		step,
		valueAt,
		hasWordAt,
		hasWordIn(text) {
			for (let at = 0; at < text.length; at++)
				if (hasWordAt(text, at)) return true;
			return false;
		},
		search(text, found) {
			for (let at = 0; at < text.length; at++) {
				let node = first(text.charCodeAt(at));
				for (let next = at + 1; node >= 0; next++) {
					const value = valueAt(node);
					if (value >= 0) found(value, at, next - at);
					node = next < text.length ? step(node, text.charCodeAt(next)) : -1;
				}
			}
		},
	};
}
