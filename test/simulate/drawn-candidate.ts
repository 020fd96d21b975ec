import type { Candidate } from "../../pipeline/estimate/findings/candidates.ts";

/** The rates of a month, as they truly are, and how many tickets each is of. */
export const METRICS = [
	{ metric: "ontime_rate", share: 0.93, tickets: 860, good_direction: "up" },
	{
		metric: "satisfaction_strict",
		share: 0.93,
		tickets: 510,
		good_direction: "up",
	},
	{ metric: "solved_rate", share: 0.92, tickets: 500, good_direction: "up" },
	{ metric: "repeat_rate", share: 0.025, tickets: 860, good_direction: "down" },
	{
		metric: "solved_dissatisfied_share",
		share: 0.01,
		tickets: 450,
		good_direction: "down",
	},
	{
		metric: "back_in_week_share",
		share: 0.01,
		tickets: 690,
		good_direction: "down",
	},
	{
		metric: "satisfied_unsolved_share",
		share: 0.03,
		tickets: 440,
		good_direction: "down",
	},
] as const;

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
	is_settled: false,
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
