import {
	type Coverage,
	coveredDays,
	isCovered,
	isOver,
	isUnbroken,
} from "./coverage.ts";
import {
	addDays,
	addMonths,
	addSeconds,
	endOfMonth,
	secondsBetween,
} from "./days.ts";
import { type Period, previousPeriod, yearAgoPeriod } from "./period.ts";

/** A span of days as it is seen at a moment. */
export interface View {
	span: Period;
	asOf: string;
	/** Of a part of the period, what the whole is. */
	whole?: Period;
	isCovered?: boolean;
}

const TREND_MONTHS = 24;

/**
 * The period before and the one a year ago, each seen at the same age, so that
 * late closings do not flatter the past: whole, where this period is over by what
 * is covered; else as many of their first days as are covered of this one.
 */
export function comparedSpans(
	period: Period,
	asOf: string,
	coverage: Coverage,
): { previous: View; year_ago: View } {
	const age = secondsBetween(`${period.end} 23:59:59`, asOf);
	const sinceStart = secondsBetween(`${period.start} 00:00:00`, asOf);
	const days = coveredDays(period, coverage);
	const view = (whole: Period): View => {
		if (isOver(period, coverage))
			return { span: whole, asOf: addSeconds(`${whole.end} 23:59:59`, age) };
		const last = addDays(whole.start, days - 1);
		const [end = last] = [last, whole.end].sort();
		return {
			span: { ...whole, end },
			whole,
			asOf: addSeconds(`${whole.start} 00:00:00`, sinceStart),
		};
	};
	return {
		previous: view(previousPeriod(period)),
		year_ago: view(yearAgoPeriod(period)),
	};
}

/**
 * The months of the trend, whole and at the age of this period, none of them seen
 * later than the data is as of. Inside the period a month may be under way; any
 * other one says nothing until it is over.
 */
export function trendMonths(
	period: Period,
	asOf: string,
	coverage: Coverage,
): View[] {
	const age = Math.max(0, secondsBetween(`${period.end} 23:59:59`, asOf));
	const last = period.end.slice(0, 7);
	return Array.from({ length: TREND_MONTHS }, (_, index) => {
		const month = addMonths(last, index + 1 - TREND_MONTHS);
		const span: Period = {
			id: month,
			kind: "month",
			start: `${month}-01`,
			end: endOfMonth(month),
		};
		const aged = addSeconds(`${span.end} 23:59:59`, age);
		const isInside = span.start >= period.start && span.end <= period.end;
		return {
			span,
			asOf: aged < asOf ? aged : asOf,
			isCovered: isInside
				? isUnbroken(span, coverage)
				: isCovered(span, coverage),
		};
	});
}
