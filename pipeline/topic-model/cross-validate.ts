import {
	type ClassifierOptions,
	chooseClass,
	fitClassifier,
	scoreRows,
} from "./classifier.ts";
import type { Corpus } from "./corpus.ts";
import type { Example } from "./model-text.ts";
import { findSources, groupNearCopies } from "./near-copies.ts";
import { hashText } from "./random.ts";

const FOLDS = 5;

/** Which rows are held out when, and which may then not teach. */
export interface FoldPlan {
	/** By row: the fold that holds it out, -1 for one that only ever teaches. */
	folds: Int32Array;
	/** By row: the folds in which it may not teach, a bit each. */
	barred: Int32Array;
}

/** What a model that had not seen them makes of the held-out rows. */
export interface HeldOut {
	rows: Int32Array;
	scores: Float64Array[];
	guesses: Int32Array;
}

/**
 * Deals the whole examples into five folds: near-copies stay together, each class is
 * spread evenly. A partial example is barred from a fold that holds out a text it may
 * have been taken from.
 */
export function planFolds(
	examples: readonly Example[],
	groups: Int32Array,
	classes: Int32Array,
	seed: string,
): FoldPlan {
	const whole: number[] = [];
	const partial: number[] = [];
	for (const [row, { isPartial }] of examples.entries())
		(isPartial ? partial : whole).push(row);
	const textOf = (row: number) => wholeText(examples[row]);
	const texts = whole.map(textOf);
	const folds = new Int32Array(examples.length).fill(-1);
	dealGroups(whole, groups, classes, seed, folds);
	const barred = folds.map((fold) => (fold < 0 ? 0 : 1 << fold));
	const sources = findSources(partial.map(textOf), texts);
	for (const [index, row] of partial.entries())
		for (const source of sources[index] ?? [])
			barred[row] =
				(barred[row] as number) | (1 << (folds[whole[source] ?? 0] as number));
	return { folds, barred };
}

/** For each example the first of its near-copies; a partial one is a group of its own. */
export function groupExamples(examples: readonly Example[]): Int32Array {
	const whole = examples.flatMap(({ isPartial }, row) =>
		isPartial ? [] : [row],
	);
	const first = groupNearCopies(whole.map((row) => wholeText(examples[row])));
	const groups = Int32Array.from(examples, (_, row) => row);
	for (const [index, row] of whole.entries())
		groups[row] = whole[first[index] as number] as number;
	return groups;
}

function wholeText(example: Example | undefined): string {
	return `${example?.title ?? ""}|${example?.content ?? ""}`;
}

function dealGroups(
	rows: readonly number[],
	groups: Int32Array,
	classes: Int32Array,
	seed: string,
	folds: Int32Array,
): void {
	const members = new Map<number, number[]>();
	for (const row of rows) {
		const group = groups[row] as number;
		members.set(group, [...(members.get(group) ?? []), row]);
	}
	const drawn = [...members.values()]
		.map((group) => ({ group, lot: hashText(`${seed}/${group[0]}`) }))
		.sort((a, b) => a.lot - b.lot || (a.group[0] ?? 0) - (b.group[0] ?? 0));
	const dealt = new Map<number, number>();
	for (const { group } of drawn) {
		const label = classes[group[0] ?? 0] as number;
		const turn = dealt.get(label) ?? 0;
		for (const row of group) folds[row] = (turn + label) % FOLDS;
		dealt.set(label, turn + 1);
	}
}

/** Holds out each fold in turn; the rows come back in the order of the corpus. */
export function crossValidate(
	corpus: Corpus,
	classes: Int32Array,
	classCount: number,
	weights: Float64Array,
	plan: FoldPlan,
	options: ClassifierOptions,
): HeldOut {
	const { folds, barred } = plan;
	const all = Int32Array.from(folds, (_, row) => row);
	const scores: Float64Array[] = [];
	for (let fold = 0; fold < FOLDS; fold++) {
		const held = all.filter((row) => folds[row] === fold);
		if (held.length === 0) continue;
		const rows = all.filter(
			(row) =>
				((barred[row] as number) & (1 << fold)) === 0 &&
				(weights[row] as number) > 0,
		);
		const lesson = { rows, classes, classCount, weights };
		const classifier = fitClassifier(corpus, lesson, options);
		for (const [index, each] of scoreRows(corpus, held, classifier).entries())
			scores[held[index] as number] = each;
	}
	const rows = all.filter((row) => scores[row] !== undefined);
	const kept = Array.from(rows, (row) => scores[row] as Float64Array);
	return { rows, scores: kept, guesses: Int32Array.from(kept, chooseClass) };
}
