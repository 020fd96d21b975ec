import { createHash } from "node:crypto";
import {
	fitSharpness,
	measureReliability,
	type ReliabilityBin,
	toProbabilities,
} from "./calibration.ts";
import { chooseClass, fitClassifier } from "./classifier.ts";
import { crossValidate, type HeldOut, planFolds } from "./cross-validate.ts";
import { type Evaluation, evaluate } from "./evaluation.ts";
import type { Example } from "./model-text.ts";
import { type PreparedTexts, prepareTexts, toKey } from "./prepare-texts.ts";
import { RECIPE, type Recipe } from "./recipe.ts";
import { BLOCKS, type Block } from "./text-features.ts";

/** A word or a run of characters, what its count is multiplied by, and its weight for each label. */
export interface ModelFeature {
	block: Block;
	text: string;
	scale: number;
	weights: number[];
}

export interface ModelEvaluation extends Evaluation {
	folds: number;
	/** Examples that only teach, and how many of them a fold went without, on average. */
	teaching_only: number;
	/** Confidence against truth, of held-out texts. */
	reliability: ReliabilityBin[];
	calibration_error: number;
	/** With texts below the threshold left unclassified: how many keep a label, and how many of these are right. */
	covered: number;
	covered_accuracy: number;
	/** How often the true label is the best guess or the next. */
	top_two_accuracy: number;
	/** Of wrong guesses those that were as sure as 0.9: mostly labels that contradict their text. */
	sure_errors: number;
	/** Groups of texts that are nearly the same, and those whose texts have different labels. */
	near_copies: { groups: number; disagreeing: number };
}

/** All that labelling needs, and where it comes from. */
export interface TopicModel {
	labels: string[];
	titleWeight: number;
	/** Softens or sharpens scores into probabilities. */
	sharpness: number;
	/** A ticket less sure than this stays unclassified. */
	threshold: number;
	bias: number[];
	features: ModelFeature[];
	data: { examples: number; sha256: string };
	recipe: Recipe;
	evaluation: ModelEvaluation;
}

/** Half the labels that are barely kept are right: below it, a guess is more likely wrong. */
export const THRESHOLD = 0.5;
const SURE = 0.9;
const DIGITS = 4;

/**
 * Fits a topic model and judges it by cross-validation. The order of the examples makes
 * no difference: they are sorted first, and nothing is drawn by chance but from fixed seeds.
 */
export function trainTopicModel(
	given: readonly Example[],
	recipe: Recipe = RECIPE,
): TopicModel {
	const texts = prepareTexts(given, recipe);
	const { examples, labels, groups, corpus, classes, weights } = texts;
	const plan = planFolds(examples, groups, classes, "folds");
	const held = crossValidate(
		corpus,
		classes,
		labels.length,
		weights,
		plan,
		recipe,
	);
	const truths = held.rows.map((row) => classes[row] as number);
	const sharpness = round(fitSharpness(held.scores, truths));
	return {
		labels,
		titleWeight: recipe.titleWeight,
		sharpness,
		threshold: THRESHOLD,
		...fitAll(texts, recipe),
		data: { examples: examples.length, sha256: hashExamples(examples) },
		recipe,
		evaluation: {
			...judge(held, truths, labels, sharpness, examples),
			near_copies: compareCopies(held.rows, groups, classes),
		},
	};
}

function hashExamples(examples: readonly Example[]): string {
	const hash = createHash("sha256");
	for (const example of examples) hash.update(`${toKey(example)}\n`);
	return hash.digest("hex");
}

function fitAll(
	{ corpus, classes, labels, weights }: PreparedTexts,
	recipe: Recipe,
): Pick<TopicModel, "bias" | "features"> {
	const all = Int32Array.from(corpus.examples, (_, row) => row);
	const rows = all.filter((row) => (weights[row] as number) > 0);
	const lesson = { rows, classes, classCount: labels.length, weights };
	const { scales, weights: machines } = fitClassifier(corpus, lesson, recipe);
	const features = corpus.features.flatMap(({ block, text }, column) => {
		const scale = round(scales[column] ?? 0);
		if (scale === 0) return [];
		const each = machines.map((machine) => round(machine[column] ?? 0));
		return [{ block: BLOCKS[block] ?? "word", text, scale, weights: each }];
	});
	const width = corpus.features.length;
	return {
		bias: machines.map((machine) => round(machine[width] ?? 0)),
		features,
	};
}

function judge(
	{ scores, guesses }: HeldOut,
	truths: Int32Array,
	labels: readonly string[],
	sharpness: number,
	examples: readonly Example[],
): Omit<ModelEvaluation, "near_copies"> {
	const confidences = scores.map(
		(each) => toProbabilities(each, sharpness)[chooseClass(each)] ?? 0,
	);
	const isRight = confidences.map(
		(_, index) => guesses[index] === truths[index],
	);
	const { bins, calibration_error } = measureReliability(confidences, isRight);
	const covered = confidences.flatMap((confidence, index) =>
		confidence >= THRESHOLD ? [isRight[index] ?? false] : [],
	);
	const right = covered.filter(Boolean).length;
	const errors = confidences.filter((_, index) => !isRight[index]);
	const inTwo = scores.filter((each, index) => {
		const truth = each[truths[index] as number] as number;
		return each.filter((other) => other > truth).length < 2;
	});
	const share = (part: number, whole: number) =>
		whole === 0 ? 0 : part / whole;
	return {
		folds: 5,
		teaching_only: examples.filter(({ isPartial }) => isPartial).length,
		...evaluate(truths, guesses, labels),
		reliability: bins,
		calibration_error,
		covered: share(covered.length, confidences.length),
		covered_accuracy: share(right, covered.length),
		top_two_accuracy: share(inTwo.length, scores.length),
		sure_errors: share(
			errors.filter((confidence) => confidence >= SURE).length,
			errors.length,
		),
	};
}

function compareCopies(
	rows: Int32Array,
	groups: Int32Array,
	classes: Int32Array,
): ModelEvaluation["near_copies"] {
	const labelsOf = new Map<number, number[]>();
	for (const row of rows) {
		const group = groups[row] as number;
		const known = labelsOf.get(group) ?? [];
		labelsOf.set(group, [...known, classes[row] as number]);
	}
	const copied = [...labelsOf.values()].filter((labels) => labels.length > 1);
	return {
		groups: copied.length,
		disagreeing: copied.filter((labels) => new Set(labels).size > 1).length,
	};
}

function round(value: number): number {
	return Number(value.toFixed(DIGITS));
}
