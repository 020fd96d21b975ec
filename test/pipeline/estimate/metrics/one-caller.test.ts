import { expect, test } from "vitest";
import {
	judgeVoice,
	type Voice,
} from "../../../../pipeline/estimate/metrics/one-caller.ts";

const voice: Voice = {
	metric: "repeat_rate",
	scope_kind: "street",
	scope: "全街道",
	good_direction: "down",
	change_test: "fisher",
	numerator: 23,
	denominator: 861,
	without_numerator: 7,
	without_denominator: 845,
	previous_numerator: 5,
	previous_denominator: 720,
	year_ago_numerator: null,
	year_ago_denominator: null,
	days: 31,
	previous_days: 28,
	year_ago_days: 31,
};
const judge = (own: Partial<Voice>) => {
	const { is_change_one_callers, is_year_ago_one_callers } = judgeVoice(
		{ ...voice, ...own },
		0.05,
	);
	return [is_change_one_callers, is_year_ago_one_callers];
};

test.each<[string, Partial<Voice>, [boolean, boolean]]>([
	["repeats that one caller made", {}, [true, false]],
	[
		"that stand without the caller",
		{ without_numerator: 21, without_denominator: 859 },
		[false, false],
	],
	[
		"that are fewer than before without the caller, however far",
		{ without_numerator: 0, previous_numerator: 15 },
		[true, false],
	],
	[
		"that got fewer: no alarm to explain",
		{ numerator: 2, without_numerator: 0, previous_numerator: 20 },
		[false, false],
	],
	[
		"against a year ago, where the period before is unknown",
		{
			...{ previous_numerator: null, previous_denominator: null },
			...{ year_ago_numerator: 5, year_ago_denominator: 720 },
		},
		[false, true],
	],
	[
		"a rate that should rise and fell by one caller's alone",
		{
			good_direction: "up",
			...{ numerator: 80, denominator: 100 },
			...{ without_numerator: 80, without_denominator: 86 },
			...{ previous_numerator: 93, previous_denominator: 100 },
		},
		[true, false],
	],
	[
		"a number by the day, which one caller raised",
		{
			change_test: "conditional",
			...{ numerator: 60, denominator: null },
			...{ without_numerator: 33, without_denominator: null },
			...{ previous_numerator: 30, previous_denominator: null },
		},
		[true, false],
	],
	[
		"a number that rose all the same",
		{
			change_test: "conditional",
			...{ numerator: 90, denominator: null },
			...{ without_numerator: 80, without_denominator: null },
			...{ previous_numerator: 30, previous_denominator: null },
		},
		[false, false],
	],
])("%s", (_, own, wanted) => {
	expect(judge(own)).toEqual(wanted);
});
