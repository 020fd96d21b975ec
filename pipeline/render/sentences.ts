import {
	type Definitions,
	type Direction,
	type Finding,
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
	formatPercent,
	formatRate,
	formatSize,
	formatTime,
} from "./numbers.ts";
import { fillText, type ReportTexts } from "./report-texts.ts";

const FEWEST_SENTENCES = 3;

/** What a leader should know first, as plain sentences; general figures fill up where little is unusual. */
export function tellFindings(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): string[] {
	const findings = rowsOf<Finding>(marts, "mart_findings");
	const told = findings.map((finding) =>
		tellFinding(finding, marts, definitions, texts),
	);
	if (told.length === 0) told.push(tellNothingUnusual(marts, texts));
	const known = new Set(findings.map(({ metric }) => metric));
	const rest = rowsOf<Headline>(marts, "mart_headlines")
		.filter(({ metric }) => metric in texts.headlines && !known.has(metric))
		.map((headline) => tellHeadline(headline, reportOf(marts), texts));
	return [
		...told,
		...rest.slice(0, Math.max(0, FEWEST_SENTENCES - told.length)),
	];
}

function tellNothingUnusual(marts: Marts, texts: ReportTexts): string {
	const report = reportOf(marts);
	return report.previous_is_covered
		? texts.nothing_unusual
		: fillText(texts.no_comparison, { before: report.previous_noun });
}

/** One fact with its numerator, denominator and comparison. */
function tellFinding(
	finding: Finding,
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): string {
	const { kind, metric } = finding;
	const kinds = texts.findings[kind];
	const text = kinds?.[metric] ?? kinds?.default;
	if (!text) throw new Error(`report-texts.yaml has no sentence for ${kind}`);
	const report = reportOf(marts);
	const headline = rowsOf<Headline>(marts, "mart_headlines").find(
		(each) => each.metric === metric,
	);
	return fillText(text, {
		scope: finding.scope_label,
		metric: definitions[metric]?.label ?? metric,
		now: report.period_noun,
		before: report.previous_noun,
		year_ago: report.year_ago_noun,
		as_of: formatTime(report.as_of),
		count: formatCount(finding.numerator),
		fraction: formatFraction(finding.numerator, finding.denominator),
		callers: formatCount(finding.denominator),
		rate: formatRate(finding.numerator, finding.denominator),
		reference: formatPercent(finding.reference_value),
		previous: formatCount(finding.previous_numerator),
		previous_fraction: formatFraction(
			headline?.previous_numerator ?? null,
			headline?.previous_denominator ?? null,
		),
		year_ago_fraction: formatFraction(
			headline?.year_ago_numerator ?? null,
			headline?.year_ago_denominator ?? null,
		),
		also: tellAlso(finding, definitions, texts),
		change: tellPacedChange(finding, headline?.metric_kind, texts),
		oldest: tellOldest(marts, texts),
		previous_stock: tellPreviousStock(finding, report, texts),
	});
}

/** The street's figure of one metric, compared as far as the data allow. */
function tellHeadline(
	headline: Headline,
	report: Report,
	texts: ReportTexts,
): string {
	const text = texts.headlines[headline.metric];
	if (!text) throw new Error(`no sentence for ${headline.metric}`);
	return fillText(text, {
		now: report.period_noun,
		as_of: formatTime(report.as_of),
		count: formatCount(headline.numerator),
		total: formatCount(headline.denominator),
		pace: formatDecimal(headline.pace),
		rate: formatRate(headline.numerator, headline.denominator),
		comparison: tellComparison(headline, report, texts),
	});
}

/** A change in words: its direction and size with the unit it is told in. */
export function tellChange(
	change: number,
	unit: ChangeUnit,
	direction: Direction,
	texts: ReportTexts,
): string {
	const size = formatSize(change, unit);
	if (direction !== "flat" && Number.parseFloat(size) === 0)
		return texts.change.tiny;
	return fillText(texts.change[unit][direction], { size });
}

function tellComparison(
	headline: Headline,
	report: Report,
	texts: ReportTexts,
): string {
	const { comparisons, verdict } = texts;
	const before = isStock(headline)
		? report.previous_whole_noun
		: report.previous_noun;
	if (headline.previous_change === null)
		return fillText(comparisons.unknown, { before });
	const unit = headline.previous_change_unit;
	const text =
		headline.p_change === null ? comparisons.untested : comparisons.tested;
	return fillText(text, {
		before,
		daily: isPaced(headline.metric_kind, unit) ? dailyWord(texts) : "",
		change: tellChange(
			headline.previous_change,
			unit,
			headline.previous_direction,
			texts,
		),
		verdict: headline.is_change_significant
			? verdict.significant
			: verdict.chance,
	});
}

// A stock is held against that of the same moment, not of some days.
const isStock = ({ metric_kind }: Headline) => metric_kind === "stock";

function tellAlso(
	finding: Finding,
	definitions: Definitions,
	texts: ReportTexts,
): string {
	const { also_metric: metric } = finding;
	if (!metric) return "";
	return fillText(texts.asides.also, {
		metric: definitions[metric]?.label ?? metric,
		rate: formatRate(finding.also_numerator, finding.also_denominator),
		fraction: formatFraction(finding.also_numerator, finding.also_denominator),
		reference: formatPercent(finding.also_reference_value),
	});
}

function tellPacedChange(
	finding: Finding,
	metricKind: Headline["metric_kind"] | undefined,
	texts: ReportTexts,
): string {
	const { change, change_unit: unit, direction } = finding;
	if (change === null || direction === "") return "";
	const told = tellChange(change, unit, direction, texts);
	return isPaced(metricKind, unit)
		? fillText(texts.asides.daily, { change: told })
		: told;
}

/** True where a share of change is taken on the daily rate, since months differ in length; stocks have no pace. */
export function isPaced(
	metricKind: Headline["metric_kind"] | undefined,
	unit: ChangeUnit,
): boolean {
	return metricKind === "count" && unit === "percent";
}

function dailyWord(texts: ReportTexts): string {
	return fillText(texts.asides.daily, { change: "" });
}

function tellOldest(marts: Marts, texts: ReportTexts): string {
	const [oldest] = rowsOf<{ days_late: number }>(marts, "mart_overdue");
	return oldest
		? fillText(texts.asides.oldest, { days: formatCount(oldest.days_late) })
		: "";
}

function tellPreviousStock(
	finding: Finding,
	report: Report,
	texts: ReportTexts,
): string {
	return finding.previous_numerator === null
		? ""
		: fillText(texts.asides.previous_stock, {
				before: report.previous_whole_noun,
				previous: formatCount(finding.previous_numerator),
			});
}
