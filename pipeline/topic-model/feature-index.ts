import { createWordTree, type WordTree } from "../word-tree.ts";
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
	const numbered = features.map((feature, column) => ({ feature, column }));
	const treeOf = (isWanted: (feature: IndexedFeature) => boolean) =>
		createWordTree(
			numbered
				.filter(({ feature }) => isWanted(feature))
				.map(({ feature, column }) => [feature.text, column]),
		);
	const words = treeOf(isWord);
	const grams = treeOf((feature) => !isWord(feature));
	return {
		findWords(each, found) {
			for (const word of each) {
				const node = walk(words, word);
				if (node >= 0 && words.valueAt(node) >= 0) found(words.valueAt(node));
			}
		},
		findGrams: (text, found) => findRuns(grams, text, found),
	};
}

function walk(tree: WordTree, word: string): number {
	let node = tree.first(word.charCodeAt(0));
	for (let at = 1; at < word.length && node >= 0; at++)
		node = tree.step(node, word.charCodeAt(at));
	return node;
}

// Each character leads on from the root, from the one before it and from the two before it.
function findRuns(
	tree: WordTree,
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
		if (two >= 0 && tree.valueAt(two) >= 0) found(tree.valueAt(two));
		if (three >= 0 && tree.valueAt(three) >= 0) found(tree.valueAt(three));
	}
}
