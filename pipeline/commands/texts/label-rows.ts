import type { TextRecord } from "../../read/read-texts.ts";
import type { TopicModel } from "../../topic-model/topic-model.ts";
import { toModelText } from "./record-text.ts";

/** What a record is labelled; it follows from the record alone. */
export interface LabelRow {
	label: string;
	/** Empty where nothing measures it. */
	confidence: number | null;
	/** Null where nothing measures it. */
	isUnsure: boolean | null;
	basis: "model" | "path" | "terms" | "none";
	keywords: string[];
}

/** What labelling goes by: a model, or without one the default topic tree. */
export interface RowRules {
	model: TopicModel | null;
	/** How many columns of text there are. */
	textCount: number;
}

export type LabelRecord = (record: TextRecord) => LabelRow;

// Of the two ways the one is loaded that is asked for.
export async function createRowLabeller({
	model,
	textCount,
}: RowRules): Promise<LabelRecord> {
	if (model) return await labelByModel(model, textCount);
	const { labelByTree } = await import("./label-by-tree.ts");
	return labelByTree(textCount);
}

async function labelByModel(
	model: TopicModel,
	textCount: number,
): Promise<LabelRecord> {
	const { createModelLabeller } = await import(
		"../../topic-model/model-labeller.ts"
	);
	const labelText = createModelLabeller(model);
	return (record) => {
		const text = toModelText(record, textCount);
		const { label, isUnsure, confidence, keywords } = labelText(text);
		return {
			label: label ?? "",
			confidence,
			isUnsure,
			basis: label === null ? "none" : "model",
			keywords,
		};
	};
}
