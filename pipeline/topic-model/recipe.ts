import type { ClassifierOptions } from "./classifier.ts";
import { BLOCKS, type Block } from "./text-features.ts";

/** The choices of a fit; they stand in the model that was made by them. */
export interface Recipe extends ClassifierOptions {
	/** The kinds of feature that are counted. */
	blocks: readonly Block[];
	titleWeight: number;
	/** What an example counts whose file lacks a text column. */
	partialWeight: number;
}

export const RECIPE: Recipe = {
	blocks: BLOCKS,
	titleWeight: 3,
	fewestDocuments: 5,
	rarityPower: 1,
	contrastPower: 0.5,
	leastContrast: 0.1,
	cost: 1,
	classBalance: 0,
	partialWeight: 0.15,
};
