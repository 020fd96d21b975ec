import { describe, expect, test } from "vitest";
import type { Candidate } from "../../../../pipeline/estimate/findings/candidates.ts";
import {
	choose,
	type Judged,
} from "../../../../pipeline/estimate/findings/choose.ts";
import { limits, makeCallers, makeCandidate } from "./make-candidate.ts";

const LIMITS = { ...limits, most: 2 };

const judged = (
	candidate: string,
	excess: number,
	own: Partial<Candidate> = {},
	rest: Partial<Judged> = {},
): Judged => ({
	candidate: makeCandidate({ candidate, scope: candidate, ...own }),
	callers: makeCallers({ candidate }),
	isBeyond: true,
	p: null,
	q: null,
	test: "binomial",
	excess,
	standsWithout: true,
	...rest,
});
const pairs =
	(shared: Record<string, number>) => (one: string, other: string) =>
		shared[`${one} ${other}`] ?? shared[`${other} ${one}`] ?? 0;
const decide = (all: Judged[], shared: Record<string, number> = {}) =>
	Object.fromEntries(
		choose(all, pairs(shared), LIMITS).map((each) => [
			each.candidate.candidate,
			each.findingNo ?? each.mergedInto ?? each.verdict,
		]),
	);

describe("what is told on the first page", () => {
	test("most cases first, worse before better, no more than the most", () => {
		expect(
			decide([
				judged("a", 4),
				judged("b", 9),
				judged("c", 20, { is_worse: false }),
				judged("d", 3),
			]),
		).toEqual({ b: 1, a: 2, d: "after_the_first", c: "after_the_first" });
	});

	test.each([
		["within chance", {}, { isBeyond: false }, "within_chance"],
		["five cases", { bad: 5 }, {}, 1],
		["four cases", { bad: 4 }, { callers: makeCallers({ bad: 4 }) }, "too_few"],
		[
			"four now, of many in a year",
			{ bad: 4, kind: "hotspot", metric: "persistent" },
			{ callers: makeCallers({ bad: 38 }) },
			1,
		],
		["three callers", {}, { callers: makeCallers({ callers: 3 }) }, 1],
		["two callers", {}, { callers: makeCallers({ callers: 2 }) }, "one_caller"],
		[
			"does not stand without one who has half of it",
			{ bad: 16 },
			{ standsWithout: false, callers: makeCallers({ bad: 16, most_bad: 8 }) },
			"one_caller",
		],
		[
			"does not stand without one who has less than half",
			{ bad: 17 },
			{ standsWithout: false, callers: makeCallers({ bad: 17, most_bad: 8 }) },
			"within_chance",
		],
		[
			"of callers nobody knows",
			{},
			{
				standsWithout: false,
				callers: makeCallers({ callers: 1, are_known: false }),
			},
			1,
		],
		["households, which call nobody", {}, { callers: undefined }, 1],
		[
			"what is better needs no cases",
			{ is_worse: false, bad: 0 },
			{ callers: makeCallers({ callers: 0 }), standsWithout: false },
			1,
		],
	] as [string, Partial<Candidate>, Partial<Judged>, unknown][])(
		"%s",
		(_, own, rest, wanted) => {
			expect(decide([judged("a", 4, own, rest)])).toEqual({ a: wanted });
		},
	);

	test("two that share half of the smaller are one, and less than half are two", () => {
		const all = [judged("a", 9, { bad: 20 }), judged("b", 8, { bad: 10 })];
		expect(decide(all, { "a b": 5 })).toEqual({ a: 1, b: "a" });
		expect(decide(all, { "a b": 4 })).toEqual({ a: 1, b: 2 });
	});

	test("what shares tickets with what is told beside a finding is told there too", () => {
		const all = [
			judged("late", 9, { scope: "甲" }),
			judged("unhappy", 8, { scope: "甲", metric: "satisfaction_strict" }),
			judged("committee", 7, { scope: "甲居委会", bad: 10 }),
		];
		expect(decide(all, { "unhappy committee": 6 })).toEqual({
			late: 1,
			unhappy: "late",
			committee: "late",
		});
	});

	test("who and where before what: a topic is told with the unit that has its tickets", () => {
		const all = [
			judged("topic", 12, { dimension: "topic", bad: 14 }),
			judged("unit", 9, { bad: 10 }),
		];
		expect(decide(all, { "topic unit": 10 })).toEqual({
			unit: 1,
			topic: "unit",
		});
	});

	test("a change of the whole street is told with the parts that carry half of it, and alone where none does", () => {
		const street = judged("street", 20, {
			dimension: "street",
			kind: "rate_change",
			bad: 60,
		});
		const all = [street, judged("a", 12, { bad: 15 })];
		expect(decide(all, { "street a": 15 })).toEqual({ a: 1, street: "a" });
		expect(decide(all, { "street a": 9 })).toEqual({ street: 1, a: 2 });
	});

	test("worse and better are never one", () => {
		const all = [
			judged("a", 9, { scope: "甲" }),
			judged("b", 8, { scope: "甲", is_worse: false }),
		];
		expect(decide(all, { "a b": 10 })).toEqual({ a: 1, b: 2 });
	});
});
