import { idf } from "@node-rs/jieba/dict.js";
import { expect, test } from "vitest";
import {
	findKeywords,
	formatKeywords,
} from "../../../pipeline/label/keywords.ts";
import { readRarities } from "../../../pipeline/label/rarity.ts";
import { createWordReader } from "../../../pipeline/label/words.ts";
import { loadDictionary } from "../../../pipeline/segment.ts";

const read = createWordReader({
	jieba: loadDictionary(["望海花园", "烧烤店"]),
	terms: new Set(),
	stopWords: ["市民", "反映"],
	rarity: readRarities(idf),
});

const extract = (title: string, content: string, place: string | null) =>
	findKeywords(read(title, content), place);

test("the title weighs more than the content, and what says nothing is left out", () => {
	const words = extract(
		"烧烤店油烟扰民",
		"市民反映楼下的噪音也很大，因为一直没有人管",
		null,
	).map(({ word }) => word);
	expect(words.slice(0, 2)).toContain("烧烤店");
	expect(words).toContain("噪音");
	expect(words.indexOf("油烟")).toBeLessThan(words.indexOf("噪音"));
	expect(words).not.toContain("市民");
	expect(words).not.toContain("因为");
});

test("the words of its place are no keywords", () => {
	const words = extract("望海花园停水", "", "望海花园");
	expect(words.map(({ word }) => word)).toEqual(["停水"]);
});

test("names, and words of no dictionary, are marked as not to be shown", () => {
	const keywords = extract("王小明投诉36车贷，805路公交改道", "", null);
	const shown = keywords.filter(({ isCommon }) => isCommon);
	expect(shown.map(({ word }) => word).sort()).toEqual(
		["公交", "投诉", "改道"].filter((word) =>
			shown.some((each) => each.word === word),
		),
	);
	expect(keywords.find(({ word }) => word === "805")?.isCommon).toBe(false);
	expect(formatKeywords(keywords)).toMatch(/(?:^| )~805\^\d+\.\d\d/);
	expect(
		keywords.find(({ word }) => word.includes("小明"))?.isCommon ?? false,
	).toBe(false);
});

test("a text without words has none", () =>
	expect(extract("", "", null)).toEqual([]));
