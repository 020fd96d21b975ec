import type { Corpus } from "./corpus.ts";
import type { SparseRows } from "./linear-svm.ts";
import { BLOCKS } from "./text-features.ts";

/** The rows of a corpus that teach, with the number of their class and how much each counts. */
export interface Lesson {
	rows: Int32Array;
	/** By row of the corpus. */
	classes: Int32Array;
	classCount: number;
	/** By row of the corpus. */
	weights: Float64Array;
}

/** What a feature's count is multiplied by; zero for one that is not known. */
export type Scales = Float64Array;

export interface ScaleOptions {
	fewestDocuments: number;
	/** 0 leaves rarity out; 1 is the inverse document frequency. */
	rarityPower: number;
	/** 0 leaves the classes out; the greater, the more a feature spread evenly over classes loses. */
	contrastPower: number;
	/** A feature whose contrast is below it tells nothing, and is not kept. */
	leastContrast: number;
}

/**
 * Weighs each feature by its rarity (smoothed inverse document frequency, as in
 * scikit-learn) and by how unevenly the classes share it: one less the entropy of its
 * rates in the classes, over that of the uniform distribution (the log-entropy weight of
 * Dumais 1991, with classes for documents).
 */
export function weighFeatures(
	{ counts, features }: Corpus,
	{ rows, classes, classCount }: Lesson,
	{ fewestDocuments, rarityPower, contrastPower, leastContrast }: ScaleOptions,
): Scales {
	const width = features.length;
	const seen = new Int32Array(width * classCount);
	const sizes = new Int32Array(classCount);
	for (const row of rows) {
		const label = classes[row] as number;
		sizes[label] = (sizes[label] as number) + 1;
		const end = counts.offsets[row + 1] as number;
		for (let at = counts.offsets[row] as number; at < end; at++) {
			const cell = (counts.columns[at] as number) * classCount + label;
			seen[cell] = (seen[cell] as number) + 1;
		}
	}
	return Float64Array.from({ length: width }, (_, column) => {
		const byClass = seen.subarray(
			column * classCount,
			(column + 1) * classCount,
		);
		const documents = byClass.reduce((sum, count) => sum + count, 0);
		if (documents < fewestDocuments) return 0;
		const rarity = Math.log((1 + rows.length) / (1 + documents)) + 1;
		const contrast = contrastOf(byClass, sizes, rows.length);
		if (contrast < leastContrast) return 0;
		return rarity ** rarityPower * contrast ** contrastPower;
	});
}

// Rates, not counts, so that a large class does not look like a favourite.
function contrastOf(
	byClass: Int32Array,
	sizes: Int32Array,
	total: number,
): number {
	const rates = Array.from(sizes, (size, label) => {
		return ((byClass[label] as number) + size / total) / (size + 1);
	});
	const sum = rates.reduce((a, b) => a + b, 0);
	const entropy = rates.reduce((left, rate) => {
		const share = rate / sum;
		return share > 0 ? left - share * Math.log(share) : left;
	}, 0);
	return Math.max(0, 1 - entropy / Math.log(rates.length));
}

/**
 * The rows as the solver takes them: 1 + ln count, times the scale, every block brought
 * to length one.
 */
export function scaleRows(
	{ counts, features }: Corpus,
	rows: Int32Array,
	scales: Scales,
): SparseRows {
	const offsets = new Int32Array(rows.length + 1);
	const columns: number[] = [];
	const values: number[] = [];
	for (const [index, row] of rows.entries()) {
		const squares = new Float64Array(BLOCKS.length);
		const start = values.length;
		const end = counts.offsets[row + 1] as number;
		for (let at = counts.offsets[row] as number; at < end; at++) {
			const column = counts.columns[at] as number;
			const scale = scales[column] as number;
			if (scale === 0) continue;
			const value = scale * (1 + Math.log(counts.values[at] as number));
			const block = features[column]?.block ?? 0;
			squares[block] = (squares[block] as number) + value * value;
			columns.push(column);
			values.push(value);
		}
		for (let at = start; at < values.length; at++) {
			const block = features[columns[at] as number]?.block ?? 0;
			values[at] = (values[at] as number) / Math.sqrt(squares[block] as number);
		}
		offsets[index + 1] = values.length;
	}
	return {
		offsets,
		columns: Int32Array.from(columns),
		values: Float64Array.from(values),
		width: features.length,
	};
}
