import {
	type Definitions,
	type Finding,
	type Marts,
	reportOf,
	rowsOf,
} from "../marts.ts";
import {
	formatCount,
	formatDay,
	formatMonthDay,
	formatRate,
} from "../numbers.ts";
import {
	type AdviceTexts,
	fillText,
	type ReportTexts,
} from "../report-texts.ts";
import { nameEarlier } from "./finding-sentences.ts";
import { tellDisputed, tellDueBefore, tellUnclosed } from "./standing.ts";

/** One thing to be done about a finding, by when, and how it will be judged. */
export interface Step {
	action: string;
	due: string;
	/** The same without its year, for a narrow column. */
	dueDay: string;
	measure: string;
	/** The measure is a number: the edge of what is usual. */
	isBounded: boolean;
	/** It is about what was not closed on time. */
	isLate: boolean;
}

/** A respect in which a finding is worse. */
interface Respect {
	metric: string;
	cases: number | null;
	usualCases: number | null;
	denominator: number | null;
}

/** A step for each respect in which the scope is worse; what is all within the first is done with it. */
export function toSteps(
	finding: Finding,
	advice: AdviceTexts,
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): Step[] {
	const steps = listSteps(finding, advice, marts, definitions, texts);
	const before = tellDueBefore(
		finding,
		dayAfter(advice.days, marts),
		marts,
		texts,
	);
	const disputed = tellDisputed(finding, steps.length, marts, texts);
	return steps.map((step, index) => ({
		...step,
		action: [
			step.action,
			index === 0 ? before : "",
			index === steps.length - 1 ? disputed : "",
		].join(""),
	}));
}

function listSteps(
	finding: Finding,
	advice: AdviceTexts,
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): Step[] {
	const fill = (text: string, { metric, ...own }: Respect) =>
		fillText(text, {
			metric: definitions[metric]?.label ?? metric,
			count: formatCount(own.cases),
			most: formatCount(own.usualCases),
			excess: formatCount(Math.round(finding.excess)),
			earlier: nameEarlier(finding, reportOf(marts)),
			bound: tellBound({ metric, ...own }, definitions, texts),
			unclosed: tellUnclosed(finding, marts, texts),
		});
	const toStep = (text: AdviceTexts, respect: Respect): Step => ({
		action: fill(text.action, respect),
		due: tellDue(text.days, marts, texts),
		dueDay: tellDueDay(text.days, marts, texts),
		measure: fill(text.measure, respect),
		isBounded: /\{(bound|most)\}/.test(text.measure),
		isLate: text.action.includes("{unclosed}"),
	});
	const first = toStep(advice, {
		metric: finding.metric,
		cases: finding.cases,
		usualCases: finding.usual_cases,
		denominator: finding.denominator,
	});
	const text = texts.finding.advice[finding.kind]?.[finding.also_metric ?? ""];
	if (!text) return [first];
	const { also_shared_cases: shared } = finding;
	const also = {
		metric: finding.also_metric ?? "",
		cases: finding.also_cases,
		usualCases: finding.also_usual_cases,
		denominator: finding.also_denominator,
	};
	const second = toStep(text, also);
	if (text.within && shared === also.cases)
		return [
			{
				...first,
				action: `${first.action}；${fill(text.within, also)}`,
				measure: joinClauses(first.measure, second.measure),
				isBounded: first.isBounded || second.isBounded,
			},
		];
	const same = shared
		? fillText(texts.finding.shared, { count: formatCount(shared) })
		: "";
	return [first, { ...second, action: second.action + same }];
}

// What both say is said once.
function joinClauses(one: string, other: string): string {
	return [...new Set([one, other].flatMap((text) => text.split("，")))].join(
		"，",
	);
}

// The rate at which as many tickets would have as many bad ones as is still usual.
function tellBound(
	{ metric, usualCases, denominator }: Respect,
	definitions: Definitions,
	{ finding: { bounds } }: ReportTexts,
): string {
	if (usualCases === null || denominator === null) return "";
	const isUp = definitions[metric]?.good_direction !== "down";
	return fillText(isUp ? bounds.up : bounds.down, {
		rate: formatRate(isUp ? denominator - usualCases : usualCases, denominator),
	});
}

/** The day that is so many working days from now. */
const tellDue = (days: number, marts: Marts, texts: ReportTexts) =>
	writeDue(days, marts, texts, formatDay);

export const tellDueDay = (days: number, marts: Marts, texts: ReportTexts) =>
	writeDue(days, marts, texts, formatMonthDay);

function writeDue(
	days: number,
	marts: Marts,
	texts: ReportTexts,
	write: (day: string) => string,
): string {
	const day = dayAfter(days, marts);
	return day ? write(day.slice(0, 10)) : texts.no_calendar;
}

const dayAfter = (days: number, marts: Marts) =>
	rowsOf<{ day_no: number; starts_at: string }>(
		marts,
		"mart_coming_workdays",
	).find(({ day_no }) => day_no === days)?.starts_at;
