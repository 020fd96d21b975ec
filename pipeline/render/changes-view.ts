import { countBoth } from "./lead-overlap.ts";
import {
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
	formatFraction,
	formatRate,
	formatSigned,
} from "./numbers.ts";
import { fillText, type ReportTexts } from "./report-texts.ts";
import { isPaced, tellChange } from "./sentences.ts";

/** What the street's changes lie in: a sentence each, and the parts that sum to it. */
export interface ChangesView {
	sentences: string[];
	groups: ChangeGroup[];
}

interface ChangeGroup {
	/** The figure, what it is held against, by what it is parted, and the change as it is printed elsewhere. */
	total: PartView;
	/** What sums to it. */
	rows: PartView[];
}

interface PartView {
	label: string;
	now: string;
	before: string;
	effect: string;
}

export type Against = "previous" | "year_ago";

interface Counts {
	numerator: number;
	denominator: number | null;
	earlier_numerator: number;
	earlier_denominator: number | null;
}

/** The one or two parts that carry a change, as `mart_change_leads` has them. */
export interface Lead extends Counts {
	metric: string;
	against: Against;
	metric_kind: Headline["metric_kind"];
	is_headline: boolean;
	dimension: string;
	part_label: string;
	second_dimension: string | null;
	second_label: string;
	second_numerator: number;
	second_denominator: number | null;
	second_earlier_numerator: number;
	second_earlier_denominator: number | null;
	without_numerator: number;
	without_denominator: number | null;
	without_earlier_numerator: number;
	without_earlier_denominator: number | null;
	/** Of the change, both together. */
	share: number | null;
	one_caller_tickets: number | null;
	is_spread: boolean;
	has_two: boolean;
}

interface PartRow extends Counts {
	metric: string;
	against: Against;
	dimension: string;
	part: string;
	part_label: string;
	change_unit: ChangeUnit;
	/** How many named ones it stands for; and what else is in it and belongs to none of these. */
	parts: number;
	unnamed: string | null;
	effect: number;
}

/** What is told of one change: the figure, the period it is held against, and the change in its unit. */
export interface Change extends Counts {
	label: string;
	earlier: string;
	isRate: boolean;
	isPaced: boolean;
	change: number;
	unit: ChangeUnit;
	direction: Headline["previous_direction"];
}

/** Tells each significant change of a headline by the parts that carry it. */
export function viewChanges(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): ChangesView {
	const report = reportOf(marts);
	const headlines = rowsOf<Headline>(marts, "mart_headlines");
	const known = (row: { metric: string; against: Against }) => {
		const headline = headlines.find(({ metric }) => metric === row.metric);
		return headline
			? toChange(headline, row.against, report, definitions)
			: undefined;
	};
	const leads = rowsOf<Lead>(marts, "mart_change_leads");
	return {
		sentences: leads.flatMap((lead) => {
			const change = lead.is_headline ? known(lead) : undefined;
			return change ? [tellLead(lead, change, report, texts)] : [];
		}),
		groups: groupRows(rowsOf<PartRow>(marts, "mart_change_rows")).flatMap(
			(rows) => {
				const [first] = rows;
				const change = first && known(first);
				return change ? [viewGroup(rows, change, texts)] : [];
			},
		),
	};
}

/** A change as it is told; undefined where there was nothing to hold it against. */
export function toChange(
	headline: Headline,
	against: Against,
	report: Report,
	definitions: Definitions,
): Change | undefined {
	const change = headline[`${against}_change`];
	if (change === null) return undefined;
	const unit = headline[`${against}_change_unit`];
	return {
		numerator: headline.numerator,
		denominator: headline.denominator,
		earlier_numerator: headline[`${against}_numerator`] ?? 0,
		earlier_denominator: headline[`${against}_denominator`],
		label: definitions[headline.metric]?.label ?? headline.metric,
		earlier: report[`${against}_noun`],
		isRate: headline.metric_kind === "rate",
		isPaced: isPaced(headline.metric_kind, unit),
		change,
		unit,
		direction: headline[`${against}_direction`],
	};
}

