import {
	type Against,
	type Change,
	type Lead,
	nameOf,
	tellFigure,
	tellSize,
	toChange,
} from "../changes-view.ts";
import { countBoth } from "../lead-overlap.ts";
import {
	type Definitions,
	type Finding,
	type Headline,
	type Marts,
	reportOf,
	rowsOf,
} from "../marts.ts";
import {
	formatCount,
	formatDecimal,
	formatMonth,
	formatRate,
} from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";
import { tellNone } from "./no-lead.ts";
import { tellDueDay } from "./steps.ts";

/** What the month is, in one sentence; and since when, without whom, and what is asked. */
export interface MonthLead {
	title: string;
	text: string;
}

interface LeadRow {
	metric: string;
	against: Against;
	cases: number;
	is_caller_known: boolean;
	months_in_row: number | null;
	is_since_first: boolean;
	first_since_month: string | null;
	is_first_since_first: boolean;
	second_since_month: string | null;
	is_second_since_first: boolean;
}

/** One or two of those that carry the change. */
interface Part {
	name: string;
	bad: number;
	since: string | null;
	isSinceFirst: boolean;
}

interface Told {
	row: LeadRow;
	change: Change;
	carried: Lead | undefined;
	parts: Part[];
	goodDirection: string;
}

/** The change that got worse most; where none did, or none can be seen, that is said, with what stands out most. */
export function viewMonthLead(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): MonthLead {
	const told = readLead(marts, definitions, texts);
	return told
		? {
				title: tellTitle(told, texts),
				text: [
					`${tellBeneath(told, marts, texts).join("；")}。`,
					tellAsk(told, marts, texts),
				].join(""),
			}
		: tellNone(marts, definitions, texts);
}

function readLead(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): Told | undefined {
	const [row] = rowsOf<LeadRow>(marts, "mart_month_lead");
	const headline = rowsOf<Headline>(marts, "mart_headlines").find(
		({ metric }) => metric === row?.metric,
	);
	const change =
		row &&
		headline &&
		toChange(headline, row.against, reportOf(marts), definitions);
	if (!change) return undefined;
	const carried = rowsOf<Lead>(marts, "mart_change_leads").find(
		({ metric, against, is_spread }) =>
			metric === row.metric && against === row.against && !is_spread,
	);
	const goodDirection = definitions[row.metric]?.good_direction ?? "none";
	const parts = carried ? readParts(row, carried, goodDirection, texts) : [];
	return { row, change, carried, parts, goodDirection };
}

function readParts(
	row: LeadRow,
	lead: Lead,
	goodDirection: string,
	texts: ReportTexts,
): Part[] {
	const badOf = (numerator: number, denominator: number | null) =>
		goodDirection === "up" ? (denominator ?? 0) - numerator : numerator;
	const first = {
		name: nameOf(lead.dimension, lead.part_label, texts),
		bad: badOf(lead.numerator, lead.denominator),
		since: row.first_since_month,
		isSinceFirst: row.is_first_since_first,
	};
	const second = {
		name: nameOf(lead.second_dimension ?? "", lead.second_label, texts),
		bad: badOf(lead.second_numerator, lead.second_denominator),
		since: row.second_since_month,
		isSinceFirst: row.is_second_since_first,
	};
	return lead.has_two ? [first, second] : [first];
}

function tellTitle(
	{ change, carried, parts: [first, second] }: Told,
	texts: ReportTexts,
): string {
	const { lead } = texts.finding;
	const tenths = Math.min(10, Math.round((carried?.share ?? 0) * 10));
	const form = second ? lead.two : first ? lead.one : lead.spread;
	return fillText(form, {
		figure: `${change.label}${tellRate(change)}`,
		earlier: change.earlier,
		change: tellSize(change, texts),
		size: lead.sizes[change.direction],
		share: lead.tenths[tenths] ?? lead.tenths[5] ?? "",
		first: first?.name ?? "",
		second: second?.name ?? "",
	});
}

// Its cases stand on the tile below.
const tellRate = ({ isRate, numerator, denominator }: Change) =>
	isRate ? formatRate(numerator, denominator) : `${formatCount(numerator)}件`;

