import { whyUnknown } from "./findings/source-changes.ts";
import {
	type Definition,
	type Definitions,
	type Headline,
	type Marts,
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
import { isPaced } from "./sentences.ts";

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
	/** What the tests of change say in one line, or that a stock has none. */
	change: ChangeVerdict;
}

interface ChangeVerdict {
	words: string;
	isSignificant: boolean;
	/** And to the bad side. */
	isWorse: boolean;
}

interface ComparisonView {
	word: string;
	noun: string;
	change: string;
	/** What is said where it is not known. */
	missing: string;
	/** 日均 where the change is one of the daily rate. */
	basis: string;
	isKnown: boolean;
	before: string;
	isTested: boolean;
	isSignificant: boolean;
	/** Significant, but not without the caller heard most. */
	isOneCallers: boolean;
	/** Significant, to the bad side of what has one, and no one caller's. */
	isWorse: boolean;
}

/** The street's figures in print order, each with its base and its comparisons. */
export function viewHeadlines(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): HeadlineView[] {
	return rowsOf<Headline>(marts, "mart_headlines").map((headline) => {
		const definition = definitions[headline.metric];
		if (!definition) throw new Error(`no definition of ${headline.metric}`);
		const isCount = headline.metric_kind !== "rate";
		const comparisons = viewComparisons(headline, marts, texts);
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
			pace:
				headline.metric_kind === "count" ? formatDecimal(headline.pace) : "",
			comparisons,
			change: judgeChange(comparisons, headline.metric_kind, texts),
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
	marts: Marts,
	texts: ReportTexts,
): ComparisonView[] {
	const report = reportOf(marts);
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
			missing: whyUnknown(marts, "previous", texts),
			change: tellTableChange(
				headline.previous_change,
				headline.previous_change_unit,
				texts,
			),
			basis: tellBasis(headline, headline.previous_change_unit, texts),
			before: tell(headline.previous_numerator, headline.previous_denominator),
			isTested: headline.previous_change !== null && headline.p_change !== null,
			isSignificant: headline.is_change_significant,
			isOneCallers: headline.is_change_one_callers,
			isWorse:
				headline.is_change_significant &&
				!headline.is_change_one_callers &&
				isBad(headline, headline.previous_direction),
		},
		{
			word: words.year_ago,
			noun: report.year_ago_noun,
			isKnown: headline.year_ago_change !== null,
			missing: whyUnknown(marts, "year_ago", texts),
			change: tellTableChange(
				headline.year_ago_change,
				headline.year_ago_change_unit,
				texts,
			),
			basis: tellBasis(headline, headline.year_ago_change_unit, texts),
			before: tell(headline.year_ago_numerator, headline.year_ago_denominator),
			isTested:
				headline.year_ago_change !== null && headline.p_year_ago !== null,
			isSignificant: headline.is_year_ago_significant,
			isOneCallers: headline.is_year_ago_one_callers,
			isWorse:
				headline.is_year_ago_significant &&
				!headline.is_year_ago_one_callers &&
				isBad(headline, headline.year_ago_direction),
		},
	].filter(({ word }) => word !== "");
}

const isBad = (
	{ good_direction }: Headline,
	direction: Headline["previous_direction"],
) =>
	good_direction !== "none" &&
	direction !== "flat" &&
	direction !== good_direction;

function tellBasis(
	{ metric_kind }: Headline,
	unit: ChangeUnit,
	texts: ReportTexts,
): string {
	return isPaced(metric_kind, unit)
		? fillText(texts.asides.daily, { change: "" })
		: "";
}

// What changed beyond chance is named, what one caller alone changed by itself; else those that did not, together.
function judgeChange(
	comparisons: readonly ComparisonView[],
	kind: Headline["metric_kind"],
	{ verdict }: ReportTexts,
): ChangeVerdict {
	const changed = comparisons.filter(({ isSignificant }) => isSignificant);
	const tested = comparisons.filter(({ isTested }) => isTested);
	const tell = (told: readonly ComparisonView[], words: string) =>
		told.length === 0
			? []
			: fillText(verdict.of, {
					words: told.map(({ word }) => word).join("、"),
					verdict: words,
				});
	const parts =
		changed.length === 0
			? [tell(tested, verdict.chance)]
			: [
					tell(
						changed.filter(({ isOneCallers }) => !isOneCallers),
						verdict.significant,
					),
					tell(
						changed.filter(({ isOneCallers }) => isOneCallers),
						verdict.one_caller,
					),
				];
	const words = parts.flat().join("；");
	return {
		isSignificant: changed.some(({ isOneCallers }) => !isOneCallers),
		isWorse: changed.some(({ isWorse }) => isWorse),
		words: words === "" && kind === "stock" ? verdict.untested : words,
	};
}
