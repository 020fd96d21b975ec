import type Handlebars from "handlebars";
import { formatExpected, nameEarlier } from "../findings/finding-sentences.ts";
import type { Finding, Report } from "../marts.ts";
import { formatCount, formatPercent, formatRate } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";
import { drawBar } from "./bar.ts";

/** A finding as a bar, with a line where it should be. */
export interface Evidence {
	picture: Handlebars.SafeString;
	/** What the bar is. */
	value: string;
	/** What the line is. */
	reference: string;
	isWorse: boolean;
}

/** What a finding rests on, drawn; undefined where it is held against nothing that has a number. */
export function viewEvidence(
	finding: Finding,
	report: Report,
	texts: ReportTexts,
): Evidence | undefined {
	const { denominator, reference_value, is_worse } = finding;
	const isRate = denominator !== null && reference_value !== null;
	const value = isRate ? finding.numerator / denominator : finding.cases;
	const reference = isRate ? reference_value : expectedOf(finding);
	if (reference === null) return undefined;
	const most = isRate ? 1 : 1.06 * Math.max(value, reference, 1);
	const { evidence } = texts.finding;
	return {
		picture: drawBar(value / most, reference / most, is_worse),
		value: isRate
			? formatRate(finding.numerator, denominator)
			: fillText(evidence.count, { count: formatCount(value) }),
		reference: fillText(formOf(finding, reference, evidence), {
			earlier: nameEarlier(finding, report),
			value: isRate
				? formatPercent(reference)
				: fillText(evidence.count, { count: formatExpected(reference) }),
		}),
		isWorse: is_worse,
	};
}

// What the earlier days come to, drawn out, is not what the sentence says that came in them.
function formOf(
	{ kind, against, earlier_numerator }: Finding,
	reference: number,
	evidence: ReportTexts["finding"]["evidence"],
): string {
	if (kind === "volume_change" && Math.round(reference) !== earlier_numerator)
		return evidence.days;
	return evidence[kind] ?? evidence[against] ?? evidence.default ?? "";
}

// A change in number is held against the earlier days drawn out to as many as there are now.
const expectedOf = ({
	expected_cases,
	cases,
	excess,
	earlier_numerator,
}: Finding) =>
	expected_cases ??
	(earlier_numerator === null ? null : Math.max(0, cases - excess));
