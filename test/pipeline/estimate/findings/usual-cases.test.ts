import { expect, test } from "vitest";
import { usualCases } from "../../../../pipeline/estimate/findings/usual-cases.ts";
import { makeCandidate } from "./make-candidate.ts";

test("back to normal is a number: of as many tickets one time in forty has more", () => {
	// 80 tickets of which 7.7 % are late elsewhere: P(X >= 12) = 1.9 %, P(X >= 11) = 4.2 %.
	const rate = makeCandidate({ denominator: 80, bad: 24 });
	expect(usualCases(rate, 80 * (1 - 0.92278))).toBe(11);
	// A Poisson of 8.41: P(X >= 15) = 2.9 %, P(X >= 16) = 1.4 %.
	const estate = makeCandidate({ kind: "estate", denominator: 520, bad: 21 });
	expect(usualCases(estate, 8.41)).toBe(15);
});

test("nothing usual is none, all is all, and what asks for nothing has no number", () => {
	expect(usualCases(makeCandidate({ denominator: 20 }), 0)).toBe(0);
	expect(usualCases(makeCandidate({ denominator: 20 }), 20)).toBe(20);
	expect(usualCases(makeCandidate({ is_worse: false }), 2)).toBeNull();
	expect(usualCases(makeCandidate({ kind: "stock" }), 2)).toBeNull();
	expect(usualCases(makeCandidate({ kind: "care" }), 2)).toBeNull();
});
