import type {
	Candidate,
	PastMonth,
} from "../../../../pipeline/estimate/findings/candidates.ts";
import { readReportTexts } from "../../../../pipeline/render/report-texts.ts";

const texts = readReportTexts();

export const past = (numerators: readonly number[]): PastMonth[] =>
	numerators.map((numerator, month_no) => ({
		metric: "overdue_open",
		scope_kind: "street",
		scope: "全街道",
		month_no,
		month: "2023-03",
		is_earlier: month_no > 0,
		numerator,
		denominator: null,
	}));

export interface Kind {
	name: string;
	/** Beyond chance, of many callers. */
	told: Partial<Candidate>;
	/** The same, as chance has it. */
	usual: Partial<Candidate>;
	/** Told as one person's, or as chance without that person. */
	hasCallers: boolean;
	months?: PastMonth[];
}

const rate = { kind: "rate", bad: 15 } as const;
const change = {
	kind: "rate_change",
	dimension: "street",
	scope: "全街道",
	against: "year_ago",
	numerator: 240,
	denominator: 300,
	earlier_numerator: 285,
	earlier_denominator: 300,
	reference_value: 0.95,
	bad: 60,
	expected_bad: 15,
} as const;
const METRICS = Object.keys(texts.finding.findings.rate ?? {}).filter(
	(metric) => metric !== "default",
);
const place = {
	kind: "hotspot",
	dimension: "place",
	scope: "甲",
	bad: 15,
	numerator: 15,
	expected_bad: 0.5,
} as const;

/** Of a level, held against forty others. */
export const whistle = {
	kind: "whistle",
	dimension: "whistle",
	metric: "whistle_in_time",
	scope: "3",
	is_beyond: null,
	denominator: 20,
	earlier_numerator: 36,
	earlier_denominator: 40,
	reference_value: 0.9,
} as const;

/** Every kind of sentence. */
export const KINDS: Kind[] = [
	...METRICS.map((metric) => ({
		name: `a scope's ${metric}`,
		told: { ...rate, metric },
		usual: { ...rate, metric, is_beyond: false, numerator: 18, bad: 5 },
		hasCallers: true,
	})),
	...METRICS.map((metric) => ({
		name: `the street's ${metric}`,
		told: { ...change, metric },
		usual: { ...change, metric, is_beyond: false },
		hasCallers: true,
	})),
	...["street", "community", "topic"].map((dimension) => ({
		name: `a number of tickets, ${dimension}`,
		told: {
			kind: "volume_change",
			dimension,
			metric: "volume",
			against: "previous",
			numerator: 60,
			denominator: null,
			earlier_numerator: 20,
			earlier_days: 31,
			bad: 60,
			expected_bad: 20,
		} as const,
		usual: {
			kind: "volume_change",
			dimension,
			metric: "volume",
			is_beyond: false,
		} as const,
		hasCallers: true,
	})),
	...["burst", "rebound", "persistent", "cluster"].map((metric) => ({
		name: `a place, ${metric}`,
		told: { ...place, metric },
		usual: { ...place, metric, is_beyond: false },
		hasCallers: true,
	})),
	{
		name: "an estate",
		told: { ...place, kind: "estate", metric: "volume" },
		usual: { ...place, kind: "estate", metric: "volume", is_beyond: false },
		hasCallers: true,
	},
	{
		name: "a pile",
		told: {
			kind: "stock",
			dimension: "street",
			scope: "全街道",
			metric: "overdue_open",
			is_beyond: null,
			numerator: 45,
			bad: 45,
		},
		usual: {
			kind: "stock",
			dimension: "street",
			scope: "全街道",
			metric: "overdue_open",
			is_beyond: null,
			numerator: 16,
			bad: 16,
		},
		hasCallers: true,
		months: past([99, 14, 16, 15, 13, 17, 15]),
	},
	{
		name: "a wave",
		told: { ...place, dimension: "topic", kind: "wave", metric: "volume" },
		usual: {
			...place,
			dimension: "topic",
			kind: "wave",
			metric: "volume",
			expected_bad: 4,
		},
		hasCallers: true,
	},
	...(["rest", "past"] as const).map((against) => ({
		name: `whistles, ${against}`,
		told: { ...whistle, against, numerator: 5, bad: 15 },
		usual: { ...whistle, against, numerator: 15, bad: 5 },
		hasCallers: false,
	})),
	{
		name: "care that is behind",
		told: {
			kind: "care",
			dimension: "visits",
			metric: "care_met",
			is_beyond: null,
			numerator: 20,
			denominator: 100,
			reference_value: 0.5,
			bad: 80,
			expected_bad: 50,
		},
		usual: {
			kind: "care",
			dimension: "visits",
			metric: "care_met",
			is_beyond: null,
			numerator: 48,
			denominator: 100,
			reference_value: 0.5,
			bad: 52,
			expected_bad: 50,
		},
		hasCallers: false,
	},
];
