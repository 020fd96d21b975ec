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
import { KINDS, past, whistle } from "./kinds.ts";

// Each kind of sentence: where it must appear, where it must not, and where it must say that it does not know.

const texts = readReportTexts();
const alike = Array.from({ length: 12 }, () => [90, 100] as const);

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

test("no kind of sentence is without its three tests", () => {
	const tested = new Set(KINDS.map(({ told }) => told.kind ?? "rate"));
	const kinds = Object.keys(texts.finding.findings).filter(
		(kind) => !kind.endsWith("_better"),
	);
	expect([...tested].sort()).toEqual(kinds.sort());
	for (const [kind, forms] of Object.entries(texts.finding.advice)) {
		expect(tested).toContain(kind);
		for (const { measure } of Object.values(forms))
			expect(measure).not.toBe("");
	}
});

test("whistles of which four were late, or that are held against nobody, are not told", () => {
	const late = { ...whistle, against: "past", numerator: 0, denominator: 4 };
	expect(judge({ ...late, bad: 4 }, null).row?.verdict).toBe("too_few");
	const alone = { ...whistle, numerator: 5, bad: 15 };
	const nobody = { earlier_numerator: 0, earlier_denominator: 0 };
	expect(judge({ ...alone, ...nobody }, null).row?.verdict).not.toBe("told");
});

test("a wave that is over and all closed asks for nothing, whoever called", () => {
	const wave = KINDS.find(({ name }) => name === "a wave")?.told;
	const over = { ...wave, is_settled: true };
	expect(judge(over, {}).row).toMatchObject({
		verdict: "settled",
		finding_no: null,
	});
	expect(judge(over, { are_known: false }).row?.verdict).toBe("settled");
	expect(judge({ ...over, expected_bad: 4 }, {}).row?.verdict).toBe(
		"within_chance",
	);
	expect(judge(over, { callers: 1, most_bad: 15 }).row?.verdict).not.toBe(
		"settled",
	);
});

test("a pile of which five months are known, or of none, is not told", () => {
	const pile = KINDS.find(({ name }) => name === "a pile");
	const few = past([0, 14, 16, 15, 13, 17]);
	expect(judge(pile?.told ?? {}, {}, few).row?.verdict).not.toBe("told");
	expect(judge(pile?.told ?? {}, {}, []).row?.verdict).not.toBe("told");
});
