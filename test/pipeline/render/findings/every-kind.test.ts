import { describe, expect, test } from "vitest";
import type {
	Callers,
	Candidate,
	PastMonth,
} from "../../../../pipeline/estimate/findings/candidates.ts";
import { findingsEstimator } from "../../../../pipeline/estimate/findings/estimate-findings.ts";
import { viewAdvice } from "../../../../pipeline/render/findings/advice-view.ts";
import { tellFinding } from "../../../../pipeline/render/findings/finding-sentences.ts";
import type { Finding } from "../../../../pipeline/render/marts.ts";
import { readReportTexts } from "../../../../pipeline/render/report-texts.ts";
import {
	limits,
	makeCallers,
	makeCandidate,
	makeFamily,
} from "../../estimate/findings/make-candidate.ts";
import { definitions, makeMarts } from "../marts-fixture.ts";
import { makeFinding } from "../marts-fixture-figures.ts";

// Each kind of sentence: where it must appear, where it must not, and where it must say that it does not know.

const texts = readReportTexts();
const alike = Array.from({ length: 12 }, () => [90, 100] as const);

const past = (numerators: readonly number[]): PastMonth[] =>
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

interface Kind {
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

const KINDS: Kind[] = [
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

function judge(
	own: Partial<Candidate>,
	callers: Partial<Callers> | null,
	months: PastMonth[] = [],
) {
	const candidate = makeCandidate(own);
	const { est_findings } = findingsEstimator.estimate({
		int_finding_candidates: [candidate],
		int_finding_callers: callers
			? [
					makeCallers({
						tickets: candidate.denominator ?? candidate.bad,
						bad: candidate.bad,
						...callers,
					}),
				]
			: [],
		int_finding_families: makeFamily([[5, 20], ...alike]).map((each) => ({
			...each,
			metric: candidate.metric,
			good_direction: candidate.good_direction,
		})),
		int_finding_months: months,
		int_finding_overlaps: [],
		rule_findings: [limits],
	});
	return { candidate, row: est_findings[0] };
}

function toFinding(
	candidate: Candidate,
	row: ReturnType<typeof judge>["row"],
	callers: number | null,
	isKnown: boolean,
): Finding {
	return makeFinding({
		...(candidate as unknown as Record<string, string>),
		scope_label: candidate.scope,
		hotspot_kind: candidate.kind === "hotspot" ? candidate.metric : null,
		cases: candidate.bad,
		span_cases: candidate.bad,
		excess: Number(row?.excess),
		expected_cases: candidate.expected_bad,
		callers,
		is_caller_known: isKnown,
	}) as unknown as Finding;
}

const say = (finding: Finding) => {
	const { title, facts } = tellFinding(
		finding,
		makeMarts(),
		definitions,
		texts,
	);
	return `${title}。${facts}`;
};

describe.each(KINDS)("$name", ({ told, usual, hasCallers, months }) => {
	test("appears where it is beyond chance, with its people", () => {
		const { candidate, row } = judge(told, hasCallers ? {} : null, months);
		expect(row?.verdict).toBe("told");
		const finding = toFinding(candidate, row, 12, true);
		expect(say(finding)).not.toMatch(/[{}]|undefined|NaN/);
		if (hasCallers) expect(say(finding)).toContain("12人反映");
	});

	test("does not where it is as chance has it", () => {
		const { row } = judge(usual, hasCallers ? {} : null, months);
		expect(row?.verdict).not.toBe("told");
	});

	test("asks somebody for something by a day", () => {
		const { candidate, row } = judge(told, hasCallers ? {} : null, months);
		const finding = toFinding(candidate, row, 12, true);
		const advice = viewAdvice(
			{ ...makeMarts(), mart_findings: [finding as never] },
			definitions,
			texts,
		);
		// A number of all tickets is known from the lead; what follows is asked of its parts.
		if (told.kind === "volume_change" && told.dimension === "street")
			expect(advice).toEqual([]);
		else expect(advice[0]?.owner).not.toBe("");
	});

	if (!hasCallers) return;

	test("does not where one caller makes it, nor two, nor four cases", () => {
		const most = told.bad ?? 15;
		const one = { callers: 1, most_tickets: most, most_bad: most };
		expect(judge(told, one, months).row?.verdict).toBe("one_caller");
		expect(judge(told, { callers: 2 }, months).row?.verdict).toBe("one_caller");
		const few = { ...told, bad: 4 };
		expect(judge(few, { callers: 4 }, months).row?.verdict).not.toBe("told");
	});

	test("says that it does not know whom, where callers are not known", () => {
		const unknown = { are_known: false, most_tickets: 0, most_bad: 0 };
		const { candidate, row } = judge(told, unknown, months);
		expect(row?.verdict).toBe("told");
		expect(say(toFinding(candidate, row, 15, false))).toContain("来电人不明");
	});
});

test("a pile of which five months are known, or of none, is not told", () => {
	const pile = KINDS.find(({ name }) => name === "a pile");
	const few = past([0, 14, 16, 15, 13, 17]);
	expect(judge(pile?.told ?? {}, {}, few).row?.verdict).not.toBe("told");
	expect(judge(pile?.told ?? {}, {}, []).row?.verdict).not.toBe("told");
});
