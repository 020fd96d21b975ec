import type { ColumnType } from "../../database/database.ts";
import {
	benjaminiHochberg,
	conditionalExactP,
	fisherMidP,
	type Share,
} from "../../statistics/change.ts";
import {
	type Funnel,
	funnelStatus,
	isFinding,
	judgedLimits,
	makeFunnel,
	TAIL_95,
	TAIL_998,
} from "../../statistics/funnel.ts";
import { poissonInterval, wilsonInterval } from "../../statistics/intervals.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";
import { groupBy } from "../group-by.ts";

interface MetricValue {
	metric: string;
	scope_kind: string;
	scope: string;
	interval: string;
	change_test: string;
	has_funnel: boolean;
	numerator: number;
	denominator: number | null;
	previous_numerator: number | null;
	previous_denominator: number | null;
	year_ago_numerator: number | null;
	year_ago_denominator: number | null;
	days: number;
	previous_days: number;
	year_ago_days: number;
}

const ESTIMATES = {
	metric: "text",
	scope_kind: "text",
	scope: "text",
	lower_95: "double",
	upper_95: "double",
	p_change: "double",
	q_change: "double",
	p_year_ago: "double",
	q_year_ago: "double",
	status: "text",
	is_finding: "boolean",
} satisfies Record<string, ColumnType>;

const LIMITS = {
	metric: "text",
	scope_kind: "text",
	denominator: "integer",
	center: "double",
	lower_95: "double",
	upper_95: "double",
	lower_998: "double",
	upper_998: "double",
} satisfies Record<string, ColumnType>;

const CURVE_POINTS = 60;
const HOUSEHOLDS = 1000;

/** Writes `est_metrics`, the interval, the tests of change and the funnel status of every value, and `est_funnel_limits`, the curves. */
export const metricTestsEstimator = defineEstimator({
	reads: { int_metric_tests: { order: ["metric", "scope_kind", "scope"] } },
	writes: { est_metrics: ESTIMATES, est_funnel_limits: LIMITS },
	grains: {
		est_metrics: ["metric", "scope_kind", "scope"],
		est_funnel_limits: ["metric", "scope_kind", "denominator"],
	},
	estimate: ({ int_metric_tests }: { int_metric_tests: MetricValue[] }) => {
		const estimates: TableRow<typeof ESTIMATES>[] = [];
		const curves: TableRow<typeof LIMITS>[] = [];
		for (const family of groupFamilies(int_metric_tests)) {
			const now = makeFunnel(family.map(currentShare));
			const before = makeFunnel(family.map(previousShare));
			estimates.push(...estimateFamily(family, now, before));
			if (now && hasFunnel(family)) curves.push(...funnelCurve(family, now));
		}
		return { est_metrics: estimates, est_funnel_limits: curves };
	},
});

/** One metric within one kind of scope: what is compared, and corrected, together. */
function groupFamilies(values: readonly MetricValue[]): MetricValue[][] {
	return groupBy(values, (value) => `${value.metric} ${value.scope_kind}`);
}

function estimateFamily(
	family: readonly MetricValue[],
	now: Funnel | undefined,
	before: Funnel | undefined,
): TableRow<typeof ESTIMATES>[] {
	const changes = testFamily(family, (value) => ({
		numerator: value.previous_numerator,
		denominator: value.previous_denominator,
		days: value.previous_days,
	}));
	const sinceYearAgo = testFamily(family, (value) => ({
		numerator: value.year_ago_numerator,
		denominator: value.year_ago_denominator,
		days: value.year_ago_days,
	}));
	return family.map((value, index) => ({
		metric: value.metric,
		scope_kind: value.scope_kind,
		scope: value.scope,
		...toInterval(value),
		p_change: changes[index]?.p ?? null,
		q_change: changes[index]?.q ?? null,
		p_year_ago: sinceYearAgo[index]?.p ?? null,
		q_year_ago: sinceYearAgo[index]?.q ?? null,
		...(hasFunnel(family)
			? judge(value, now, before)
			: { status: "", is_finding: false }),
	}));
}

/** A figure of a period before. */
export interface Earlier {
	numerator: number | null;
	denominator: number | null;
	days: number;
}

/** Tests each value of a family against an earlier one, corrected together. */
function testFamily(
	family: readonly MetricValue[],
	earlierOf: (value: MetricValue) => Earlier,
): { p: number | null; q: number | null }[] {
	const pValues = family.map((value) => testChange(value, earlierOf(value)));
	const qValues = benjaminiHochberg(pValues.filter((p) => p !== null));
	let next = 0;
	return pValues.map((p) => ({
		p,
		q: p === null ? null : (qValues[next++] ?? null),
	}));
}

/** How likely a change as large is by chance, by the metric's own test; null where it has none. */
export function testChange(
	value: Pick<
		MetricValue,
		"change_test" | "numerator" | "denominator" | "days"
	>,
	{ numerator, denominator, days }: Earlier,
): number | null {
	if (numerator === null) return null;
	if (value.change_test === "fisher")
		return fisherMidP(currentShare(value), {
			hits: numerator,
			trials: denominator ?? 0,
		});
	if (value.change_test === "conditional")
		return conditionalExactP(
			{ count: value.numerator, days: value.days },
			{ count: numerator, days },
		);
	return null;
}

function toInterval({ interval, numerator, denominator }: MetricValue) {
	const none = { lower_95: null, upper_95: null };
	if (interval === "none" || !denominator) return none;
	const { lower, upper } =
		interval === "poisson"
			? poissonInterval(numerator, denominator / HOUSEHOLDS)
			: wilsonInterval(numerator, denominator);
	return { lower_95: lower, upper_95: upper };
}

function judge(
	value: MetricValue,
	now: Funnel | undefined,
	before: Funnel | undefined,
) {
	const share = currentShare(value);
	return {
		status: funnelStatus(now, share, TAIL_95),
		is_finding: isFinding(
			{ funnel: now, share },
			{ funnel: before, share: previousShare(value) },
		),
	};
}

function funnelCurve(
	family: readonly MetricValue[],
	funnel: Funnel,
): TableRow<typeof LIMITS>[] {
	const most = Math.max(...family.map((value) => value.denominator ?? 0));
	const step = Math.max(1, Math.ceil((most * 1.1) / CURVE_POINTS));
	const steps = Array.from(
		{ length: CURVE_POINTS },
		(_, index) => (index + 1) * step,
	).filter((trials) => trials <= most * 1.1 + step);
	// Between two steps the limits go up and down: where a share stands they are its own.
	const own = family.flatMap(({ denominator }) => denominator || []);
	const drawn = [...new Set([...steps, ...own])].sort((a, b) => a - b);
	return drawn.map((trials) => {
		const near = judgedLimits(funnel, trials, TAIL_95);
		const far = judgedLimits(funnel, trials, TAIL_998);
		return {
			metric: family[0]?.metric ?? "",
			scope_kind: family[0]?.scope_kind ?? "",
			denominator: trials,
			center: funnel.center,
			lower_95: near.lower,
			upper_95: near.upper,
			lower_998: far.lower,
			upper_998: far.upper,
		};
	});
}

function hasFunnel([first]: readonly MetricValue[]): boolean {
	return first?.has_funnel === true && first.scope_kind !== "street";
}

function currentShare(
	value: Pick<MetricValue, "numerator" | "denominator">,
): Share {
	return { hits: value.numerator, trials: value.denominator ?? 0 };
}

function previousShare(value: MetricValue): Share {
	return {
		hits: value.previous_numerator ?? 0,
		trials: value.previous_denominator ?? 0,
	};
}
