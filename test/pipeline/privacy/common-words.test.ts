import { describe, expect, test } from "vitest";
import {
	isCommonWord,
	listWords,
	packLists,
	unpackLists,
} from "../../../pipeline/privacy/common-words.ts";

test.each([
	["a word", "阳光"],
	["a word of three characters", "派出所"],
	["one that the dictionary met among names and often", "亨利"],
	["one met four times that begins as names do", "丁数"],
])("%s is common: %s", (_, word) => expect(isCommonWord(word)).toBe(true));

test.each([
	["one met among names and seldom", "王八"],
	["one met three times that begins as names do", "丁税"],
	["one of three characters met among names, however often", "乌克兰"],
	["one of four characters", "公共汽车"],
	["one character, the dictionary's last", "龠"],
	["one that begins with a letter", "A型"],
	["a name", "张建国"],
])("%s is not: %s", (_, word) => expect(isCommonWord(word)).toBe(false));

// A word, how often it was met, and what it is: n a thing, nr a person's name.
const dictionary = `龠 900 n
高速 4 n
高军 3 n
路灯 3 n
派出所 900 n
医院 900 n
阳光 500 nr
文明 499 nr
乌克兰 900 nr
公共汽车 900 n
A型 900 n
T恤 900 n`;

describe("of a dictionary", () => {
	const words = listWords(Buffer.from(dictionary));

	test.each([
		["what was met four times", "高速"],
		["what was met less, where it does not begin as names do", "路灯"],
		["three characters", "派出所"],
		["what was met five hundred times, among names", "阳光"],
	])("%s is common: %s", (_, word) =>
		expect(isCommonWord(word, words)).toBe(true),
	);

	test.each([
		["what was met less than four times and begins as names do", "高军"],
		["what was met less than five hundred times, among names", "文明"],
		["a name of three characters", "乌克兰"],
		["the beginning of a longer word", "公共汽"],
		["the end of a longer word", "共汽车"],
		["what begins with a letter", "A型"],
	])("%s is not: %s", (_, word) =>
		expect(isCommonWord(word, words)).toBe(false),
	);

	test("a single character is no word", () => {
		const { common, seldom } = listWords(Buffer.from("龠 900 n\n龢 1 n"));
		expect([...common, ...seldom]).toEqual([]);
	});

	test("the lists are the same once they were packed", () =>
		expect(unpackLists(packLists(words))).toEqual(words));
});
