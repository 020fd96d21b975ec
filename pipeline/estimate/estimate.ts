import type { ColumnType, Database } from "../database/database.ts";
import {
	benjaminiHochberg,
	conditionalExactP,
	fisherMidP,
	type Share,
} from "../statistics/change.ts";
import {
	type Funnel,
	funnelLimits,
	funnelStatus,
	isFinding,
	makeFunnel,
	TAIL_95,
	TAIL_998,
} from "../statistics/funnel.ts";
import { poissonInterval, wilsonInterval } from "../statistics/intervals.ts";
import { medianSeconds, type Observation } from "../statistics/survival.ts";
import { estimateCampaigns } from "./campaigns/estimate-campaigns.ts";
import { estimateOutlook } from "./forecast/estimate-outlook.ts";
import { groupBy } from "./group-by.ts";
import { estimateBacktest } from "./hotspots/backtest.ts";
import { estimateIssues } from "./hotspots/estimate-issues.ts";
import { estimateHotspots } from "./hotspots/hotspots.ts";
import { estimateLookAlikes } from "./hotspots/look-alikes.ts";
import { estimateNewTerms } from "./hotspots/new-terms.ts";
import { estimateProblemEstates } from "./hotspots/problem-estates.ts";
import { estimateCaseMix } from "./metrics/case-mix.ts";
import { estimateOpenShares } from "./metrics/open-shares.ts";
import { estimateShrinkage } from "./metrics/shrinkage.ts";
import { estimateTrendRanges } from "./metrics/trend-range.ts";
import { estimateVisits } from "./visits/estimate-visits.ts";
import { type Row, writeRows } from "./write-rows.ts";

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

const MEDIANS = {
	scope_kind: "text",
	scope: "text",
	value: "double",
	previous_value: "double",
	year_ago_value: "double",
} satisfies Record<string, ColumnType>;

const CURVE_POINTS = 60;
const HOUSEHOLDS = 1000;
const SECONDS_A_DAY = 86_400;

/** Infers what SQL cannot: intervals, changes beyond chance, funnels, case mix, shrunken shares. */
export async function estimate(database: Database): Promise<void> {
	const values = await database.rows<MetricValue>(
		"select * from int_metric_tests order by metric, scope_kind, scope",
	);
	const estimates: Row<typeof ESTIMATES>[] = [];
	const curves: Row<typeof LIMITS>[] = [];
	for (const family of groupFamilies(values)) {
		const now = makeFunnel(family.map(currentShare));
		const before = makeFunnel(family.map(previousShare));
		estimates.push(...estimateFamily(family, now, before));
		if (now && hasFunnel(family)) curves.push(...funnelCurve(family, now));
	}
	await writeRows(database, "est_metrics", ESTIMATES, estimates);
	await writeRows(database, "est_funnel_limits", LIMITS, curves);
	await estimateMedians(database);
	await estimateOpenShares(database);
	await estimateTrendRanges(database);
	await estimateCaseMix(database);
	await estimateShrinkage(database);
	await estimateLookAlikes(database);
	await estimateHotspots(database, await estimateIssues(database));
	await estimateBacktest(database);
	await estimateNewTerms(database);
	await estimateCampaigns(database);
	await estimateOutlook(database);
	await estimateProblemEstates(database);
	await estimateVisits(database);
}

/** One metric within one kind of scope: what is compared, and corrected, together. */
function groupFamilies(values: readonly MetricValue[]): MetricValue[][] {
	return groupBy(values, (value) => `${value.metric} ${value.scope_kind}`);
}

function estimateFamily(
	family: readonly MetricValue[],
	now: Funnel | undefined,
	before: Funnel | undefined,
): Row<typeof ESTIMATES>[] {
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

interface Earlier {
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

function testChange(
	value: MetricValue,
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
): Row<typeof LIMITS>[] {
	const most = Math.max(...family.map((value) => value.denominator ?? 0));
	const step = Math.max(1, Math.ceil((most * 1.1) / CURVE_POINTS));
	return Array.from({ length: CURVE_POINTS }, (_, index) => {
		const trials = (index + 1) * step;
		const near = funnelLimits(funnel, trials, TAIL_95);
		const far = funnelLimits(funnel, trials, TAIL_998);
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
	}).filter((point) => point.denominator <= most * 1.1 + step);
}

interface Wait extends Observation {
	role: string;
	scope_kind: string;
	scope: string;
}

async function estimateMedians(database: Database): Promise<void> {
	const waits = await database.rows<Wait>(
		"select * from int_waits order by scope_kind, scope, role, seconds",
	);
	const scopes = groupBy(waits, (wait) => `${wait.scope_kind} ${wait.scope}`);
	const rows = scopes.map((scope) => ({
		scope_kind: scope[0]?.scope_kind ?? "",
		scope: scope[0]?.scope ?? "",
		value: medianDays(scope, "current"),
		previous_value: medianDays(scope, "previous"),
		year_ago_value: medianDays(scope, "year_ago"),
	}));
	await writeRows(database, "est_medians", MEDIANS, rows);
}

function medianDays(waits: readonly Wait[], role: string): number | null {
	const seconds = medianSeconds(waits.filter((wait) => wait.role === role));
	return seconds === null ? null : seconds / SECONDS_A_DAY;
}

function hasFunnel([first]: readonly MetricValue[]): boolean {
	return first?.has_funnel === true && first.scope_kind !== "street";
}

function currentShare(value: MetricValue): Share {
	return { hits: value.numerator, trials: value.denominator ?? 0 };
}

function previousShare(value: MetricValue): Share {
	return {
		hits: value.previous_numerator ?? 0,
		trials: value.previous_denominator ?? 0,
	};
}
