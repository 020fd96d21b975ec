import fc from "fast-check";
import { expect, test } from "vitest";
import {
	createPairList,
	rankPairs,
} from "../../../../pipeline/estimate/repeats/pairs.ts";

const DOCUMENTS = 40;
const place = fc.nat({ max: DOCUMENTS - 1 });
// Few values, so that many are equal.
const alike = fc.constantFrom(0.18, 0.2, 0.5, 0.9999999999999999, 1, 1.01);

test("pairs stand as a sort that compares them would put them", () => {
	const pair = fc.record({ one: place, other: place, alike });
	fc.assert(
		fc.property(fc.array(pair, { maxLength: 200 }), (drawn) => {
			const pairs = [
				...new Map(
					drawn.map((each) => [`${each.one} ${each.other}`, each]),
				).values(),
			].sort((a, b) => a.other - b.other);
			const list = createPairList();
			for (const { one, other, alike } of pairs) list.add(one, other, alike);
			const ranked = rankPairs(list.columns(), DOCUMENTS);
			const sorted = pairs.sort(
				(a, b) => b.alike - a.alike || a.one - b.one || a.other - b.other,
			);
			expect([...ranked.one]).toEqual(sorted.map(({ one }) => one));
			expect([...ranked.other]).toEqual(sorted.map(({ other }) => other));
		}),
	);
});

test("a list grows", () => {
	const list = createPairList();
	for (let at = 0; at < 10_000; at++) list.add(at, at + 1, 1 / (at + 1));
	const { one, other } = rankPairs(list.columns(), 10_000);
	expect(one).toHaveLength(10_000);
	expect([one[9999], other[9999]]).toEqual([9999, 10_000]);
});
