import type { Corpus } from "./corpus.ts";
import { dot, fitLinearSvm, type SparseRows } from "./linear-svm.ts";
import {
	type Lesson,
	type ScaleOptions,
	type Scales,
	scaleRows,
	weighFeatures,
} from "./vocabulary.ts";

export interface ClassifierOptions extends ScaleOptions {
	/** What a text on the wrong side costs. */
	cost: number;
	/** 0 counts every text alike, 1 every class alike. */
	classBalance: number;
}

/** One linear machine a class, against all the others, over scaled counts. */
export interface Classifier {
	scales: Scales;
	/** By class: a weight a feature, the bias last. */
	weights: Float64Array[];
}

/** Fits the machines to the rows of a lesson. */
export function fitClassifier(
	corpus: Corpus,
	lesson: Lesson,
	options: ClassifierOptions,
): Classifier {
	const { rows, classes, classCount, weights } = lesson;
	const scales = weighFeatures(corpus, lesson, options);
	const scaled = scaleRows(corpus, rows, scales);
	const shares = shareClasses(lesson);
	const costs = Float64Array.from(rows, (row) => {
		const share = shares[classes[row] as number] as number;
		const balance = (1 / (classCount * share)) ** options.classBalance;
		return options.cost * balance * (weights[row] as number);
	});
	const machines = Array.from({ length: classCount }, (_, label) => {
		const signs = Int8Array.from(rows, (row) =>
			classes[row] === label ? 1 : -1,
		);
		return fitLinearSvm(scaled, signs, costs);
	});
	return { scales, weights: machines };
}

function shareClasses({ rows, classes, classCount }: Lesson): Float64Array {
	const shares = new Float64Array(classCount);
	for (const row of rows) {
		const label = classes[row] as number;
		shares[label] = (shares[label] as number) + 1 / rows.length;
	}
	return shares;
}

/** The score of every class for rows of the corpus. */
export function scoreRows(
	corpus: Corpus,
	rows: Int32Array,
	{ scales, weights }: Classifier,
): Float64Array[] {
	const scaled: SparseRows = scaleRows(corpus, rows, scales);
	return Array.from(rows, (_, index) =>
		Float64Array.from(weights, (machine) => dot(scaled, index, machine)),
	);
}

/** The number of the class with the highest score; the first where scores tie. */
export function chooseClass(scores: Float64Array): number {
	let best = 0;
	for (const [index, score] of scores.entries())
		if (score > (scores[best] as number)) best = index;
	return best;
}
