import { dict } from "@node-rs/jieba/dict.js";

const PERSON_TAG = "nr";
// The dictionary tags as names of persons what it met in names of persons: 文明, 阳光.
const EVERYDAY = 500;
const LONGEST = 3;

let words: Set<string> | undefined;

/** True of a word of two or three characters that the general dictionary knows as something else than a person's name. */
export function isCommonWord(text: string): boolean {
	words ??= readWords();
	return words.has(text);
}

function readWords(): Set<string> {
	const found = new Set<string>();
	const text = Buffer.from(dict).toString("utf8");
	for (let start = 0; start < text.length; ) {
		const space = text.indexOf(" ", start);
		const end = text.indexOf("\n", space);
		if (space < 0 || end < 0) break;
		const length = space - start;
		if (length > 1 && length <= LONGEST && text.charCodeAt(start) > 0x7f) {
			const [count = "", tag = ""] = text.slice(space + 1, end).split(" ");
			if (!tag.startsWith(PERSON_TAG) || Number(count) >= EVERYDAY)
				found.add(text.slice(start, space));
		}
		start = end + 1;
	}
	return found;
}
