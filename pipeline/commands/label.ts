import { cleanWord } from "../clean-word.ts";
import { createTreeLabeller } from "../label/tree-labels.ts";
import { showIds } from "../privacy/shown-ids.ts";
import { toCsv } from "../publish/csv.ts";
import type { FieldRule } from "../read/field-rules.ts";
import type { TextRecord } from "../read/read-texts.ts";
import { createTimeReader } from "../read/times.ts";
import { readModel } from "../topic-model/model-file.ts";
import { createModelLabeller } from "../topic-model/model-labeller.ts";
import { UserError } from "../user-error.ts";
import { readFieldDefaults } from "../workspace/rules.ts";
import { packagedTopics } from "../workspace/topics.ts";
import {
	checkOut,
	readNamedColumns,
	splitColumns,
	toModelText,
	writeOut,
} from "./text-files.ts";

export interface LabelOptions {
	from: string[];
	/** Columns, joined by commas; the first is the title. */
	text: string;
	id?: string;
	model?: string;
	/** `I/N`: the records whose number, from 0 and over all files, leaves I − 1 when divided by N. */
	shard?: string;
	out: string;
}

export interface Labelled {
	out: string;
	records: number;
	/** Of these, in this shard; all of them without one. */
	labelled: number;
	unclassified: number;
	rejected: number;
	/** How many records each label has. */
	labels: Record<string, number>;
}

interface LabelRow {
	label: string;
	/** Empty where nothing measures it. */
	confidence: number | null;
	basis: "model" | "path" | "terms" | "none";
	keywords: string[];
}

/** Labels records by a model, or by the default topic tree, and writes one line for each. */
export async function label(
	{ from, text, id, model, shard, out }: LabelOptions,
	log: (step: string) => void,
): Promise<Labelled> {
	const texts = splitColumns(text);
	const isMine = readShard(shard);
	checkOut(out, model === undefined ? from : [...from, model]);
	const labelRecord =
		model === undefined
			? labelByTree(texts.length)
			: labelByModel(model, texts.length);
	log("读取文本");
	const source = await readNamedColumns(
		from,
		{ text: texts, id },
		treeFields(),
	);
	const records = source.records.filter((_, index) => isMine(index));
	log(`归类 ${records.length} 条`);
	const rows = records.map(labelRecord);
	writeOut(out, toTable(records, rows));
	const labels: Record<string, number> = {};
	for (const row of rows)
		if (row.basis !== "none") labels[row.label] = (labels[row.label] ?? 0) + 1;
	return {
		out,
		records: source.records.length,
		labelled: rows.length,
		unclassified: rows.filter(({ basis }) => basis === "none").length,
		rejected: source.rejects.length,
		labels,
	};
}

// What the tree looks at beside the texts, by the names that exports have for it.
function treeFields(): Record<string, FieldRule> {
	const fields = Object.entries(readFieldDefaults());
	return Object.fromEntries(
		fields.filter(([name]) => name === "topic_path" || name === "accepted_at"),
	);
}

function readShard(shard: string | undefined): (index: number) => boolean {
	if (shard === undefined) return () => true;
	const [, part, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(shard) ?? [];
	const [i, n] = [Number(part), Number(count)];
	if (!(i >= 1 && i <= n))
		throw new UserError(`分片“${shard}”写得不对。`, {
			hint: "写成 第几份/共几份，如 --shard 3/16。",
		});
	return (index) => index % n === i - 1;
}

function labelByModel(
	file: string,
	textCount: number,
): (record: TextRecord) => LabelRow {
	const { model } = readModel(file, "检查 --model 的路径");
	const labelText = createModelLabeller(model);
	return (record) => {
		const text = toModelText(record, textCount);
		const { label, confidence, keywords } = labelText(text);
		return {
			label: label ?? "",
			confidence,
			basis: label === null ? "none" : "model",
			keywords,
		};
	};
}

function labelByTree(textCount: number): (record: TextRecord) => LabelRow {
	const labelText = createTreeLabeller(packagedTopics().leaves);
	const readTime = createTimeReader([]);
	return (record) => {
		const time = readTime(record.accepted_at ?? "");
		const { topic, basis, keywords } = labelText({
			...toModelText(record, textCount),
			location: null,
			topicPath: record.topic_path ? cleanWord(record.topic_path) : null,
			month: Number(time?.slice(5, 7) ?? 0),
		});
		return { label: topic, confidence: null, basis, keywords };
	};
}

function toTable(
	records: readonly TextRecord[],
	rows: readonly LabelRow[],
): string {
	return toCsv([
		{ name: "id", values: showIds(records.map(({ id }) => id?.trim() ?? "")) },
		{ name: "label", values: rows.map((row) => row.label) },
		{
			name: "confidence",
			values: rows.map(({ confidence }) => confidence?.toFixed(4) ?? null),
		},
		{ name: "basis", values: rows.map(({ basis }) => basis) },
		{ name: "keywords", values: rows.map((row) => row.keywords.join("|")) },
	]);
}
