import {
	type Definition,
	type Definitions,
	type Headline,
	type Marts,
	type Report,
	reportOf,
	rowsOf,
} from "./marts.ts";
import {
	type ChangeUnit,
	formatCount,
	formatDecimal,
	formatFraction,
	formatInterval,
	formatRate,
	formatSigned,
} from "./numbers.ts";
import { fillText, type ReportTexts } from "./report-texts.ts";

/** One of the street's own figures as its tile shows it. */
export interface HeadlineView {
	metric: string;
	definition: Definition;
	value: string;
	isCount: boolean;
	fraction: string;
	interval: string;
	pace: string;
	comparisons: ComparisonView[];
	verdict: string;
	isSignificant: boolean;
}

interface ComparisonView {
	word: string;
	noun: string;
	change: string;
	isKnown: boolean;
	before: string;
}

/** The street's figures in print order, each with its base and its comparisons. */
export function viewHeadlines(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): HeadlineView[] {
	const report = reportOf(marts);
	return rowsOf<Headline>(marts, "mart_headlines").map((headline) => {
		const definition = definitions[headline.metric];
		if (!definition) throw new Error(`no definition of ${headline.metric}`);
		const isCount = headline.metric_kind !== "rate";
		return {
			metric: headline.metric,
			definition,
			isCount,
			value: isCount
				? formatCount(headline.numerator)
				: formatRate(headline.numerator, headline.denominator),
			fraction: isCount
				? ""
				: formatFraction(headline.numerator, headline.denominator),
			interval: formatInterval(headline.lower_95, headline.upper_95),
			pace: headline.metric === "volume" ? formatDecimal(headline.pace) : "",
			comparisons: viewComparisons(headline, report, texts),
			verdict: tellVerdict(headline, texts),
			isSignificant: headline.is_change_significant,
		};
	});
}

/** A change as a table shows it: sign, size and unit. */
export function tellTableChange(
	change: number | null,
	unit: ChangeUnit,
	texts: ReportTexts,
): string {
	return change === null
		? texts.change.unknown
		: fillText(texts.change.table[unit], {
				signed: formatSigned(change, unit),
			});
}

function viewComparisons(
	headline: Headline,
	report: Report,
	texts: ReportTexts,
): ComparisonView[] {
	const words = texts.comparison[report.period_kind];
	if (!words) throw new Error(`no comparison words: ${report.period_kind}`);
	const isRate = headline.metric_kind === "rate";
	const tell = (numerator: number | null, denominator: number | null) =>
		isRate ? formatRate(numerator, denominator) : formatCount(numerator);
	return [
		{
			word: words.previous,
			noun: report.previous_noun,
			isKnown: headline.previous_change !== null,
			change: tellTableChange(
				headline.previous_change,
				headline.previous_change_unit,
				texts,
			),
			before: tell(headline.previous_numerator, headline.previous_denominator),
		},
		{
			word: words.year_ago,
			noun: report.year_ago_noun,
			isKnown: headline.year_ago_change !== null,
			change: tellTableChange(
				headline.year_ago_change,
				headline.year_ago_change_unit,
				texts,
			),
			before: tell(headline.year_ago_numerator, headline.year_ago_denominator),
		},
	].filter(({ word }) => word !== "");
}

function tellVerdict(headline: Headline, texts: ReportTexts): string {
	if (headline.p_change === null || headline.previous_change === null)
		return "";
	return headline.is_change_significant
		? texts.verdict.significant
		: texts.verdict.chance;
}
