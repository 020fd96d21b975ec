import { addDays, daysBetween } from "./days.ts";

/** What the exports know of time. */
export interface Coverage {
	/** The days with an acceptance, in order. */
	days: readonly string[];
	/** These, and the days of which somebody vouches that nothing is missing. */
	known: readonly string[];
	/** The first day that is known. */
	from: string;
	/** The last one, or a later day that a file states and bears out. */
	until: string;
}

/** Days, both ends included. */
export interface Span {
	start: string;
	end: string;
}

const LONGEST_HOLE_DAYS = 7;
// A hole of a week is none in a month, and all there is in a week.
const SHORTEST_WITH_HOLES_DAYS = 28;
const OPEN_SHARE = 0.1;

/** What is covered by days with an acceptance, by days that files state, and by days that somebody vouches for; nothing where there are none. */
export function toCoverage(
	accepted: readonly string[],
	stated: readonly string[] = [],
	vouched: readonly string[] = [],
): Coverage {
	const known =
		vouched.length === 0
			? accepted
			: [...new Set([...accepted, ...vouched])].sort();
	const [until = ""] = [...known.slice(-1), ...stated].sort().reverse();
	return { days: accepted, known, from: known[0] ?? "", until };
}

/** False while the last tenth of a span, a day at least, lies after what is covered. */
export function isOver(span: Span, { until }: Coverage): boolean {
	return until > addDays(span.end, -openDays(span));
}

/** Whether the exports hold a whole span: it is begun and over by what they cover, and has no hole. */
export function isCovered(span: Span, coverage: Coverage): boolean {
	return isOver(span, coverage) && isUnbroken(span, coverage);
}

/** False where a span, as far as it is covered, lacks any acceptance for so long that data must be missing. */
export function isUnbroken(span: Span, coverage: Coverage): boolean {
	const { known, from, until } = coverage;
	const [end = until] = [span.end, until].sort();
	const inside = known.filter((day) => day >= span.start && day <= end);
	if (inside.length === 0) return false;
	const marks = [addDays(span.start, -1), ...inside, addDays(end, 1)];
	return (
		from <= addDays(span.start, longestLead(span)) &&
		marks.every(
			(day, index) =>
				index === 0 ||
				daysBetween(marks[index - 1] ?? day, day) - 1 <= LONGEST_HOLE_DAYS,
		)
	);
}

/** How many of a span's days are covered, counted from its first; one at least. */
export function coveredDays(span: Span, { until }: Coverage): number {
	const [end = until] = [span.end, until].sort();
	return Math.max(1, daysBetween(span.start, end) + 1);
}

function longestLead(span: Span): number {
	return lengthOf(span) < SHORTEST_WITH_HOLES_DAYS
		? openDays(span)
		: LONGEST_HOLE_DAYS;
}

function openDays(span: Span): number {
	return Math.max(1, Math.round(lengthOf(span) * OPEN_SHARE));
}

/** Days of a span. */
export function lengthOf({ start, end }: Span): number {
	return daysBetween(start, end) + 1;
}
