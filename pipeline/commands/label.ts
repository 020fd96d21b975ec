import { showIds } from "../privacy/shown-ids.ts";
import { toCsv } from "../publish/csv.ts";
import type { FieldRule } from "../read/field-rules.ts";
import type { TextRecord } from "../read/read-texts.ts";
import { readModel } from "../topic-model/model-file.ts";
import type { TopicModel } from "../topic-model/topic-model.ts";
import { readFieldDefaults } from "../workspace/rules.ts";
import { createRecordLabeller } from "./texts/label-records.ts";
import type { LabelRow } from "./texts/label-rows.ts";
import {
	checkOut,
	type NamedColumns,
	readNamedColumns,
	splitColumns,
	writeOut,
} from "./texts/text-files.ts";
import { readShard } from "./typed/shard.ts";

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
	/** Labelled, as likely wrongly as rightly. */
	unsure: number;
	rejected: number;
	/** How many records each label has. */
	labels: Record<string, number>;
}

/** Labels records by a model, or by the default topic tree, and writes one line for each. */
export async function label(
	{ from, text, id, model, shard, out }: LabelOptions,
	log: (step: string) => void,
): Promise<Labelled> {
	const texts = splitColumns(text);
	const mine = shard === undefined ? undefined : readShard(shard);
	const isMine = (index: number) =>
		mine === undefined || index % mine.of === mine.part - 1;
	checkOut(out, model === undefined ? from : [...from, model]);
	const { rows, records, source } = await labelFiles(
		from,
		{ text: texts, id },
		{ model: model === undefined ? null : readLabels(model), isMine },
		log,
	);
	writeOut(out, toTable(records, rows));
	const labels: Record<string, number> = {};
	for (const row of rows)
		if (row.basis !== "none") labels[row.label] = (labels[row.label] ?? 0) + 1;
	return {
		out,
		records: source.records.length,
		labelled: rows.length,
		unclassified: rows.filter(({ basis }) => basis === "none").length,
		unsure: rows.filter(({ basis, isUnsure }) => basis !== "none" && isUnsure)
			.length,
		rejected: source.rejects.length,
		labels,
	};
}

interface Told {
	model: TopicModel | null;
	/** Whether the record of this number, over all files, is in this shard. */
	isMine: (index: number) => boolean;
}

// Records are labelled while others are read.
async function labelFiles(
	from: readonly string[],
	columns: NamedColumns,
	{ model, isMine }: Told,
	log: (step: string) => void,
) {
	const textCount = columns.text.length;
	const labeller = createRecordLabeller({ model, textCount });
	const records: TextRecord[] = [];
	let seen = 0;
	try {
		log("读取文本");
		const take = (read: readonly TextRecord[]) => {
			const mine = read.filter((_, index) => isMine(seen + index));
			seen += read.length;
			for (const record of mine) records.push(record);
			labeller.take(mine);
		};
		const source = await readNamedColumns(from, columns, treeFields(), take);
		log(`归类 ${records.length} 条`);
		return { rows: await labeller.finish(), records, source };
	} finally {
		await labeller.close();
	}
}

const readLabels = (file: string) =>
	readModel(file, "检查 --model 的路径").model;

// What the tree looks at beside the texts, by the names that exports have for it.
function treeFields(): Record<string, FieldRule> {
	const fields = Object.entries(readFieldDefaults());
	return Object.fromEntries(
		fields.filter(([name]) => name === "topic_path" || name === "accepted_at"),
	);
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
		{ name: "unsure", values: rows.map(({ isUnsure }) => isUnsure) },
	]);
}
