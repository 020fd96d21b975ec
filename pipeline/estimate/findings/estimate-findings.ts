import type { ColumnType } from "../../database/database.ts";
import { binomialTail } from "../../statistics/counts.ts";
import { TAIL_998 } from "../../statistics/funnel.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";
import type {
	Callers,
	Candidate,
	FamilyShare,
	Limits,
	PastMonth,
} from "./candidates.ts";
import { type Chosen, choose, type Judged, type Shared } from "./choose.ts";
import { isBeyondChance, type Look, lookAtRates } from "./outside.ts";
import { findStreak, judgeStock, type StockJudged } from "./past-months.ts";
import { standsWithout } from "./without-caller.ts";

const FINDINGS = {
	candidate: "text",
	verdict: "text",
	finding_no: "integer",
	merged_into: "text",
	expected_bad: "double",
	excess: "double",
	months_in_row: "integer",
	since_month: "text",
	stands_without: "boolean",
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
		const looks = lookAtRates(given.int_finding_families);
		const judged = given.int_finding_candidates.map((candidate) =>
			judge(candidate, given, looks),
		);
		const shared = toShared(given.int_finding_overlaps);
		return {
			est_findings: choose(judged, shared, limits).map((each) =>
				toRow(each, given.int_finding_months),
			),
		};
	},
});

function judge(
	candidate: Candidate,
	given: Given,
	looks: readonly Look[],
): Judged {
	const callers = given.int_finding_callers.find(
		(each) => each.candidate === candidate.candidate,
	);
	const stock =
		candidate.kind === "stock"
			? judgeStock(candidate, given.int_finding_months)
			: null;
	const expected = stock?.expected ?? candidate.expected_bad ?? candidate.bad;
	const more = candidate.bad - expected;
	return {
		candidate,
		callers,
		isBeyond: isBeyond(candidate, stock, looks),
		excess: candidate.is_worse ? more : -more,
		standsWithout:
			!callers || standsWithout(candidate, callers, given.int_finding_families),
	};
}

function isBeyond(
	candidate: Candidate,
	stock: StockJudged | null,
	looks: readonly Look[],
): boolean {
	if (candidate.kind === "care") return isBehind(candidate);
	if (candidate.kind === "stock") return stock?.isBeyond ?? false;
	if (candidate.is_beyond) return true;
	const look = looks.find(
		({ metric, scope_kind, scope }) =>
			metric === candidate.metric &&
			scope_kind === candidate.dimension &&
			scope === candidate.scope,
	);
	return (
		candidate.kind === "rate" &&
		candidate.is_worse &&
		look !== undefined &&
		isBeyondChance(look)
	);
}

// Fewer met than the part of the half-year that is over would have, by more than chance.
function isBehind({ numerator, denominator, reference_value }: Candidate) {
	return (
		binomialTail(numerator, denominator ?? 0, reference_value ?? 0) <= TAIL_998
	);
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
): TableRow<typeof FINDINGS> {
	const streak =
		candidate.kind === "rate" ? findStreak(candidate, months) : null;
	const { excess } = judged;
	return {
		candidate: candidate.candidate,
		verdict,
		finding_no: findingNo,
		merged_into: mergedInto,
		expected_bad: candidate.bad - (candidate.is_worse ? excess : -excess),
		excess,
		months_in_row: streak?.months ?? null,
		since_month: streak?.since ?? null,
		stands_without: judged.standsWithout,
	};
}
