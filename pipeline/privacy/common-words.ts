import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { packagePath } from "../package-root.ts";
import { PERSON_WORDS } from "./person-words.ts";

const PERSON_TAG = "nr";
// The dictionary tags as names of persons what it met in names of persons: 文明, 阳光.
const EVERYDAY = 500;
// What the dictionary hardly ever met may as well be a name: 高军.
const HARDLY = 4;
const LONGEST = 3;

/** True of a word of two or three characters that the general dictionary knows as something else than a person's name. */
export function isCommonWord(text: string): boolean {
	if (text.length < 2 || text.length > LONGEST) return false;
	lists ??= existsSync(FILE) ? readLists() : listWords();
	const word = toNumber(text);
	if (has(lists.common, word)) return true;
	return has(lists.seldom, word) && !SURNAMES.has(text.charAt(0));
}

const SURNAMES = new Set(
	[...PERSON_WORDS.frequent].filter(
		(surname) => !PERSON_WORDS.not_half.includes(surname),
	),
);

/** Words as numbers, in order. */
interface WordLists {
	common: Float64Array;
	/** Words unless they begin as names do. */
	seldom: Float64Array;
}

let lists: WordLists | undefined;

// How many are common, then those, then the others.
const FILE = packagePath("dist", "common-words.bin");

/** Writes both lists down, once the package is compiled: a run is given them, instead of a dictionary to read. */
export function writeCommonWords(): void {
	const { common, seldom } = listWords();
	const parts = [Float64Array.of(common.length), common, seldom];
	writeFileSync(
		FILE,
		Buffer.concat(parts.map(({ buffer }) => new Uint8Array(buffer))),
	);
}

function readLists(): WordLists {
	const { buffer } = new Uint8Array(readFileSync(FILE));
	const [count = 0] = new Float64Array(buffer, 0, 1);
	const all = new Float64Array(buffer);
	return {
		common: all.subarray(1, 1 + count),
		seldom: all.subarray(1 + count),
	};
}

// Two or three signs, the first no latin letter and no digit; how often it was met; what it is.
const ENTRY = /^([^ -\x7f][^ \n]{1,2}) (\d+) (.*)$/gm;

function listWords(): WordLists {
	const common: number[] = [];
	const seldom: number[] = [];
	const { dict } = createRequire(import.meta.url)("@node-rs/jieba/dict.js");
	const text = Buffer.from(dict).toString("utf8");
	for (const [, word = "", count, tag = ""] of text.matchAll(ENTRY)) {
		const met = Number(count);
		if (!tag.startsWith(PERSON_TAG))
			(met < HARDLY ? seldom : common).push(toNumber(word));
		// No person's name of three characters is a word, however famous.
		else if (met >= EVERYDAY && word.length < LONGEST)
			common.push(toNumber(word));
	}
	const inOrder = (numbers: number[]) => Float64Array.from(numbers).sort();
	return { common: inOrder(common), seldom: inOrder(seldom) };
}

function toNumber(word: string): number {
	let number = 0;
	for (let at = 0; at < LONGEST; at++)
		number = number * 0x1_00_00 + (word.charCodeAt(at) || 0);
	return number;
}

function has(numbers: Float64Array, wanted: number): boolean {
	let from = 0;
	let to = numbers.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((numbers[middle] as number) < wanted) from = middle + 1;
		else to = middle;
	}
	return numbers[from] === wanted;
}
