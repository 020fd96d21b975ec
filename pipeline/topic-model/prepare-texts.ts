import { createSegmenter } from "../segment.ts";
import { buildCorpus, type Corpus } from "./corpus.ts";
import { groupExamples } from "./cross-validate.ts";
import type { Example } from "./model-text.ts";
import { createFeatureTest } from "./name-words.ts";
import type { Recipe } from "./recipe.ts";
import { BLOCKS, createFeatureCutter } from "./text-features.ts";

/** Labelled texts, sorted, as a fit takes them; all by the row of an example. */
export interface PreparedTexts {
	examples: readonly Example[];
	labels: string[];
	/** The first of its near-copies. */
	groups: Int32Array;
	corpus: Corpus;
	/** The number of its label. */
	classes: Int32Array;
	weights: Float64Array;
}

/** Counts the features of labelled texts; their order makes no difference. */
export function prepareTexts(
	given: readonly Example[],
	recipe: Recipe,
): PreparedTexts {
	const examples = [...given].sort(compareExamples);
	const labels = [...new Set(examples.map(({ label }) => label))].sort();
	const groups = groupExamples(examples);
	const isNameless = createFeatureTest();
	const corpus = buildCorpus(
		examples,
		createFeatureCutter(createSegmenter([])),
		{
			...recipe,
			isAllowed: (block, text) =>
				recipe.blocks.includes(BLOCKS[block] ?? "word") &&
				isNameless(block, text),
			isOriginal: (row) => groups[row] === row,
		},
	);
	const classes = Int32Array.from(examples, ({ label }) =>
		labels.indexOf(label),
	);
	const weights = Float64Array.from(examples, ({ isPartial }) =>
		isPartial ? recipe.partialWeight : 1,
	);
	return { examples, labels, groups, corpus, classes, weights };
}

function compareExamples(a: Example, b: Example): number {
	const [left, right] = [toKey(a), toKey(b)];
	return left < right ? -1 : left > right ? 1 : 0;
}

/** What tells an example from others. */
export function toKey({ title, content, label, isPartial }: Example): string {
	return JSON.stringify([isPartial, content, title, label]);
}
