import type { ColumnType, Database, Value } from "../database/database.ts";
import {
	benjaminiHochberg,
	conditionalExactP,
	fisherMidP,
	type Share,
} from "./change.ts";
import {
	type Funnel,
	funnelLimits,
	funnelStatus,
	makeFunnel,
	TAIL_95,
	TAIL_998,
} from "./funnel.ts";
import { wilsonInterval } from "./intervals.ts";

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
	days: number;
	previous_days: number;
}

const ESTIMATES = {
	metric: "text",
	scope_kind: "text",
	scope: "text",
	lower_95: "double",
	upper_95: "double",
	p_change: "double",
	q_change: "double",
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

type Row<Columns> = Record<keyof Columns, Value>;

const CURVE_POINTS = 60;

/** Infers what SQL cannot: intervals, changes beyond chance, funnels. */
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
}

/** One metric within one kind of scope: what is compared, and corrected, together. */
function groupFamilies(values: readonly MetricValue[]): MetricValue[][] {
	const families = new Map<string, MetricValue[]>();
	for (const value of values) {
		const key = `${value.metric} ${value.scope_kind}`;
		const family = families.get(key);
		if (family) family.push(value);
		else families.set(key, [value]);
	}
	return [...families.values()];
}

function estimateFamily(
	family: readonly MetricValue[],
	now: Funnel | undefined,
	before: Funnel | undefined,
): Row<typeof ESTIMATES>[] {
	const pChanges = family.map(testChange);
	const known = pChanges.filter((p) => p !== null);
	const qValues = benjaminiHochberg(known);
	let next = 0;
	return family.map((value, index) => {
		const p = pChanges[index] ?? null;
		const q = p === null ? null : (qValues[next++] ?? null);
		return {
			metric: value.metric,
			scope_kind: value.scope_kind,
			scope: value.scope,
			...toInterval(value),
			p_change: p,
			q_change: q,
			...(hasFunnel(family)
				? judge(value, now, before)
				: { status: "", is_finding: false }),
		};
	});
}

function testChange(value: MetricValue): number | null {
	if (value.previous_numerator === null) return null;
	if (value.change_test === "fisher")
		return fisherMidP(currentShare(value), previousShare(value));
	if (value.change_test === "conditional")
		return conditionalExactP(
			{ count: value.numerator, days: value.days },
			{ count: value.previous_numerator, days: value.previous_days },
		);
	return null;
}

function toInterval(value: MetricValue) {
	const share = currentShare(value);
	if (value.interval !== "wilson" || share.trials === 0)
		return { lower_95: null, upper_95: null };
	const { lower, upper } = wilsonInterval(share.hits, share.trials);
	return { lower_95: lower, upper_95: upper };
}

// Words need more than a status: beyond 99.8 %, or beyond 95 % twice running on the same side.
function judge(
	value: MetricValue,
	now: Funnel | undefined,
	before: Funnel | undefined,
) {
	const status = funnelStatus(now, currentShare(value), TAIL_95);
	const isOutside = status === "above" || status === "below";
	const isFar = funnelStatus(now, currentShare(value), TAIL_998) === status;
	const isTwice =
		funnelStatus(before, previousShare(value), TAIL_95) === status;
	return { status, is_finding: isOutside && (isFar || isTwice) };
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

async function writeRows<Columns extends Record<string, ColumnType>>(
	database: Database,
	table: string,
	columns: Columns,
	rows: readonly Row<Columns>[],
): Promise<void> {
	await database.createTable(table, columns);
	const names = Object.keys(columns) as (keyof Columns)[];
	await database.append(
		table,
		names.map((name) => rows.map((row) => row[name])),
	);
}
