import type { Row } from "../../database/database.ts";
import {
	type Definitions,
	type Finding,
	type Marts,
	type Report,
	reportOf,
	rowsOf,
} from "../marts.ts";
import {
	FEWEST_FOR_PERCENT,
	formatCount,
	formatDecimal,
	formatFraction,
	formatMonth,
	formatMonthDay,
	formatPercent,
	formatRate,
	formatWorkingDays,
} from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";
import { tellBehind } from "./owners.ts";

/** A finding in words: its conclusion, and what it rests on. */
export interface ToldFinding {
	title: string;
	facts: string;
}

interface FindingTopic {
	finding_no: number;
	topic_label: string;
	tickets: number;
}

/** One fact with its cases, its comparison, since when it is so and what it is made of. */
export function tellFinding(
	finding: Finding,
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): ToldFinding {
	const { title, facts } = sentenceOf(finding, texts);
	const { asides } = texts.finding;
	const report = reportOf(marts);
	const values = {
		scope: nameScope(finding, texts),
		metric: definitions[finding.metric]?.label ?? finding.metric,
		count: formatCount(finding.numerator),
		total: formatCount(finding.denominator),
		cases: formatCount(finding.cases),
		span: formatCount(finding.span_cases),
		period: report.period_noun,
		rate: formatRate(finding.numerator, finding.denominator),
		fraction: formatFraction(finding.numerator, finding.denominator),
		reference: formatPercent(finding.reference_value),
		expected: formatExpected(finding.expected_cases),
		excess: formatCount(Math.round(finding.excess)),
		pace: formatCount(finding.numerator + Math.round(finding.excess)),
		earlier: nameEarlier(finding, report),
		earlier_count: formatCount(finding.earlier_numerator),
		earlier_fraction: formatFraction(
			finding.earlier_numerator,
			finding.earlier_denominator,
		),
		voices: tellVoices(finding, texts),
		first: finding.first_at ? formatMonthDay(finding.first_at) : "",
		last: finding.last_at ? formatMonthDay(finding.last_at) : "",
		open: finding.open
			? fillText(asides.open, { open: formatCount(finding.open) })
			: "",
		oldest: tellOldest(marts, texts),
		behind: tellBehind(marts, texts, asides.behind),
		communities: formatCount(finding.communities),
		compared: texts.finding.compared[finding.against] ?? "",
		usually: texts.finding.usually[report.period_kind] ?? "",
		half: tellHalf(report.as_of, texts),
	};
	const ends = [
		tellSince(finding, definitions, texts),
		tellTopics(finding, marts, texts),
		tellAlso(finding, definitions, texts),
		tellExpected(finding, marts, definitions, texts),
	];
	return {
		title: fillText(title, values),
		facts: `${fillText(facts, values)}${ends.join("")}。`,
	};
}

/** What the scope of a finding is called within a sentence. */
export function nameScope(
	{ dimension, scope, scope_label }: Finding,
	texts: ReportTexts,
): string {
	const form = texts.finding.scopes[dimension];
	const label = texts.words[dimension]?.[scope] ?? scope_label;
	return form ? fillText(form, { scope: label }) : label;
}

/** The period that a finding is held against. */
export function nameEarlier({ against }: Finding, report: Report): string {
	return against === "year_ago" ? report.year_ago_noun : report.previous_noun;
}

function sentenceOf(
	{ kind, is_worse, metric, hotspot_kind }: Finding,
	texts: ReportTexts,
) {
	const kinds = texts.finding.findings[is_worse ? kind : `${kind}_better`];
	const text = kinds?.[hotspot_kind ?? metric] ?? kinds?.default;
	if (!text) throw new Error(`finding-texts.yaml has no sentence for ${kind}`);
	return text;
}

// How many stand behind the cases, as far as anybody knows.
function tellVoices(
	{ callers, unknown_callers, is_caller_known }: Finding,
	{ finding: { asides } }: ReportTexts,
): string {
	if (!is_caller_known) return asides.unknown_voices;
	const partly =
		unknown_callers === 1 ? asides.voices_but_one : asides.voices_partly;
	const text = unknown_callers ? partly : asides.voices;
	return fillText(text, {
		callers: formatCount(callers),
		unknown: formatCount(unknown_callers),
	});
}

// Households are visited by the half-year.
function tellHalf(asOf: string, { finding: { halves } }: ReportTexts): string {
	const [year = "", month] = asOf.split("-");
	const half = Number(month) <= 6 ? halves.first : halves.second;
	return fillText(half, { year });
}

