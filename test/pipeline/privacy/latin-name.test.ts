import { describe, expect, test } from "vitest";
import { isLatinName } from "../../../pipeline/privacy/latin-name.ts";

describe("names of other countries in Latin letters", () => {
	test.each([
		["a given name and a word", "Carlos Vega"],
		["a surname last", "Mariko Tanaka"],
		["of three words", "Nguyen Van An"],
		["of four words", "Maria Del Carmen Lopez"],
		["a hyphened given name after what is also a place's", "Park Ji-young"],
		["such a name behind another word", "Park Ji Min-su"],
		["an initial", "James B. Moore"],
		["in capitals", "JAMES MOORE"],
		["one word that only a surname is", "Zorg O'Malley"],
		["a given name behind a comma and two words", "Vega Zorg, Carlos"],
		["a surname in pinyin behind two other words", "Zorg Blim Zhang"],
	])("%s: %s", (_, name) => expect(isLatinName(name)).toBe(true));
});

describe("names in pinyin", () => {
	test.each([
		["the surname last, all small", "weilan zhang"],
		["the surname last of three, all small", "xiaomei lan zhang"],
		["a surname and three words", "zhang xiao mei lan"],
	])("%s: %s", (_, name) => expect(isLatinName(name)).toBe(true));

	test.each([
		["a surname and four words", "zhang xiao mei lan lan"],
		[
			"the surname in the middle, between two that are none",
			"lanlan zhang meimei",
		],
	])("%s is none: %s", (_, name) => expect(isLatinName(name)).toBe(false));
});

describe("what is no name of a person", () => {
	test.each([
		["a given name alone", "James"],
		["five words", "James Van Der Moore Smith"],
		["a word without a capital", "James moore"],
		["a word that begins small", "iPhone Johnson"],
		["a word with a digit", "James B4"],
		["a word that a surname only begins", "James McMoore4"],
		["a given name that does not stand first", "Vega Carlos"],
		["a place called after somebody", "Green Carlos Smith"],
		["a place with more than a hyphened name", "Park Ji-young-ae"],
		["a place", "Park Avenue"],
	])("%s: %s", (_, name) => expect(isLatinName(name)).toBe(false));
});
