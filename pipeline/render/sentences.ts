import { whyUnknown } from "./findings/source-changes.ts";
import {
	type Direction,
	type Finding,
	type Headline,
	type Marts,
	reportOf,
	rowsOf,
} from "./marts.ts";
import {
	type ChangeUnit,
	formatCount,
	formatDecimal,
	formatRate,
	formatSize,
	formatTime,
} from "./numbers.ts";
import { fillText, type ReportTexts } from "./report-texts.ts";

const FEWEST_SENTENCES = 2;

/** The street's own figures, as many as fill up a page that has few findings to tell. */
export function tellRest(marts: Marts, texts: ReportTexts): string[] {
	const findings = rowsOf<Finding>(marts, "mart_findings");
	const known = new Set(findings.map(({ metric }) => metric));
	const rest = rowsOf<Headline>(marts, "mart_headlines")
		.filter(({ metric }) => metric in texts.headlines && !known.has(metric))
		.map((headline) => tellHeadline(headline, marts, texts));
	return rest.slice(0, Math.max(0, FEWEST_SENTENCES - findings.length));
}

/** The street's figure of one metric, compared as far as the data allow. */
function tellHeadline(
	headline: Headline,
	marts: Marts,
	texts: ReportTexts,
): string {
	const report = reportOf(marts);
	const text = texts.headlines[headline.metric];
	if (!text) throw new Error(`no sentence for ${headline.metric}`);
	return fillText(text, {
		now: report.period_noun,
		as_of: formatTime(report.as_of),
		count: formatCount(headline.numerator),
		total: formatCount(headline.denominator),
		pace: formatDecimal(headline.pace),
		rate: formatRate(headline.numerator, headline.denominator),
		comparison: tellComparison(headline, marts, texts),
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
	marts: Marts,
	texts: ReportTexts,
): string {
	const report = reportOf(marts);
	const { comparisons, verdict } = texts;
	const before = isStock(headline)
		? report.previous_whole_noun
		: report.previous_noun;
	if (headline.previous_change === null)
		return fillText(comparisons.unknown, {
			before,
			missing: whyUnknown(marts, "previous", texts),
		});
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
