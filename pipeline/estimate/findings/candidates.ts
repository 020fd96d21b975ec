/** What might be told on the first page, as `int_finding_candidates` has it. */
export interface Candidate {
	candidate: string;
	/** What it is about: street, community, unit, topic, channel, place, visits. */
	dimension: string;
	kind:
		| "rate"
		| "rate_change"
		| "volume_change"
		| "hotspot"
		| "estate"
		| "stock"
		| "care"
		| "wave"
		| "whistle";
	metric: string;
	scope: string;
	good_direction: string;
	is_worse: boolean;
	/** What it is held against: rest, previous, year_ago, expected, past, pace. */
	against: string;
	/** Tested before; null where estimating has to. */
	is_beyond: boolean | null;
	p_value: number | null;
	q_value: number | null;
	test: string;
	numerator: number;
	denominator: number | null;
	earlier_numerator: number | null;
	earlier_denominator: number | null;
	earlier_days: number | null;
	days: number;
	/** Cases on the bad side: tickets, households. */
	bad: number;
	reference_value: number | null;
	expected_bad: number | null;
	/** Over, and all closed: nothing is left to be settled. */
	is_settled: boolean;
}

/** Who stands behind a candidate, and how much of it is the caller heard most. */
export interface Callers {
	candidate: string;
	tickets: number;
	bad: number;
	callers: number;
	/** Half of the callers or more are known. */
	are_known: boolean;
	most_tickets: number;
	most_bad: number;
}

/** A rate of a kind of scope, now and in the period before. */
export interface FamilyShare {
	metric: string;
	good_direction: string;
	scope_kind: string;
	scope: string;
	numerator: number;
	denominator: number | null;
	previous_numerator: number | null;
	previous_denominator: number | null;
}

/** A figure of a past month; `month_no` is 0 for the last. */
export interface PastMonth {
	metric: string;
	scope_kind: string;
	scope: string;
	month_no: number;
	month: string;
	/** Over before the period under review begins. */
	is_earlier: boolean;
	numerator: number;
	denominator: number | null;
}

/** Why a candidate is not told on its own. */
export type Verdict =
	| "told"
	| "within_chance"
	| "too_few"
	| "one_caller"
	| "same_tickets"
	| "settled"
	| "after_the_first";

/** What `data/defaults/findings.yaml` says of what is chance and what is few. */
export interface Limits {
	most: number;
	fewest_cases: number;
	fewest_callers: number;
	/** One side of 99.8 %. */
	tail: number;
	most_q: number;
	/** Without the caller heard most, and of changes. */
	most_p: number;
	fewest_trials: number;
	fewest_rest: number;
	most_dispersion: number;
	tail_of_a_month: number;
	/** Of three days of a topic: many are looked at. */
	tail_of_a_wave: number;
	fewest_months: number;
	most_months: number;
	/** Of the tickets that two share: from there on they are one. */
	same_share: number;
}
