import { expect, test } from "vitest";
import { createPairCounter } from "../../pipeline/label/count-pairs.ts";
import {
	formatPairs,
	hashPairs,
	parsePairs,
} from "../../pipeline/text-pairs.ts";

const count = createPairCounter(["希望"]);
const pairsOf = (title: string, content: string) =>
	parsePairs(count(title, content));

test("pairs come back as they went, in order of hash, counted to fifteen", () => {
	const last = 0xffffff;
	const counts = {
		size: 3,
		pairs: [last, 9, 3],
		inTitle: [15, 1, 0],
		inText: [15, 2, 40],
	};
	expect(parsePairs(formatPairs(counts))).toEqual([
		{ pair: 3, inTitle: 0, inText: 15 },
		{ pair: 9, inTitle: 1, inText: 2 },
		{ pair: last, inTitle: 15, inText: 15 },
	]);
	expect(parsePairs("")).toEqual([]);
});

test("a title's pairs are counted in title and text; stop words, marks and masks make none", () => {
	const [pair] = hashPairs("路灯");
	expect(pairsOf("路灯", "路灯。希望〔电话〕")).toEqual([
		{ pair, inTitle: 1, inText: 2 },
	]);
});

test("without a title the beginning of the content is one", () => {
	const pairs = pairsOf("", "路灯不亮");
	expect(pairs).toHaveLength(3);
	expect(pairs.every(({ inTitle }) => inTitle === 1)).toBe(true);
});

test("ninety-six different pairs are kept, the first ones", () => {
	const long = Array.from({ length: 300 }, (_, at) =>
		String.fromCharCode(0x4e00 + at),
	).join("");
	const kept = new Set(pairsOf(long, "").map(({ pair }) => pair));
	expect(kept.size).toBe(96);
	expect(kept.has(hashPairs(long.slice(0, 2))[0] as number)).toBe(true);
	expect(kept.has(hashPairs(long.slice(-2))[0] as number)).toBe(false);
});
