import { expect, test } from "vitest";
import { createSegmenter, loadDictionary } from "../../pipeline/segment.ts";

test("who knows the same words has the same dictionary, and nobody another's words", () => {
	const words = ["望海花园", "烧 烤店"];
	const jieba = loadDictionary(words);
	expect(loadDictionary([...words, "", "烧烤店"])).toBe(jieba);
	expect(loadDictionary(["望海花"])).not.toBe(jieba);
	const cut = createSegmenter(words)("望海花园烧烤店");
	expect(cut).toEqual(expect.arrayContaining(["望海花园", "烧烤店"]));
	expect(createSegmenter(["望海花"])("望海花园")).not.toContain("望海花园");
});

test("no more dictionaries are kept than a run needs", () => {
	const first = loadDictionary(["望海花园"]);
	loadDictionary(["白石社区"]);
	expect(loadDictionary(["望海花园"])).toBe(first);
	loadDictionary(["青藤社区"]);
	loadDictionary(["白石社区"]);
	expect(loadDictionary(["望海花园"])).not.toBe(first);
});
