import { fisherMidP } from "../../statistics/change.ts";
import {
	binomialTail,
	expectedCount,
	negativeBinomialTail,
	pooledSize,
} from "../../statistics/counts.ts";
import type { Candidate, Limits, PastMonth } from "./candidates.ts";

/** Since when something has been so, without a break. */
export interface Streak {
	months: number;
	/** The first of them, such as `2022-10`. */
	since: string;
	/** What was before is not known: it may have begun earlier. */
	isFromFirst: boolean;
}

/**
 * The months in a row, up to the last that is over, in which a rate leaned to the side it is on now, as far as chance has it in one month of ten:
 * from that of the rest of its kind of scope; the street's, each month's from its own a year before. Null where the last did not.
 */
export function findStreak(
	candidate: Candidate,
	months: readonly PastMonth[],
	{ tail_of_a_month }: Limits,
): Streak | null {
	const { metric, dimension, scope, kind } = candidate;
	const family = months.filter(
		(each) => each.metric === metric && each.scope_kind === dimension,
	);
	const rowsOf = (monthNo: number) =>
		family.filter(({ month_no }) => month_no === monthNo);
	const isOwn = (each: PastMonth) => each.scope === scope;
	let streak: Streak | null = null;
	for (let monthNo = 0; ; monthNo += 1) {
		const rows = rowsOf(monthNo);
		const yearAgo = kind === "rate" ? rows : rowsOf(monthNo + YEAR);
		if (rows.length === 0 || yearAgo.length === 0)
			return streak && { ...streak, isFromFirst: true };
		const own = rows.find(isOwn);
		const lean =
			kind === "rate"
				? leanFromRest(own, rows, candidate)
				: leanFromYearAgo(own, yearAgo.find(isOwn), candidate);
		if (!own || lean > tail_of_a_month) return streak;
		streak = { months: monthNo + 1, since: own.month, isFromFirst: false };
	}
}

const YEAR = 12;

/** Whether the side it is on is that of few in the numerator. */
const isLow = ({ is_worse, good_direction }: Candidate) =>
	is_worse === (good_direction === "up");

function leanFromRest(
	own: PastMonth | undefined,
	rows: readonly PastMonth[],
	candidate: Candidate,
): number {
	const trials = own?.denominator ?? 0;
	const usual = own ? restOf(own, rows) : null;
	if (!own || trials === 0 || usual === null) return 1;
	return isLow(candidate)
		? binomialTail(own.numerator, trials, usual)
		: binomialTail(trials - own.numerator, trials, 1 - usual);
}

// Both are counts that chance moves: of the two sides of the test the one it is on.
function leanFromYearAgo(
	own: PastMonth | undefined,
	before: PastMonth | undefined,
	candidate: Candidate,
): number {
	if (!own?.denominator || !before?.denominator) return 1;
	const now = { hits: own.numerator, trials: own.denominator };
	const then = { hits: before.numerator, trials: before.denominator };
	const difference = now.hits / now.trials - then.hits / then.trials;
	const isOnSide = isLow(candidate) ? difference < 0 : difference > 0;
	return isOnSide ? (fisherMidP(now, then) ?? 1) / 2 : 1;
}

function restOf(own: PastMonth, rows: readonly PastMonth[]): number | null {
	const rest = rows.filter((each) => each !== own);
	const hits = rest.reduce((sum, each) => sum + each.numerator, 0);
	const trials = rest.reduce((sum, each) => sum + (each.denominator ?? 0), 0);
	return trials === 0 ? null : hits / trials;
}

/** A stock against its own past months. */
export interface StockJudged {
	expected: number;
	/** One side. */
	p: number;
	isBeyond: boolean;
}

/**
 * Whether a stock is larger than chance makes it: beyond the tail of a negative binomial of
 * the mean and spread of the last months; null where too few are known.
 */
export function judgeStock(
	{ metric, dimension, scope, numerator }: Candidate,
	months: readonly PastMonth[],
	{ tail, fewest_months, most_months }: Limits,
): StockJudged | null {
	const past = months
		.filter(
			(each) =>
				each.is_earlier &&
				each.metric === metric &&
				each.scope_kind === dimension &&
				each.scope === scope,
		)
		.sort((a, b) => a.month_no - b.month_no)
		.slice(0, most_months)
		.map((each) => each.numerator);
	if (past.length < fewest_months) return null;
	const expected = expectedCount(past);
	const p = negativeBinomialTail(numerator, expected, pooledSize([past]));
	return { expected, p, isBeyond: p <= tail };
}
