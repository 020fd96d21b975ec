import { describe, expect, test } from "vitest";
import type { FamilyShare } from "../../../../pipeline/estimate/findings/candidates.ts";
import {
	isBeyondChance,
	isOutside,
	lookAtRates,
} from "../../../../pipeline/estimate/findings/outside.ts";
import { standsWithout } from "../../../../pipeline/estimate/findings/without-caller.ts";
import {
	limits,
	makeCallers,
	makeCandidate,
	makeFamily,
} from "./make-candidate.ts";

const alike = Array.from({ length: 12 }, () => [90, 100] as const);
const looksOf = (family: readonly FamilyShare[]) => lookAtRates(family, limits);
const beyondOf = (family: readonly FamilyShare[]) =>
	looksOf(family).filter((look) => isBeyondChance(look, limits));

describe("a rate against the rest of its kind", () => {
	test("bad units do not hide each other", () => {
		const family = makeFamily([
			[124, 168],
			[3, 27],
			[4, 35],
			[0, 10],
			...alike,
		]);
		const beyond = beyondOf(family);
		expect(beyond.map(({ scope }) => scope)).toEqual([
			"甲",
			"单位1",
			"单位2",
			"单位3",
		]);
	});

	test("units that are alike are within chance, and so is one of few tickets", () => {
		expect(beyondOf(makeFamily(alike))).toEqual([]);
		const few = makeFamily([[0, 9], ...alike]);
		expect(looksOf(few).map(({ scope }) => scope)).not.toContain("甲");
		const ten = makeFamily([[0, 10], ...alike]);
		expect(beyondOf(ten)).toHaveLength(1);
	});

	test("the chance is that of the binomial where the rest differs by chance alone", () => {
		const [look] = looksOf(makeFamily([[8, 10], ...alike]));
		// R: pbinom(8, 10, 0.9)
		expect(look?.p).toBeCloseTo(0.2639, 4);
	});

	test("of a rate good when low the high ones are looked for", () => {
		const shares = [
			[9, 10] as const,
			[0, 20] as const,
			...alike.map(() => [5, 100] as const),
		];
		const looks = beyondOf(makeFamily(shares, shares, "down"));
		expect(looks.map(({ scope }) => scope)).toEqual(["甲"]);
	});

	test.each([
		[0.001, 0.05, true],
		[0.0011, 0.01, false],
		[0.0001, 0.051, false],
	])("p %d and q %d", (p, q, wanted) => {
		expect(isBeyondChance({ p, q }, limits)).toBe(wanted);
	});

	test("a scope that is not there is not outside", () => {
		const family = makeFamily(alike);
		const share = { hits: 0, trials: 50 };
		expect(isOutside(makeCandidate(), family, share, limits)).toBe(true);
		expect(
			isOutside(makeCandidate({ scope: "丁" }), family, share, limits),
		).toBe(false);
	});
});

test("bad ones stand out where all others are perfect", () => {
	const perfect = Array.from({ length: 6 }, () => [50, 50] as const);
	const looks = beyondOf(makeFamily([[21, 46], ...perfect]));
	expect(looks.map(({ scope }) => scope)).toEqual(["甲"]);
});

describe("without the caller heard most", () => {
	const family = makeFamily([[5, 20], ...alike]);

	test("a rate of many stands, and one of a single caller does not", () => {
		const candidate = makeCandidate();
		expect(standsWithout(candidate, makeCallers(), family, limits)).toBe(true);
		const one = makeCallers({ most_tickets: 15, most_bad: 15 });
		expect(standsWithout(candidate, one, family, limits)).toBe(false);
	});

	test("a caller's good tickets are taken out as well", () => {
		// 5 of 20 less 5 good ones is 0 of 15.
		const good = makeCallers({ most_tickets: 5, most_bad: 0 });
		expect(standsWithout(makeCandidate(), good, family, limits)).toBe(true);
	});

	test.each([
		["27 against 13, 15 of them one person's", 27, 13, 15, false],
		["40 against 13, 2 of them one person's", 40, 13, 2, true],
	])("a count: %s", (_, numerator, earlier, most, wanted) => {
		const candidate = makeCandidate({
			kind: "volume_change",
			dimension: "topic",
			numerator,
			earlier_numerator: earlier,
			earlier_days: 31,
		});
		const callers = makeCallers({ most_tickets: most, most_bad: most });
		expect(standsWithout(candidate, callers, [], limits)).toBe(wanted);
	});

	test.each([
		["16 where 0.4 are usual, 3 one person's", "burst", 16, 0.4, 3, true],
		["4 where 0.4 are usual, 3 one person's", "burst", 4, 0.4, 3, false],
		["38 in a year of 5, 6 one person's", "persistent", 38, 0.4, 6, true],
		["14 in a year of 5, 6 one person's", "persistent", 14, 0.4, 6, false],
	])("a place: %s", (_, metric, bad, expected_bad, most, wanted) => {
		const candidate = makeCandidate({
			kind: "hotspot",
			metric,
			bad: 4,
			expected_bad,
		});
		const callers = makeCallers({ bad, most_tickets: most, most_bad: most });
		expect(standsWithout(candidate, callers, [], limits)).toBe(wanted);
	});

	test.each([
		["a change that many make", 448, 513, 1, true],
		["a change that one makes", 448, 470, 22, false],
	])("the street's rate: %s", (_, numerator, denominator, most, wanted) => {
		const candidate = makeCandidate({
			kind: "rate_change",
			dimension: "street",
			numerator,
			denominator,
			earlier_numerator: 990,
			earlier_denominator: 1000,
		});
		const callers = makeCallers({ most_tickets: most, most_bad: most });
		expect(standsWithout(candidate, callers, [], limits)).toBe(wanted);
	});

	test("what nobody called about stands", () => {
		const none = makeCallers({ most_tickets: 0, most_bad: 0 });
		expect(
			standsWithout(makeCandidate({ kind: "care" }), none, [], limits),
		).toBe(true);
	});
});
