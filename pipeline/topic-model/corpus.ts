import type { SparseRows } from "./linear-svm.ts";
import { maskForTraining } from "./mask-for-training.ts";
import type { Example } from "./model-text.ts";
import type { CutFeatures } from "./text-features.ts";

/** Examples as counts of their features. */
export interface Corpus {
	examples: readonly Example[];
	features: readonly { block: number; text: string }[];
	/** A row an example: how often it has each feature, the title counted several times. */
	counts: SparseRows;
}

export interface CorpusOptions {
	/** How many times a title's words count. */
	titleWeight: number;
	/** A feature in fewer examples is not kept. */
	fewestDocuments: number;
	/** Whether a feature may be learnt at all. */
	isAllowed(block: number, text: string): boolean;
	/** False of a near-copy, which makes none of its features more common. */
	isOriginal(row: number): boolean;
}

/** Counts the features of masked examples; features stand in the order in which they first occur. */
export function buildCorpus(
	examples: readonly Example[],
	cut: CutFeatures,
	options: CorpusOptions,
): Corpus {
	const interned = new Map<string, number>();
	const found: { block: number; text: string; documents: number }[] = [];
	const rows = examples.map((example, row) => {
		const counts = new Map<number, number>();
		const addFrom = (text: string, weight: number) =>
			cut(maskForTraining(text), (block, feature) => {
				const key = `${block}${feature}`;
				let id = interned.get(key);
				if (id === undefined) {
					id = found.length;
					interned.set(key, id);
					found.push({ block, text: feature, documents: 0 });
				}
				counts.set(id, (counts.get(id) ?? 0) + weight);
			});
		addFrom(example.title, options.titleWeight);
		addFrom(example.content, 1);
		if (options.isOriginal(row))
			for (const id of counts.keys()) {
				const feature = found[id];
				if (feature) feature.documents++;
			}
		return counts;
	});
	return keepFeatures(examples, found, rows, options);
}

function keepFeatures(
	examples: readonly Example[],
	found: readonly { block: number; text: string; documents: number }[],
	rows: readonly ReadonlyMap<number, number>[],
	{ fewestDocuments, isAllowed }: CorpusOptions,
): Corpus {
	const columnOf = new Int32Array(found.length).fill(-1);
	const features: { block: number; text: string }[] = [];
	for (const [id, { block, text, documents }] of found.entries()) {
		if (documents < fewestDocuments || !isAllowed(block, text)) continue;
		columnOf[id] = features.length;
		features.push({ block, text });
	}
	const kept = rows.map((row) =>
		[...row]
			.map(([id, count]) => [columnOf[id] as number, count] as const)
			.filter(([column]) => column >= 0)
			.sort(([a], [b]) => a - b),
	);
	return { examples, features, counts: toSparse(kept, features.length) };
}

function toSparse(
	rows: readonly (readonly (readonly [number, number])[])[],
	width: number,
): SparseRows {
	const size = rows.reduce((sum, row) => sum + row.length, 0);
	const offsets = new Int32Array(rows.length + 1);
	const columns = new Int32Array(size);
	const values = new Float64Array(size);
	let at = 0;
	for (const [index, row] of rows.entries()) {
		for (const [column, value] of row) {
			columns[at] = column;
			values[at++] = value;
		}
		offsets[index + 1] = at;
	}
	return { offsets, columns, values, width };
}
