import {
	binomialTail,
	expectedCount,
	negativeBinomialTail,
	pooledSize,
} from "../../statistics/counts.ts";
import { TAIL_998 } from "../../statistics/funnel.ts";
import type { Candidate, PastMonth } from "./candidates.ts";

/** Since when something has been so, without a break. */
export interface Streak {
	months: number;
	/** The first of them, such as `2022-10`. */
	since: string;
}

// One side; a month on its own proves little, but each of a row of them has to lean.
const TAIL_OF_A_MONTH = 0.1;

/**
 * The months in a row, up to the last that is over, in which a rate leaned to the side it is
 * on now: as far from that of the rest of its kind of scope as chance has it in one month of ten. Null where the last did not.
 */
export function findStreak(
	{ metric, dimension, scope, is_worse, good_direction }: Candidate,
	months: readonly PastMonth[],
): Streak | null {
	const isLow = is_worse === (good_direction === "up");
	const family = months.filter(
		(each) => each.metric === metric && each.scope_kind === dimension,
	);
	let streak: Streak | null = null;
	for (let monthNo = 0; ; monthNo += 1) {
		const rows = family.filter(({ month_no }) => month_no === monthNo);
		const own = rows.find((each) => each.scope === scope);
		if (!own || leanOf(own, rows, isLow) > TAIL_OF_A_MONTH) return streak;
		streak = { months: monthNo + 1, since: own.month };
	}
}

function leanOf(
	own: PastMonth,
	rows: readonly PastMonth[],
	isLow: boolean,
): number {
	const trials = own.denominator ?? 0;
	const rest = rows.filter((each) => each !== own);
	const hits = rest.reduce((sum, each) => sum + each.numerator, 0);
	const of = rest.reduce((sum, each) => sum + (each.denominator ?? 0), 0);
	if (trials === 0 || of === 0) return 1;
	const [few, share] = isLow
		? [own.numerator, hits / of]
		: [trials - own.numerator, 1 - hits / of];
	return binomialTail(few, trials, share);
}

/** A stock against its own past months. */
export interface StockJudged {
	expected: number;
	isBeyond: boolean;
}

const FEWEST_MONTHS = 6;
const MOST_MONTHS = 12;

/**
 * Whether a stock is larger than chance makes it: beyond 99.8 % of a negative binomial of
 * the mean and spread of up to twelve months before; null where fewer than six are known.
 */
export function judgeStock(
	{ metric, dimension, scope, numerator }: Candidate,
	months: readonly PastMonth[],
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
		.slice(0, MOST_MONTHS)
		.map((each) => each.numerator);
	if (past.length < FEWEST_MONTHS) return null;
	const expected = expectedCount(past);
	const tail = negativeBinomialTail(numerator, expected, pooledSize([past]));
	return { expected, isBeyond: tail <= TAIL_998 };
}
