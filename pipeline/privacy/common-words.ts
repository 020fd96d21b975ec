import { dict } from "@node-rs/jieba/dict.js";
import { PERSON_WORDS } from "./person-words.ts";

const PERSON_TAG = "nr";
// The dictionary tags as names of persons what it met in names of persons: 文明, 阳光.
const EVERYDAY = 500;
// What the dictionary hardly ever met may as well be a name: 高军.
const HARDLY = 4;
const LONGEST = 3;

let words: Set<string> | undefined;

/** True of a word of two or three characters that the general dictionary knows as something else than a person's name. */
export function isCommonWord(text: string): boolean {
	words ??= readWords();
	return words.has(text);
}

// Two or three signs, the first no latin letter and no digit; how often it was met; what it is.
const ENTRY = /^([^ -\x7f][^ \n]{1,2}) (\d+) (.*)$/gm;

function readWords(): Set<string> {
	const found = new Set<string>();
	const text = Buffer.from(dict).toString("utf8");
	for (const [, word = "", count, tag = ""] of text.matchAll(ENTRY))
		if (isCommon(word, Number(count), tag.startsWith(PERSON_TAG)))
			found.add(word);
	return found;
}

function isCommon(word: string, count: number, isPersons: boolean): boolean {
	// No person's name of three characters is a word, however famous.
	if (isPersons) return count >= EVERYDAY && word.length < LONGEST;
	return count >= HARDLY || !SURNAMES.has(word.charAt(0));
}

const SURNAMES = new Set(
	[...PERSON_WORDS.frequent].filter(
		(surname) => !PERSON_WORDS.not_half.includes(surname),
	),
);
