import type { TextRecord } from "../../read/read-texts.ts";
import type { ModelText } from "../../topic-model/model-text.ts";

/** What a column of text is called in a record. */
export const textField = (index: number) => `text_${index}`;

/** A record's texts: the first column is the title, unless it is the only one. */
export function toModelText(record: TextRecord, textCount: number): ModelText {
	const texts = Array.from(
		{ length: textCount },
		(_, index) => record[textField(index)] ?? "",
	);
	const [title = "", ...others] = texts.length > 1 ? texts : ["", ...texts];
	return { title, content: others.join("\n") };
}
