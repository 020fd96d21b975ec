import { expect, test } from "vitest";
import { isCommonWord } from "../../../pipeline/privacy/common-words.ts";

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
