import { readDefaults } from "../../../../pipeline/defaults.ts";
import type {
	Callers,
	Candidate,
	FamilyShare,
	Limits,
} from "../../../../pipeline/estimate/findings/candidates.ts";

export const limits = readDefaults<Limits>("findings.yaml");

export function makeCandidate(own: Partial<Candidate> = {}): Candidate {
	return {
		candidate: "a",
		dimension: "unit",
		kind: "rate",
		metric: "ontime_rate",
		scope: "甲",
		good_direction: "up",
		is_worse: true,
		against: "rest",
		is_beyond: true,
		p_value: null,
		q_value: null,
		test: "binomial",
		numerator: 5,
		denominator: 20,
		earlier_numerator: null,
		earlier_denominator: null,
		earlier_days: null,
		days: 31,
		bad: 15,
		reference_value: 0.9,
		expected_bad: 2,
		is_settled: false,
		...own,
	};
}

export function makeCallers(own: Partial<Callers> = {}): Callers {
	return {
		candidate: "a",
		tickets: 20,
		bad: 15,
		callers: 12,
		are_known: true,
		most_tickets: 1,
		most_bad: 1,
		...own,
	};
}

/** Units of which each has as many tickets and as many of them on time. */
export function makeFamily(
	shares: readonly (readonly [numerator: number, denominator: number])[],
	before = shares,
	good_direction = "up",
): FamilyShare[] {
	return shares.map(([numerator, denominator], index) => ({
		metric: "ontime_rate",
		good_direction,
		scope_kind: "unit",
		scope: index === 0 ? "甲" : `单位${index}`,
		numerator,
		denominator,
		previous_numerator: before[index]?.[0] ?? null,
		previous_denominator: before[index]?.[1] ?? null,
	}));
}
