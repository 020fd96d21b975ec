import { BLOCKS } from "./text-features.ts";

/** Finds the features of a text that a model knows; calls back with a column for each occurrence. */
export interface FeatureIndex {
	findWords(words: readonly string[], found: (column: number) => void): void;
	findGrams(text: string, found: (column: number) => void): void;
}

interface IndexedFeature {
	block: (typeof BLOCKS)[number];
	text: string;
}

/**
 * Indexes a vocabulary as two trees of characters. Cutting every run of characters out of
 * a text as a string of its own would take longer than jieba does.
 */
export function indexFeatures(
	features: readonly IndexedFeature[],
): FeatureIndex {
	const isWord = ({ block }: IndexedFeature) => block === BLOCKS[0];
	const words = createTree(features, isWord);
	const grams = createTree(features, (feature) => !isWord(feature));
	return {
		findWords(each, found) {
			for (const word of each) {
				const node = walk(words, word);
				if (node >= 0 && words.columnAt(node) >= 0) found(words.columnAt(node));
			}
		},
		findGrams: (text, found) => findRuns(grams, text, found),
	};
}

function walk(tree: Tree, word: string): number {
	let node = tree.first(word.charCodeAt(0));
	for (let at = 1; at < word.length && node >= 0; at++)
		node = tree.step(node, word.charCodeAt(at));
	return node;
}

// Each character leads on from the root, from the one before it and from the two before it.
function findRuns(
	tree: Tree,
	text: string,
	found: (column: number) => void,
): void {
	let one = -1;
	let two = -1;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		const three = two < 0 ? -1 : tree.step(two, unit);
		two = one < 0 ? -1 : tree.step(one, unit);
		one = tree.first(unit);
		if (two >= 0 && tree.columnAt(two) >= 0) found(tree.columnAt(two));
		if (three >= 0 && tree.columnAt(three) >= 0) found(tree.columnAt(three));
	}
}

interface Tree {
	/** The node that a character leads to from another node, or -1. */
	step(node: number, unit: number): number;
	/** The same from the root. */
	first(unit: number): number;
	/** The column of the feature that ends at a node, or -1. */
	columnAt(node: number): number;
}

const UNITS = 1 << 16;
const SLOT = 3;

// All branches but the root's are one flat table with open addressing, a slot a node:
// the node before it, the character that leads to it, the column.
function createTree(
	features: readonly IndexedFeature[],
	isWanted: (feature: IndexedFeature) => boolean,
): Tree {
	const wanted = features.map(isWanted);
	const most = features.reduce(
		(sum, { text }, column) => sum + (wanted[column] ? text.length : 0),
		1,
	);
	const mask = 2 ** Math.ceil(Math.log2(2 * most)) - 1;
	const slots = new Int32Array(SLOT * (mask + 1)).fill(-1);
	// A node after the first character is numbered by it, beyond all slots.
	const base = slots.length;
	const isRoot = new Uint8Array(UNITS);
	const rootColumns = new Int32Array(UNITS).fill(-1);
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
	const add = (text: string, column: number) => {
		const unit = text.charCodeAt(0);
		isRoot[unit] = 1;
		let node = base + unit;
		if (text.length === 1) rootColumns[unit] = column;
		for (let at = 1; at < text.length; at++) {
			const slot = slotOf(node, text.charCodeAt(at));
			slots[slot] = node;
			slots[slot + 1] = text.charCodeAt(at);
			if (at === text.length - 1) slots[slot + 2] = column;
			node = slot;
		}
	};
	for (const [column, feature] of features.entries())
		if (wanted[column]) add(feature.text, column);
	return {
		step(node, unit) {
			const slot = slotOf(node, unit);
			return slots[slot] === -1 ? -1 : slot;
		},
		first: (unit) => (isRoot[unit] === 1 ? base + unit : -1),
		columnAt: (node) =>
			(node < base ? slots[node + 2] : rootColumns[node - base]) as number,
	};
}