function tellLead(
	lead: Lead,
	change: Change,
	report: Report,
	texts: ReportTexts,
): string {
	const words = {
		metric: change.label,
		earlier: change.earlier,
		period: report.period_noun,
		change: tellSize(change, texts),
	};
	if (lead.is_spread) return fillText(texts.changes.spread, words);
	const tellPart = (dimension: string | null, part: string, counts: Counts) =>
		fillText(texts.changes.part, {
			...words,
			part: nameOf(dimension ?? "", part, texts),
			...tellCounts(counts, change),
		});
	const seconds = {
		numerator: lead.second_numerator,
		denominator: lead.second_denominator,
		earlier_numerator: lead.second_earlier_numerator,
		earlier_denominator: lead.second_earlier_denominator,
	};
	const both = lead.has_two ? countBoth(lead, change).tickets : 0;
	const text = lead.has_two ? texts.changes.two : texts.changes.one;
	const told = fillText(text, {
		...words,
		both:
			both > 0
				? fillText(texts.changes.both, { count: formatCount(both) })
				: "",
		first: tellPart(lead.dimension, lead.part_label, lead),
		second: lead.has_two
			? tellPart(lead.second_dimension, lead.second_label, seconds)
			: "",
		without: tellFigure(
			lead.without_numerator,
			lead.without_denominator,
			change,
		),
		earlier_without: tellFigure(
			lead.without_earlier_numerator,
			lead.without_earlier_denominator,
			change,
		),
	});
	return lead.one_caller_tickets === null
		? told
		: told +
				fillText(texts.changes.one_caller, {
					count: formatCount(lead.one_caller_tickets),
				});
}

/** How far, and which way. */
export function tellSize(change: Change, texts: ReportTexts): string {
	const told = tellChange(change.change, change.unit, change.direction, texts);
	return change.isPaced ? fillText(texts.asides.daily, { change: told }) : told;
}

// A rate with its fraction, so that few cases are seen to be few; a number as it is.
export function tellFigure(
	numerator: number,
	denominator: number | null,
	{ isRate }: Change,
): string {
	if (!isRate) return `${formatCount(numerator)}件`;
	const rate = formatRate(numerator, denominator);
	const fraction = formatFraction(numerator, denominator);
	return rate === fraction ? rate : `${rate}（${fraction}）`;
}

// Codes of types and channels are told by their words, all else is a name.
export function nameOf(
	dimension: string,
	part: string,
	texts: ReportTexts,
): string {
	return texts.words[dimension]?.[part] ?? part;
}

function groupRows(rows: readonly PartRow[]): PartRow[][] {
	const groups = new Map<string, PartRow[]>();
	for (const row of rows) {
		const key = `${row.metric} ${row.against} ${row.dimension}`;
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	return [...groups.values()];
}

function viewGroup(
	rows: readonly PartRow[],
	change: Change,
	texts: ReportTexts,
): ChangeGroup {
	const dimension = texts.words.scope_kind?.[rows[0]?.dimension ?? ""] ?? "";
	const effectOf = (row: PartRow) => {
		const { change_unit: unit, effect } = row;
		if (unit === "items") return formatSigned(effect, unit);
		return formatSigned(unit === "percent" ? effect / 1000 : effect / 10, unit);
	};
	const view = (label: string, counts: Counts, effect: string): PartView => ({
		label,
		...tellCounts(counts, change),
		effect,
	});
	const title = fillText(texts.changes.group, {
		metric: change.label,
		earlier: change.earlier,
		dimension,
	});
	return {
		total: view(title, change, formatSigned(change.change, change.unit)),
		rows: rows.map((row) =>
			view(
				row.part === ""
					? tellRest(row, dimension, texts)
					: nameOf(row.dimension, row.part_label, texts),
				row,
				effectOf(row),
			),
		),
	};
}

function tellRest(
	{ parts, unnamed }: PartRow,
	what: string,
	{ changes }: ReportTexts,
): string {
	if (unnamed && parts === 0) return unnamed;
	const count = formatCount(parts);
	return unnamed
		? fillText(changes.rest_and, { count, what, unnamed })
		: fillText(changes.rest, { count, what });
}

function tellCounts(counts: Counts, { isRate }: Change) {
	const tell = (numerator: number, denominator: number | null) =>
		isRate ? formatFraction(numerator, denominator) : formatCount(numerator);
	return {
		now: tell(counts.numerator, counts.denominator),
		before: tell(counts.earlier_numerator, counts.earlier_denominator),
	};
}