/** Half a ticket is a number to expect, not one to have had. */
export function formatExpected(expected: number | null): string {
	return expected !== null && expected >= 10
		? formatCount(Math.round(expected))
		: formatDecimal(expected);
}

function tellSince(
	{
		kind,
		is_worse,
		metric,
		months_in_row,
		since_month,
		is_since_first,
	}: Finding,
	definitions: Definitions,
	texts: ReportTexts,
): string {
	const { asides } = texts.finding;
	if (!since_month) return "";
	const since = formatMonth(since_month);
	if (kind === "estate") return fillText(asides.since, { since });
	if (months_in_row === 1 && is_since_first) return asides.since_unknown;
	if (!months_in_row || months_in_row < 2) return "";
	const isLow = is_worse === (definitions[metric]?.good_direction !== "down");
	const low = is_since_first ? asides.low_from_first : asides.low;
	const high = is_since_first ? asides.high_from_first : asides.high;
	return fillText(isLow ? low : high, {
		metric: definitions[metric]?.label ?? metric,
		since,
		months: formatCount(months_in_row),
	});
}

function tellAlso(
	finding: Finding,
	definitions: Definitions,
	texts: ReportTexts,
): string {
	const { also_metric: metric } = finding;
	if (!metric) return "";
	return fillText(texts.finding.asides.also, {
		metric: definitions[metric]?.label ?? metric,
		rate: formatRate(finding.also_numerator, finding.also_denominator),
		fraction: formatFraction(finding.also_numerator, finding.also_denominator),
		reference: formatPercent(finding.also_reference_value),
	});
}

const EXPECTED: Record<string, string> = {
	ontime_rate: "ontime_expected",
	satisfaction_strict: "satisfaction_expected",
};

// The tables of communities and units have another yardstick beside the same rate.
function tellExpected(
	{ kind, dimension, metric, scope, denominator }: Finding,
	marts: Marts,
	definitions: Definitions,
	{ finding: { asides } }: ReportTexts,
): string {
	const table = dimension === "unit" ? "mart_units" : "mart_communities";
	const row = rowsOf<Row>(marts, table).find(
		(each) => each[dimension] === scope,
	);
	const expected = row?.[EXPECTED[metric] ?? ""];
	return kind !== "rate" ||
		typeof expected !== "number" ||
		Number(denominator) < FEWEST_FOR_PERCENT
		? ""
		: fillText(asides.expected, {
				metric: definitions[metric]?.label ?? metric,
				expected: formatPercent(expected),
			});
}

// A topic or a hotspot is made of itself; of what is better only the bad tickets are known.
function tellTopics(
	{ finding_no, kind, dimension, scope, is_worse }: Finding,
	marts: Marts,
	texts: ReportTexts,
): string {
	if (kind === "estate") return tellMost(scope, marts, texts);
	if (kind === "hotspot" || dimension === "topic" || !is_worse) return "";
	const { asides } = texts.finding;
	const topics = rowsOf<FindingTopic>(marts, "mart_finding_topics").filter(
		(each) => each.finding_no === finding_no,
	);
	if (topics.length === 0) return "";
	return fillText(asides.made_of, {
		topics: topics
			.map(({ topic_label, tickets }) =>
				fillText(asides.topic, {
					topic: topic_label,
					count: formatCount(tickets),
				}),
			)
			.join("、"),
	});
}

function tellMost(
	estate: string,
	marts: Marts,
	{ finding: { asides } }: ReportTexts,
): string {
	const first = rowsOf<{
		estate: string;
		topic: string;
		topic_label: string;
		tickets: number;
	}>(marts, "mart_problem_estate_topics").find((row) => row.estate === estate);
	if (!first || first.topic === "other") return "";
	return fillText(asides.most, {
		topic: fillText(asides.topic, {
			topic: first.topic_label,
			count: formatCount(first.tickets),
		}),
	});
}

function tellOldest(marts: Marts, texts: ReportTexts): string {
	// The pile is of what came before the end of the period.
	const oldest = rowsOf<{
		working_days_late: number | null;
		is_after_period: boolean;
	}>(marts, "mart_overdue").find((row) => !row.is_after_period);
	const days = oldest?.working_days_late ?? null;
	return days === null
		? ""
		: fillText(texts.finding.asides.oldest, { days: formatWorkingDays(days) });
}
