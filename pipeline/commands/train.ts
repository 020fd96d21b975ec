import { cleanWord } from "../clean-word.ts";
import { numberNames } from "../privacy/printed-name.ts";
import { formatModel } from "../topic-model/model-file.ts";
import type { Example } from "../topic-model/model-text.ts";
import { RECIPE } from "../topic-model/recipe.ts";
import {
	type ModelEvaluation,
	trainTopicModel,
} from "../topic-model/topic-model.ts";
import { UserError } from "../user-error.ts";
import { toModelText } from "./texts/record-text.ts";
import {
	checkOut,
	readNamedColumns,
	splitColumns,
	type TextSource,
	writeOut,
} from "./texts/text-files.ts";

export interface TrainOptions {
	from: string[];
	/** Columns, joined by commas; the first is the title. */
	text: string;
	label: string;
	out: string;
}

export interface Trained {
	out: string;
	records: number;
	/** Records without a label, without text, or of damaged shape. */
	unlabelled: number;
	without_text: number;
	rejected: number;
	labels: string[];
	features: number;
	data: { examples: number; sha256: string };
	threshold: number;
	evaluation: ModelEvaluation;
}

/** Fits a topic model to labelled texts, judges it by cross-validation and writes it. */
export async function train(
	{ from, text, label, out }: TrainOptions,
	log: (step: string) => void,
): Promise<Trained> {
	const columns = { text: splitColumns(text), label };
	checkOut(out, from);
	log("读取文本");
	const source = await readNamedColumns(from, columns);
	const all = toExamples(source, columns.text.length);
	const labelled = all.filter((example) => example.label !== "");
	const examples = labelled.filter(
		({ title, content }) => `${title}${content}`.trim() !== "",
	);
	checkLabels(examples, label, from);
	log(`用 ${examples.length} 条文本训练和检验`);
	const model = trainTopicModel(examples);
	if (model.features.length === 0)
		throw new UserError(
			`文本太少，没有一个词出现在 ${RECIPE.fewestDocuments} 条以上的文本里。`,
			{
				place: { file: from.join("、") },
				hint: "每个类别至少准备几十条文本。",
			},
		);
	writeOut(out, formatModel(model));
	return {
		out,
		records: all.length,
		unlabelled: all.length - labelled.length,
		without_text: labelled.length - examples.length,
		rejected: source.rejects.length,
		labels: model.labels,
		features: model.features.length,
		data: model.data,
		threshold: model.threshold,
		evaluation: model.evaluation,
	};
}

function toExamples(
	{ records, isPartial }: TextSource,
	textCount: number,
): Example[] {
	const isAllPartial = isPartial.every(Boolean);
	const labels = records.map((record) => cleanWord(record.label ?? ""));
	const shown = numberNames(labels.filter(Boolean), "分类");
	return records.map((record, index) => ({
		...toModelText(record, textCount),
		label: shown.get(labels[index] ?? "") ?? "",
		isPartial: !isAllPartial && (isPartial[index] ?? false),
	}));
}

function checkLabels(
	examples: readonly Example[],
	label: string,
	from: readonly string[],
): void {
	const labels = new Set(examples.map((example) => example.label));
	if (labels.size >= 2) return;
	const found = [...labels].map((each) => `“${each}”`).join("、") || "空白";
	throw new UserError(`“${label}”列只有${found}，至少要有两个类别才能训练。`, {
		place: { file: from.join("、"), column: label },
		hint: "用 --label 写明类别所在的列。",
	});
}
