import type { ColumnType } from "../../database/database.ts";
import { fisherMidP } from "../../statistics/change.ts";
import { binomialTail, poissonTail } from "../../statistics/counts.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";
import type {
	Callers,
	Candidate,
	FamilyShare,
	Limits,
	PastMonth,
} from "./candidates.ts";
import {
	type Chosen,
	choose,
	type Judged,
	type Shared,
	type Tested,
} from "./choose.ts";
import {
	isBeyondChance,
	type Look,
	lookAtRates,
	pOfBetter,
} from "./outside.ts";
import { findStreak, judgeStock, type StockJudged } from "./past-months.ts";
import { usualCases } from "./usual-cases.ts";
import { standsWithout } from "./without-caller.ts";

const FINDINGS = {
	candidate: "text",
	verdict: "text",
	finding_no: "integer",
	merged_into: "text",
	expected_bad: "double",
	excess: "double",
	p_value: "double",
	q_value: "double",
	test: "text",
	months_in_row: "integer",
	since_month: "text",
	is_since_first: "boolean",
	stands_without: "boolean",
	usual_cases: "integer",
} satisfies Record<string, ColumnType>;

interface Given {
	int_finding_candidates: Candidate[];
	int_finding_callers: Callers[];
	int_finding_families: FamilyShare[];
	int_finding_months: PastMonth[];
	int_finding_overlaps: { candidate: string; other: string; tickets: number }[];
	rule_findings: Limits[];
}

/** Writes `est_findings`: which candidates are told, in which order, and why the others are not. */
export const findingsEstimator = defineEstimator({
	reads: {
		int_finding_candidates: { order: ["candidate"] },
		int_finding_callers: { order: ["candidate"] },
		int_finding_families: { order: ["metric", "scope_kind", "scope"] },
		int_finding_months: {
			order: ["metric", "scope_kind", "month_no", "scope"],
		},
		int_finding_overlaps: { order: ["candidate", "other"] },
		rule_findings: { order: [] },
	},
	writes: { est_findings: FINDINGS },
	grains: { est_findings: ["candidate"] },
	estimate: (given: Given) => {
		const [limits] = given.rule_findings;
		if (!limits) return { est_findings: [] };
		const looks = lookAtRates(given.int_finding_families, limits);
		const judged = given.int_finding_candidates.map((candidate) =>
			judge(candidate, given, looks, limits),
		);
		const shared = toShared(given.int_finding_overlaps);
		return {
			est_findings: choose(judged, shared, limits).map((each) =>
				toRow(each, given.int_finding_months, limits),
			),
		};
	},
});

function judge(
	candidate: Candidate,
	given: Given,
	looks: readonly Look[],
	limits: Limits,
): Judged {
	const { int_finding_callers, int_finding_families: families } = given;
	const callers = int_finding_callers.find(
		(each) => each.candidate === candidate.candidate,
	);
	const stock =
		candidate.kind === "stock"
			? judgeStock(candidate, given.int_finding_months, limits)
			: null;
	const expected = stock?.expected ?? candidate.expected_bad ?? candidate.bad;
	const more = candidate.bad - expected;
	const tested = testOf(candidate, stock, looks, families, limits);
	return {
		candidate,
		callers,
		...tested,
		excess: candidate.is_worse ? more : -more,
		standsWithout:
			!callers || standsWithout(candidate, callers, families, limits),
	};
}

/** How likely it is by chance, by which test, and whether that is too unlikely to be it. */
function testOf(
	candidate: Candidate,
	stock: StockJudged | null,
	looks: readonly Look[],
	families: readonly FamilyShare[],
	limits: Limits,
): Tested {
	const { is_beyond, p_value, q_value, test } = candidate;
	switch (candidate.kind) {
		case "care": {
			// Fewer met than the part of the half-year that is over would have.
			const p = binomialTail(
				candidate.numerator,
				candidate.denominator ?? 0,
				candidate.reference_value ?? 0,
			);
			return { p, q: null, test, isBeyond: p <= limits.tail };
		}
		case "wave": {
			const p = poissonTail(candidate.bad, candidate.expected_bad ?? 0);
			return { p, q: null, test, isBeyond: p <= limits.tail_of_a_wave };
		}
		case "whistle": {
			const p = fisherMidP(
				{ hits: candidate.numerator, trials: candidate.denominator ?? 0 },
				{
					hits: candidate.earlier_numerator ?? 0,
					trials: candidate.earlier_denominator ?? 0,
				},
			);
			return { p, q: null, test, isBeyond: p !== null && p <= limits.tail };
		}
		case "stock":
			return {
				p: stock?.p ?? null,
				q: null,
				test,
				isBeyond: stock?.isBeyond ?? false,
			};
		case "rate": {
			if (!candidate.is_worse) {
				const p = pOfBetter(candidate, families, limits);
				return { p, q: null, test: "funnel", isBeyond: is_beyond === true };
			}
			const look = looks.find(
				({ metric, scope_kind, scope }) =>
					metric === candidate.metric &&
					scope_kind === candidate.dimension &&
					scope === candidate.scope,
			);
			const isFar = look !== undefined && isBeyondChance(look, limits);
			return {
				p: look?.p ?? null,
				q: look?.q ?? null,
				test: isFar || !is_beyond ? test : "funnel",
				isBeyond: isFar || is_beyond === true,
			};
		}
		case "estate": {
			const p = poissonTail(candidate.bad, candidate.expected_bad ?? 0);
			return { p, q: null, test, isBeyond: is_beyond === true };
		}
		default:
			return { p: p_value, q: q_value, test, isBeyond: is_beyond === true };
	}
}

function toShared(overlaps: Given["int_finding_overlaps"]): Shared {
	const tickets = new Map(
		overlaps.map((each) => [
			JSON.stringify([each.candidate, each.other]),
			each.tickets,
		]),
	);
	return (one, other) => tickets.get(JSON.stringify([one, other])) ?? 0;
}

function toRow(
	{ candidate, verdict, findingNo, mergedInto, ...judged }: Chosen,
	months: readonly PastMonth[],
	limits: Limits,
): TableRow<typeof FINDINGS> {
	const isRate =
		candidate.kind === "rate" ||
		(candidate.kind === "rate_change" && candidate.against === "year_ago");
	const streak = isRate ? findStreak(candidate, months, limits) : null;
	const { excess } = judged;
	const expected = candidate.bad - (candidate.is_worse ? excess : -excess);
	return {
		candidate: candidate.candidate,
		verdict,
		finding_no: findingNo,
		merged_into: mergedInto,
		expected_bad: expected,
		excess,
		p_value: judged.p,
		q_value: judged.q,
		test: judged.test,
		months_in_row: streak?.months ?? null,
		since_month: streak?.since ?? null,
		is_since_first: streak?.isFromFirst ?? false,
		stands_without: judged.standsWithout,
		usual_cases: usualCases(candidate, expected),
	};
}
