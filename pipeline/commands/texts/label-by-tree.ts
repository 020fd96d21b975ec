import { cleanWord } from "../../clean-word.ts";
import { createTreeLabeller } from "../../label/tree-labels.ts";
import { createTimeReader } from "../../read/times/times.ts";
import { packagedTopics } from "../../workspace/topics.ts";
import type { LabelRecord } from "./label-rows.ts";
import { toModelText } from "./record-text.ts";

/** Labels by the default topic tree. */
export function labelByTree(textCount: number): LabelRecord {
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
		return {
			label: topic,
			confidence: null,
			isUnsure: null,
			basis,
			keywords,
		};
	};
}
