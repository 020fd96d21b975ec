import fc from "fast-check";
import { expect, it } from "vitest";
import { findNeededSigns } from "../../../pipeline/privacy/needed-signs.ts";

const CASES: [source: string, signs: string | null][] = [
	["@", "@"],
	["ab|cd", "ac"],
	["\\d", "0123456789"],
	["\\d{4}[/\\n]\\d", "/\n"],
	["\\d号\\d{3}", "号"],
	["[HM]\\d{10}|[A-C]{3}\\d", "ABCHM"],
	["\\+?86", "8"],
	["(?:车架号?|VIN)", "车V"],
	["(?<![a-z])v\\.x\\.?", "v"],
	["法人(?![单资])", "法"],
	["[楼栋].{0,5}单", "单"],
	["(?:[\\dA-Z]|一)\\s{0,2}排", "排"],
	["[.*]x?", ".*"],
	["a?", null],
	["a{0,3}", null],
	["a*|b", null],
	["[^a]", null],
	["[\\sa]", null],
	[".", null],
	["^\\b$", null],
	["a+?b{2,}", "a"],
	["(?<before>[:：])", ":："],
	["[楼栋](?!单)", "楼栋"],
	["x(?:a|b)", "x"],
	["\\d[a-z]", "abcdefghijklmnopqrstuvwxyz"],
	["\\.", "."],
	["\\+", "+"],
	["[\\s-a]", null],
	["[a-\\s]", null],
];

it.each(CASES)("reads off %s what a text must hold", (source, signs) => {
	const needed = findNeededSigns(source);
	expect(needed && [...needed].sort()).toEqual(signs && [...signs].sort());
});

it("knows both cases of a sign where they are one", () => {
	expect([...(findNeededSigns("wJ", "i") ?? [])].sort()).toEqual(["W", "w"]);
});

it.each(CASES.filter(([source]) => !source.includes("(?<!")))(
	"finds such a sign in whatever matches %s",
	(source) => {
		const needed = findNeededSigns(source);
		fc.assert(
			fc.property(fc.string(), (text) => {
				if (!needed || !new RegExp(source).test(text)) return;
				expect([...text].some((sign) => needed.has(sign))).toBe(true);
			}),
		);
	},
);
