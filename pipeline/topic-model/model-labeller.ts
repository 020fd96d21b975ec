import { createSegmenter, type Segment } from "../segment.ts";
import { toProbabilities } from "./calibration.ts";
import { chooseClass } from "./classifier.ts";
import { type FeatureIndex, indexFeatures } from "./feature-index.ts";
import { cleanText, type ModelText } from "./model-text.ts";
import { BLOCKS } from "./text-features.ts";
import type { TopicModel } from "./topic-model.ts";

/** A model's best guess; null where it knows no word of the text. */
export interface ModelLabel {
	label: string | null;
	/** Less sure than the model's threshold: as likely wrong as right. */
	isUnsure: boolean;
	/** The probability that the likeliest label is right, 0–1. */
	confidence: number;
	/** Words of the model's vocabulary that spoke most for it. */
	keywords: string[];
}

export type LabelText = (text: ModelText) => ModelLabel;

/** A labeller that depends on the text alone: any order, any part of a file gives the same labels. */
export function createModelLabeller(model: TopicModel): LabelText {
	const { labels, sharpness, threshold } = model;
	const machine = packModel(model);
	const read = createReader(model, machine);
	return (text) => {
		const columns = read(text);
		// What says nothing known is nothing to guess by, however common one label is.
		if (columns.length === 0)
			return {
				label: null,
				isUnsure: true,
				confidence: 1 / labels.length,
				keywords: [],
			};
		const scores = score(columns, machine);
		const best = chooseClass(scores);
		const confidence = toProbabilities(scores, sharpness)[best] ?? 0;
		const label = labels[best] ?? null;
		const isUnsure = confidence < threshold;
		const keywords = findKeywords(model, columns, machine, best);
		return { label, isUnsure, confidence, keywords };
	};
}

/** A model as flat arrays, and what the text at hand has of each feature. */
interface Machine {
	blocks: Uint8Array;
	/** By feature, side by side for the processor's sake: its scale, then a weight a label. */
	rows: Float32Array;
	bias: Float64Array;
	/** By feature: how often the text has it. */
	counts: Float64Array;
}

function packModel({ features, bias }: TopicModel): Machine {
	const width = bias.length + 1;
	const rows = new Float32Array(features.length * width);
	for (const [column, { scale, weights }] of features.entries())
		rows.set([scale, ...weights], column * width);
	return {
		blocks: Uint8Array.from(features, ({ block }) => BLOCKS.indexOf(block)),
		rows,
		bias: Float64Array.from(bias),
		counts: new Float64Array(features.length),
	};
}

// The columns that a text has, in the order in which they are met; their counts are left in `counts`.
function createReader(model: TopicModel, { counts }: Machine) {
	const segment: Segment = createSegmenter([]);
	const index: FeatureIndex = indexFeatures(model.features);
	const columns = new Int32Array(model.features.length);
	let count = 0;
	let times = 1;
	const found = (column: number) => {
		const before = counts[column] as number;
		if (before === 0) columns[count++] = column;
		counts[column] = before + times;
	};
	const readOne = (text: string, weight: number) => {
		const clean = cleanText(text);
		if (clean === "") return;
		times = weight;
		index.findWords(segment(clean), found);
		index.findGrams(clean, found);
	};
	return ({ title, content }: ModelText): Int32Array => {
		for (let at = 0; at < count; at++) counts[columns[at] as number] = 0;
		count = 0;
		readOne(title, model.titleWeight);
		readOne(content, 1);
		return columns.subarray(0, count);
	};
}

/** A block is brought to length one by dividing what it adds up to. */
function score(
	columns: Int32Array,
	{ blocks, rows, bias, counts }: Machine,
): Float64Array {
	const count = bias.length;
	const lengths = new Float64Array(BLOCKS.length);
	const sums = new Float64Array(BLOCKS.length * count);
	for (let at = 0; at < columns.length; at++) {
		const column = columns[at] as number;
		const start = column * (count + 1);
		const value = (rows[start] as number) * damp(counts[column] as number);
		const block = blocks[column] as number;
		lengths[block] = (lengths[block] as number) + value * value;
		for (let label = 0; label < count; label++) {
			const sum = block * count + label;
			sums[sum] =
				(sums[sum] as number) + value * (rows[start + 1 + label] as number);
		}
	}
	return bias.map((each, label) =>
		lengths.reduce(
			(total, length, block) =>
				length === 0
					? total
					: total + (sums[block * count + label] as number) / Math.sqrt(length),
			each,
		),
	);
}

// Most counts are small.
const DAMPED = Float64Array.from({ length: 64 }, (_, count) =>
	dampSlowly(count),
);

function damp(count: number): number {
	return count < DAMPED.length && Number.isInteger(count)
		? (DAMPED[count] as number)
		: dampSlowly(count);
}

function dampSlowly(count: number): number {
	return count === 0 ? 0 : 1 + Math.log(count);
}

const MOST_KEYWORDS = 5;
const SHORTEST_KEYWORD = 2;

function findKeywords(
	{ features }: TopicModel,
	columns: Int32Array,
	{ blocks, rows, bias, counts }: Machine,
	label: number,
): string[] {
	const words: { text: string; share: number }[] = [];
	for (let at = 0; at < columns.length; at++) {
		const column = columns[at] as number;
		if (blocks[column] !== 0) continue;
		const start = column * (bias.length + 1);
		const weight =
			(rows[start + 1 + label] as number) * (rows[start] as number);
		const share = weight * damp(counts[column] as number);
		const least = words[MOST_KEYWORDS - 1]?.share ?? 0;
		if (share <= 0 || share < least) continue;
		const text = features[column]?.text ?? "";
		if (text.length < SHORTEST_KEYWORD) continue;
		words.push({ text, share });
		words.sort((a, b) => b.share - a.share || (a.text < b.text ? -1 : 1));
		words.length = Math.min(words.length, MOST_KEYWORDS);
	}
	return words.map(({ text }) => text);
}
