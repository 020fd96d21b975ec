import { mean, quantile, sum } from "simple-statistics";
import type { ColumnType } from "../../database/database.ts";
import { poissonTail } from "../../statistics/counts.ts";
import { TAIL_95 } from "../../statistics/funnel.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";
import { groupBy } from "../group-by.ts";

/** What an estate had in a month; 0 is the last. */
export interface EstateMonth {
	estate: string;
	community: string;
	households: number;
	month_no: number;
	month: string;
	tickets: number;
}

/** When an estate comes under treatment and when it leaves. */
export interface TreatmentRule {
	/** Among so many by count. */
	top: number;
	/** In so many months … */
	months: number;
	/** … of the last so many. */
	of: number;
	/** Months without, in a row, that end it. */
	quiet: number;
}

export interface ProblemEstate {
	estate: string;
	community: string;
	households: number;
	is_listed: boolean;
	since: string;
	hot_months: number;
	quiet_months: number;
	tickets: number;
	/** By its households, at the street's rate of the month. */
	expected: number;
}

const COLUMNS = {
	estate: "text",
	community: "text",
	households: "integer",
	is_listed: "boolean",
	since: "text",
	hot_months: "integer",
	quiet_months: "integer",
	tickets: "integer",
	expected: "double",
} satisfies Record<string, ColumnType>;

const Z_95 = 1.96;
const WINSORISED = 0.1;

/** Writes `est_problem_estates`: estates under treatment, and those that have just left it. */
export const problemEstatesEstimator = defineEstimator({
	reads: {
		int_estate_months: { order: ["estate", "month_no"] },
		rule_problem_estates: { order: [] },
	},
	writes: { est_problem_estates: COLUMNS },
	grains: { est_problem_estates: ["estate"] },
	estimate: ({
		int_estate_months: months,
		rule_problem_estates: [rule],
	}: {
		int_estate_months: EstateMonth[];
		rule_problem_estates: TreatmentRule[];
	}) => ({
		est_problem_estates: (rule
			? findProblemEstates(months, rule)
			: []) as unknown as TableRow<typeof COLUMNS>[],
	}),
});

/** Follows every estate through the months, the oldest first. */
export function findProblemEstates(
	months: readonly EstateMonth[],
	rule: TreatmentRule,
): ProblemEstate[] {
	const judged = groupBy(months, ({ month_no }) => String(month_no)).flatMap(
		(month) => judgeMonth(month, rule.top),
	);
	return groupBy(judged, ({ estate }) => estate)
		.flatMap((own) => follow(own, rule))
		.sort(
			(a, b) =>
				Number(b.is_listed) - Number(a.is_listed) ||
				b.hot_months - a.hot_months ||
				b.tickets - a.tickets ||
				(a.estate < b.estate ? -1 : 1),
		);
}

interface JudgedMonth extends EstateMonth {
	expected: number;
	isHot: boolean;
}

// High by count and by households: beyond the exact 95 % limit, and beyond it as far as estates vary by themselves.
function judgeMonth(month: readonly EstateMonth[], top: number): JudgedMonth[] {
	const rate =
		sum(month.map(({ tickets }) => tickets)) /
		sum(month.map(({ households }) => households));
	const scored = month.map((each) => {
		const expected = rate * each.households;
		return { ...each, expected, z: zOf(each.tickets, expected) };
	});
	const spread = Math.sqrt(dispersion(scored.map(({ z }) => z)));
	const counts = month.map(({ tickets }) => tickets).sort((a, b) => b - a);
	const least = counts[Math.min(top, counts.length) - 1] ?? 0;
	return scored.map(({ z, ...each }) => ({
		...each,
		isHot:
			each.tickets >= least &&
			z > Z_95 * spread &&
			poissonTail(each.tickets, each.expected) <= TAIL_95,
	}));
}

const zOf = (count: number, expected: number) =>
	expected > 0 ? (count - expected) / Math.sqrt(expected) : 0;

function dispersion(scores: readonly number[]): number {
	const low = quantile([...scores], WINSORISED);
	const high = quantile([...scores], 1 - WINSORISED);
	const drawnIn = scores.map((z) => Math.min(high, Math.max(low, z)));
	return Math.max(1, mean(drawnIn.map((z) => z * z)));
}

function follow(
	own: readonly JudgedMonth[],
	rule: TreatmentRule,
): ProblemEstate[] {
	const months = [...own].sort((a, b) => b.month_no - a.month_no);
	let since = "";
	let hasJustLeft = false;
	months.forEach((month, index) => {
		const hot = countHot(
			months.slice(Math.max(0, index + 1 - rule.of), index + 1),
		);
		const recent = months.slice(Math.max(0, index + 1 - rule.quiet), index + 1);
		const isQuiet = recent.length === rule.quiet && countHot(recent) === 0;
		hasJustLeft = since !== "" && isQuiet;
		if (hasJustLeft) since = "";
		else if (since === "" && hot >= rule.months && !isQuiet)
			since = month.month;
	});
	const last = months.at(-1);
	if (!last || (since === "" && !hasJustLeft)) return [];
	return [
		{
			estate: last.estate,
			community: last.community,
			households: last.households,
			is_listed: since !== "",
			since,
			hot_months: countHot(months.slice(-rule.of)),
			quiet_months: countQuiet(months),
			tickets: last.tickets,
			expected: last.expected,
		},
	];
}

const countHot = (months: readonly JudgedMonth[]) =>
	months.filter(({ isHot }) => isHot).length;

function countQuiet(months: readonly JudgedMonth[]): number {
	const lastHot = months.map(({ isHot }) => isHot).lastIndexOf(true);
	return months.length - 1 - lastHot;
}
