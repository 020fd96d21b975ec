import type { ColumnType } from "../../database/database.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";
import { type Earlier, testChange } from "./metric-tests.ts";

/** A figure without the tickets of the caller heard most, and what it was before. */
export interface Voice {
	metric: string;
	scope_kind: string;
	scope: string;
	good_direction: "up" | "down";
	change_test: string;
	numerator: number;
	denominator: number | null;
	without_numerator: number;
	without_denominator: number | null;
	previous_numerator: number | null;
	previous_denominator: number | null;
	year_ago_numerator: number | null;
	year_ago_denominator: number | null;
	days: number;
	previous_days: number;
	year_ago_days: number;
}

interface Given {
	int_metric_voices: Voice[];
	rule_findings: { most_p: number }[];
}

const CHANGES = {
	metric: "text",
	scope_kind: "text",
	scope: "text",
	is_change_one_callers: "boolean",
	is_year_ago_one_callers: "boolean",
} satisfies Record<string, ColumnType>;

/** Writes `est_one_caller_changes`: whether a figure is still worse than before, beyond chance, without the caller heard most. */
export const oneCallerEstimator = defineEstimator({
	reads: {
		int_metric_voices: { order: ["metric", "scope_kind", "scope"] },
		rule_findings: { order: [] },
	},
	writes: { est_one_caller_changes: CHANGES },
	grains: { est_one_caller_changes: ["metric", "scope_kind", "scope"] },
	estimate: ({ int_metric_voices, rule_findings }: Given) => ({
		est_one_caller_changes: int_metric_voices.map((voice) =>
			judgeVoice(voice, rule_findings[0]?.most_p ?? 0),
		),
	}),
});

/** What of a figure's changes to the bad side is one caller's alone. */
export function judgeVoice(
	voice: Voice,
	mostP: number,
): TableRow<typeof CHANGES> {
	return {
		metric: voice.metric,
		scope_kind: voice.scope_kind,
		scope: voice.scope,
		is_change_one_callers: isOneCallers(voice, mostP, {
			numerator: voice.previous_numerator,
			denominator: voice.previous_denominator,
			days: voice.previous_days,
		}),
		is_year_ago_one_callers: isOneCallers(voice, mostP, {
			numerator: voice.year_ago_numerator,
			denominator: voice.year_ago_denominator,
			days: voice.year_ago_days,
		}),
	};
}

function isOneCallers(voice: Voice, mostP: number, earlier: Earlier): boolean {
	if (earlier.numerator === null || !isWorse(voice, voice, earlier))
		return false;
	const without = {
		...voice,
		numerator: voice.without_numerator,
		denominator: voice.without_denominator,
	};
	const p = testChange(without, earlier);
	return p === null || p > mostP || !isWorse(voice, without, earlier);
}

function isWorse(
	{ good_direction }: Voice,
	now: Earlier,
	earlier: Earlier,
): boolean {
	const change =
		(now.numerator ?? 0) * sizeOf(earlier) -
		(earlier.numerator ?? 0) * sizeOf(now);
	return good_direction === "up" ? change < 0 : change > 0;
}

// A rate is held against a rate, a number against one by the day.
const sizeOf = ({ denominator, days }: Earlier) => denominator ?? days;
