import { binomialTail, poissonTail } from "../../statistics/counts.ts";
import { TAIL_95 } from "../../statistics/funnel.ts";
import type { Candidate } from "./candidates.ts";

/** The most cases that would still be usual of as many tickets: what "back to normal" means as a number. */
export function usualCases(
	{ kind, is_worse, denominator }: Candidate,
	expected: number,
): number | null {
	// A pile is to go, and visits have their pace; what is better asks for nothing.
	if (!is_worse || kind === "stock" || kind === "care") return null;
	const isRate = ["rate", "rate_change", "whistle"].includes(kind);
	const trials = denominator ?? 0;
	const share = Math.min(1, Math.max(0, expected / Math.max(1, trials)));
	const tailOf = (cases: number) =>
		isRate
			? binomialTail(trials - cases, trials, 1 - share)
			: poissonTail(cases, Math.max(0, expected));
	let cases = Math.floor(Math.max(0, expected));
	while (tailOf(cases + 1) > TAIL_95) cases += 1;
	return cases;
}
