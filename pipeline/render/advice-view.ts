import {
	type Definitions,
	type Finding,
	type Marts,
	reportOf,
	rowsOf,
} from "./marts.ts";
import { formatCount, formatDay } from "./numbers.ts";
import {
	type AdviceTexts,
	fillText,
	type ReportTexts,
} from "./report-texts.ts";
import { tellFindings } from "./sentences.ts";

/** A finding as the summary tells it, with how many tickets stand behind it. */
export interface FindingView {
	finding_no: number;
	text: string;
	tickets: number;
}

/** What follows from a finding: who does what, by when, and how it will be judged. */
export interface Advice {
	finding_no: number;
	/** The community it is about; empty for the whole street and for topics. */
	scope: string;
	subject: string;
	action: string;
	owner: string;
	due: string;
	measure: string;
	decision: string;
}

interface Owner {
	finding_no: number;
	unit: string;
	tickets: number;
}

/** The findings in the order of `mart_findings`, filled up by general figures where there are few. */
export function viewFindings(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): FindingView[] {
	const owners = rowsOf<Owner>(marts, "mart_finding_owners");
	return tellFindings(marts, definitions, texts).map((text, index) => ({
		finding_no: index + 1,
		text,
		tickets:
			owners.find(({ finding_no }) => finding_no === index + 1)?.tickets ?? 0,
	}));
}

/** What each finding that calls for something asks of whom; a fact to be noted asks for nothing. */
export function viewAdvice(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): Advice[] {
	const goodWhenLow = (metric: string) =>
		definitions[metric]?.good_direction === "down";
	return rowsOf<Finding>(marts, "mart_findings").flatMap((finding) => {
		const isGood =
			finding.kind ===
			(goodWhenLow(finding.metric) ? "community_below" : "community_above");
		const advice = texts.advice[finding.kind];
		if (isGood || !advice) return [];
		return [toAdvice(finding, advice, marts, definitions, texts)];
	});
}

function toAdvice(
	finding: Finding,
	advice: AdviceTexts,
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): Advice {
	const owner = rowsOf<Owner>(marts, "mart_finding_owners").find(
		({ finding_no }) => finding_no === finding.finding_no,
	);
	const unit = owner?.unit || texts.unknown_unit;
	const values = {
		scope: finding.scope_label,
		// A community's own committee needs no company of itself.
		team: unit.includes(finding.scope_label)
			? unit
			: fillText(texts.team, { scope: finding.scope_label, unit }),
		metric: [finding.metric, finding.also_metric]
			.flatMap((metric) => definitions[metric ?? ""]?.label ?? [])
			.join("、"),
		count: formatCount(owner?.tickets ?? finding.numerator),
		unit,
		office: texts.office,
		now: reportOf(marts).period_noun,
		year_ago: reportOf(marts).year_ago_noun,
		due: tellDue(advice.days, marts, texts),
	};
	return {
		finding_no: finding.finding_no,
		scope: finding.kind.startsWith("community_") ? finding.scope_label : "",
		due: values.due,
		subject: fillText(advice.subject, values),
		action: fillText(advice.action, values),
		owner: fillText(advice.owner, values),
		measure: fillText(advice.measure, values),
		decision: fillText(advice.decision, values),
	};
}

function tellDue(days: number, marts: Marts, texts: ReportTexts): string {
	const day = rowsOf<{ day_no: number; starts_at: string }>(
		marts,
		"mart_coming_workdays",
	).find(({ day_no }) => day_no === days);
	return day ? formatDay(day.starts_at.slice(0, 10)) : texts.no_calendar;
}
