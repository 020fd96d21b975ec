import { TfIdf } from "@node-rs/jieba";
import { idf } from "@node-rs/jieba/dict.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readRarities } from "../../../pipeline/label/rarity.ts";
import { createWordReader } from "../../../pipeline/label/words.ts";
import { packagePath } from "../../../pipeline/package-root.ts";
import { loadDictionary } from "../../../pipeline/segment.ts";
import { readTopics } from "../../../pipeline/workspace/topics.ts";

const { leaves } = readTopics(packagePath("data", "defaults", "topics.yaml"));
const terms = [
	...leaves.flatMap((topic) => topic.terms.map(({ term }) => term)),
	"5G",
	"2a",
	"WIFI信号",
];
const jieba = loadDictionary(terms);
const rarity = readRarities(idf);
const isTerm = new Set(terms);
const read = createWordReader({ jieba, terms: isTerm, stopWords: [], rarity });
const library = TfIdf.withDict(idf);
library.setConfig({ useHmm: true, minKeywordLength: 2 });

/** What the library finds by cuts of its own. */
function readByLibrary(title: string, content: string) {
	const termsOf = (text: string) =>
		jieba.cutForSearch(text, false).filter((word) => isTerm.has(word));
	const said = [title, title, title, content.slice(0, 500)].join("\n");
	return {
		titleTerms: termsOf(title),
		contentTerms: termsOf(content.slice(0, 1500)),
		weights: new Map(
			library
				.extractKeywords(jieba, said, 100_000)
				.map(({ keyword, weight }) => [keyword, weight]),
		),
	};
}

function readOnce(title: string, content: string) {
	const { titleTerms, contentTerms, candidates, times, total, known } = read(
		title,
		content,
	);
	return {
		titleTerms: [...titleTerms],
		contentTerms: [...contentTerms],
		weights: new Map(
			candidates.map((word) => [
				known.wordAt(word),
				((times[word] ?? 0) * known.rarityAt(word)) / total,
			]),
		),
	};
}

const pieces = fc.oneof(
	fc.constantFrom(...terms),
	fc.constantFrom(..."，。！？：；（）、 \n\t", "\r\n", "\r"),
	fc.constantFrom("1.2a", "3.5%", "v1.2.3", "5G", "A-1", "12345", "it", "👪"),
	fc.stringMatching(/^[\u4e00-\u9fff]{1,6}$/),
	fc.stringMatching(/^[A-Za-z0-9+#&._%-]{1,6}$/),
	fc.stringMatching(/^[㐀-㐏豈-豐々〇]{1,3}$/),
);
const text = (most: number) =>
	fc.array(pieces, { maxLength: most }).map((parts) => parts.join(""));

test("one cut finds the terms and weighs the words as the library does by two", () => {
	fc.assert(
		fc.property(text(8), text(60), (title, content) => {
			expect(readOnce(title, content)).toEqual(readByLibrary(title, content));
		}),
		{ numRuns: 200 },
	);
});

test("a long content is cut where the keywords end", () => {
	fc.assert(
		fc.property(text(3), text(700), (title, content) => {
			expect(readOnce(title, content)).toEqual(readByLibrary(title, content));
		}),
		{ numRuns: 10 },
	);
});

test("a word of no list is as rare as the median of the list", () => {
	expect(rarity("停水")).toBe(11.1926274509);
	expect(rarity("没有这个词")).toBe(11.9547675029);
	expect(rarity("")).toBe(11.9547675029);
	const three = readRarities(Buffer.from("甲 3.5\n乙 1\n丙 2.25\n"));
	expect(["甲", "乙", "丙", "丁"].map(three)).toEqual([3.5, 1, 2.25, 2.25]);
});

test("a list of short lines, of none, or with a line that is cut off is read to its end", () => {
	const list = Array.from({ length: 500 }, (_, index) => `${index} 1\n`);
	const short = readRarities(Buffer.from(list.join("")));
	expect([short("0"), short("499"), short("500")]).toEqual([1, 1, 1]);
	expect(readRarities(Buffer.from(""))("甲")).toBe(0);
	expect(readRarities(Buffer.from("甲 2.5\n乙"))("甲")).toBe(2.5);
});

test("a name that stands in the dictionary as a place is known, and not shown", () => {
	const named = loadDictionary(["文思豪"]);
	const { candidates, known } = createWordReader({
		jieba: named,
		terms: new Set(),
		stopWords: [],
		rarity,
	})("文思豪", "管道漏水");
	const kinds = new Map(
		candidates.map((word) => [known.wordAt(word), known.kindAt(word)]),
	);
	expect(kinds.get("文思豪")).toBe("unknown");
	expect(kinds.get("漏水")).toBe("common");
});