function tellBeneath(told: Told, marts: Marts, texts: ReportTexts): string[] {
	const { lead } = texts.finding;
	const { change, carried, row } = told;
	const without = carried
		? fillText(carried.has_two ? lead.without_two : lead.without_one, {
				period: reportOf(marts).period_noun,
				earlier: change.earlier,
				without: tellFigure(
					carried.without_numerator,
					carried.without_denominator,
					change,
				),
				earlier_without: tellFigure(
					carried.without_earlier_numerator,
					carried.without_earlier_denominator,
					change,
				),
			})
		: "";
	const voices = row.is_caller_known ? "" : lead.unknown_voices;
	return [
		...tellSince(told, marts, texts),
		carried ? tellCarry(carried, change, texts) : "",
		without,
		voices,
	].filter(Boolean);
}

// How the tenths of the title come about; of nearly all there is nothing to work out.
function tellCarry(carried: Lead, change: Change, texts: ReportTexts): string {
	const { lead } = texts.finding;
	const share = carried.share ?? 1;
	if (share >= 0.95) return "";
	const both = carried.has_two ? countBoth(carried, change).tickets : 0;
	const two = both > 0 ? lead.carry_both : lead.carry_two;
	const isPoints = change.unit === "points";
	const whole = formatDecimal(Math.abs(change.change));
	const part = formatDecimal(Math.abs(change.change * share));
	const percent = Math.round(share * 100);
	const isAsPrinted =
		Math.round((Number(part) / Number(whole)) * 100) === percent;
	return fillText(carried.has_two ? two : lead.carry_one, {
		size: lead.sizes[change.direction],
		percent: `${percent}%`,
		points: isPoints
			? fillText(isAsPrinted ? lead.points : lead.points_unrounded, {
					whole,
					part,
				})
			: "",
		both: formatCount(both),
	});
}

function tellSince(
	{ row, change, parts, goodDirection }: Told,
	marts: Marts,
	texts: ReportTexts,
): string[] {
	const { since } = texts.finding.lead;
	const isLow = goodDirection === "up";
	const months = row.months_in_row ?? 0;
	const street = fillText(isLow ? since.street_down : since.street_up, {
		metric: change.label,
		months: formatCount(months),
		earlier: change.earlier,
		before: row.is_since_first
			? fillText(since.before, { earlier: change.earlier })
			: "",
	});
	const known = parts.filter((part) => part.since !== null);
	const of = fillText(isLow ? since.parts_down : since.parts_up, {
		metric: change.label,
		parts: known
			.map((part) =>
				fillText(part.isSinceFirst ? since.part_from_first : since.part, {
					part: part.name,
					item: tellItem(part, marts, texts),
					since: formatMonth(part.since ?? ""),
				}),
			)
			.join("、"),
	});
	const told = [
		...(months >= 2 ? [street] : []),
		...(known.length > 0 ? [of] : []),
	];
	if (told.length > 0) return told;
	return row.is_since_first
		? [since.unknown]
		: [fillText(since.now, { period: reportOf(marts).period_noun })];
}

// The title and a finding below may be about the same place.
function tellItem({ name }: Part, marts: Marts, texts: ReportTexts): string {
	const finding = rowsOf<Finding>(marts, "mart_findings").find(
		({ scope_label, is_worse }) => is_worse && scope_label === name,
	);
	const { item } = texts.finding.lead.since;
	return finding ? fillText(item, { no: String(finding.finding_no) }) : "";
}

function tellAsk(told: Told, marts: Marts, texts: ReportTexts): string {
	const { lead, advice } = texts.finding;
	const { row, parts, goodDirection } = told;
	const { carried, change } = told;
	const both = carried?.has_two ? countBoth(carried, change) : null;
	const bothBad =
		goodDirection === "up"
			? (both?.tickets ?? 0) - (both?.numerator ?? 0)
			: (both?.numerator ?? 0);
	const named = parts.map(({ name, bad }) =>
		fillText(lead.part, { part: name, count: formatCount(bad) }),
	);
	const whole = fillText(lead.whole, { count: formatCount(row.cases) });
	const ask = fillText(lead.asks[row.metric] ?? lead.asks.default ?? "", {
		parts:
			named.length === 0
				? whole
				: bothBad > 0
					? fillText(lead.parts_both, {
							parts: named.join("、"),
							both: formatCount(bothBad),
						})
					: named.join("、"),
	});
	const days = (advice.rate?.[row.metric] ?? advice.rate?.default)?.days ?? 0;
	return fillText(lead.asked, { ask, due: tellDueDay(days, marts, texts) });
}
