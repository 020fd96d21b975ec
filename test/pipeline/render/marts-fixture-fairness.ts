import type { Row } from "./marts-fixture.ts";

const TICKET = {
	ticket_id: "20230301000001",
	topic_label: "电梯",
	community: "怡海社区",
	estate: "海苑小区",
	unit: "物业办",
};

/** The marts behind changes, contradictions and appeals: a row or two of each. */
export function makeFairness(): Record<string, Row[]> {
	const street = { scope_kind: "street", scope: "全街道", metric_kind: "rate" };
	return {
		int_metrics: [
			{
				...street,
				metric: "solved_dissatisfied_share",
				numerator: 9,
				denominator: 200,
				previous_numerator: 3,
				previous_denominator: 180,
				year_ago_numerator: null,
				year_ago_denominator: null,
				is_headline: false,
				is_change_significant: true,
				is_year_ago_significant: false,
			},
			{
				...street,
				metric: "back_in_week_share",
				numerator: 0,
				denominator: 0,
				is_headline: false,
			},
			{
				...street,
				metric: "satisfied_unsolved_share",
				numerator: 0,
				denominator: 120,
				previous_numerator: 1,
				previous_denominator: 90,
				year_ago_numerator: 2,
				year_ago_denominator: 80,
				is_headline: false,
				is_change_significant: false,
				is_year_ago_significant: false,
			},
		],
		mart_contradictions: [
			{
				...TICKET,
				kind: "solved_dissatisfied_share",
				closed_at: "2023-03-20 10:00:00",
			},
		],
		mart_appeal_counts: [
			{ reason: "all", tickets: 7, against: 2 },
			{ reason: "outside_competence", tickets: 6, against: 2 },
			{ reason: "unreasonable", tickets: 2, against: 1 },
		],
		mart_appeal_effects: [
			{
				reason: "all",
				metric: "ontime_rate",
				tickets: 7,
				against: 2,
				numerator: 521,
				denominator: 570,
				value: 521 / 570,
				without_numerator: 516,
				without_denominator: 563,
				without_value: 516 / 563,
			},
			{
				reason: "all",
				metric: "repeat_rate",
				tickets: 7,
				against: 0,
				numerator: 5,
				denominator: 600,
				value: 5 / 600,
				without_numerator: 5,
				without_denominator: 593,
				without_value: 5 / 593,
			},
			{
				reason: "all",
				metric: "rated_share",
				tickets: 7,
				against: 6,
				numerator: 300,
				denominator: 600,
				value: 0.5,
				without_numerator: 299,
				without_denominator: 593,
				without_value: 299 / 593,
			},
			{
				reason: "unreasonable",
				metric: "ontime_rate",
				tickets: 2,
				against: 1,
				numerator: 521,
				denominator: 570,
				value: 521 / 570,
				without_numerator: 520,
				without_denominator: 568,
				without_value: 520 / 568,
			},
		],
		mart_appeals: [
			{
				...TICKET,
				accepted_at: "2023-03-02 10:00:00",
				is_outside_competence: true,
				is_wrongly_dispatched: false,
				is_unreasonable: true,
				external_units: "区市场监管所|消防大队",
				against_close_rate_due: false,
				against_ontime_rate: true,
				against_satisfaction_strict: true,
				against_solved_rate: false,
				against_repeat_rate: false,
			},
		],
	};
}
