import type { Candidate } from "../../pipeline/estimate/findings/candidates.ts";

const UNKNOWN = {
	against: "rest",
	is_beyond: true,
	p_value: null,
	q_value: null,
	test: "",
	numerator: 0,
	denominator: null,
	earlier_numerator: null,
	earlier_denominator: null,
	earlier_days: null,
	days: 30,
	bad: 0,
	reference_value: null,
	expected_bad: null,
};

/** A candidate of which all is said that is not drawn. */
export function makeCandidate(own: Partial<Candidate>): Candidate {
	return {
		candidate: "",
		dimension: "",
		kind: "rate",
		metric: "",
		scope: "",
		good_direction: "up",
		is_worse: true,
		...UNKNOWN,
		...own,
	};
}
