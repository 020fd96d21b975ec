import { readFileSync, writeFileSync } from "node:fs";
import { packagePath } from "../package-root.ts";
import { PERSON_WORDS } from "./person-words.ts";

const PERSON_TAG = "nr";
// The dictionary tags as names of persons what it met in names of persons: 文明, 阳光.
const EVERYDAY = 500;
// What the dictionary hardly ever met may as well be a name: 高军.
const HARDLY = 4;
const LONGEST = 3;

/** True of a word of two or three characters that the dictionary knows as something else than a person's name. */
export function isCommonWord(
	text: string,
	{ common, seldom } = readLists(),
): boolean {
	if (text.length < 2 || text.length > LONGEST) return false;
	const word = toNumber(text);
	if (has(common, word)) return true;
	return has(seldom, word) && !SURNAMES.has(text.charAt(0));
}

const SURNAMES = new Set(
	[...PERSON_WORDS.frequent].filter(
		(surname) => !PERSON_WORDS.not_half.includes(surname),
	),
);

/** Words as numbers, in order. */
export interface WordLists {
	common: Float64Array;
	/** Words unless they begin as names do. */
	seldom: Float64Array;
}

let lists: WordLists | undefined;

const FILE = packagePath("dist", "common-words.bin");

function readLists(): WordLists {
	lists ??= unpackLists(readFileSync(FILE));
	return lists;
}

/** Writes the words of the general dictionary down, once the package is compiled: a run is given them, instead of a dictionary to read. */
export function writeCommonWords(dictionary: Uint8Array): void {
	writeFileSync(FILE, packLists(listWords(dictionary)));
}

/** How many are common, then those, then the others. */
export function packLists({ common, seldom }: WordLists): Uint8Array {
	const parts = [Float64Array.of(common.length), common, seldom];
	return Buffer.concat(parts.map(({ buffer }) => new Uint8Array(buffer)));
}

/** What was packed so. */
export function unpackLists(bytes: Uint8Array): WordLists {
	const all = new Float64Array(new Uint8Array(bytes).buffer);
	const seldomFrom = 1 + (all[0] as number);
	return {
		common: all.subarray(1, seldomFrom),
		seldom: all.subarray(seldomFrom),
	};
}

// Two or three signs, the first no latin letter and no digit; how often it was met; what it is.
const ENTRY = /^([^ -\x7f][^ \n]{1,2}) (\d+) (.*)$/gm;

/** The words of a dictionary that has an entry a line, as jieba's: 阳光 1893 nr. */
export function listWords(dictionary: Uint8Array): WordLists {
	const common: number[] = [];
	const seldom: number[] = [];
	const text = Buffer.from(dictionary).toString("utf8");
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
