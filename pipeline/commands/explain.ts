import { selectRows } from "../database/select-rows.ts";
import { divide } from "../plan/divide.ts";
import type { Model } from "../plan/models.ts";
import type { Plan } from "../plan/plan.ts";
import { UserError } from "../user-error.ts";
import {
	findMetric,
	type MetricText,
	readMetricTexts,
} from "../workspace/metrics.ts";
import { idOf, type RunPeriod } from "../workspace/run-periods.ts";
import { make, settle } from "./make.ts";
import { withSettled } from "./open-settled.ts";
import { commonOf, recompute } from "./recompute.ts";
import { findScope, type NamedScope, type Scope } from "./typed/scope.ts";
import type { RunEffects, RunOptions, Warehouse } from "./warehouse.ts";

export type { Scope } from "./typed/scope.ts";

export interface ExplainOptions extends RunOptions {
	/** Its name, its code, or how one of them alone begins. */
	metric: string;
	/** `kind=name`, such as `社区=甲社区`; the street where it is not given. */
	scope?: string;
}

/** A ticket behind a number, and where in the exports it stands. */
export interface ExplainedTicket {
	ticket_id: string;
	in_numerator: boolean;
	in_denominator: boolean;
	/** Counts in neither, and decides whether another does. */
	is_related: boolean;
	file: string;
	sheet: string;
	row: number;
	/** Of a database: which record of it. */
	key: string | null;
}

export interface Figure {
	numerator: number | null;
	denominator: number | null;
	value: number | null;
}

export interface Explanation extends NamedScope, Figure {
	metric: string;
	metric_kind: string;
	text: MetricText;
	rule: string;
	sql_file: string;
	period_label: string;
	as_of: string;
	/** The period before, as it was known at the same distance from its end; null where nobody knows it. */
	previous: (Figure & { period_label: string; as_of: string }) | null;
	tickets: ExplainedTicket[];
	/** The same number from the source rows of these tickets alone. */
	recomputed: Figure;
	/** Whether these rows were read again, or taken as an earlier run kept them. */
	recomputed_from: "files" | "cache";
	agrees: boolean;
}

/** Shows a number's rule and tickets, and computes it again from their rows alone. */
export async function explain(
	options: ExplainOptions,
	effects: RunEffects,
): Promise<Explanation> {
	// Before the exports are read: the name needs none of them.
	const metric = findMetric(options.metric, options.workspace);
	const reading = { ...options, metrics: [metric], readsOnly: true };
	const answer = async (warehouse: Warehouse) => {
		await settle(warehouse);
		await checkMetric(warehouse, metric);
		const scope = await findScope(warehouse, options.scope);
		const tickets = await readTickets(warehouse, metric, scope);
		effects.log("由源记录复算");
		const again = await recompute(warehouse, tickets);
		try {
			return await describe(warehouse, again, metric, scope, tickets);
		} finally {
			await again.database.close();
		}
	};
	const settled = await withSettled(reading, effects, answer);
	if (settled) return settled.result;
	const { withWarehouse } = await import("./open-warehouse.ts");
	return await withWarehouse(reading, effects, answer);
}

async function checkMetric(
	{ database, facts, options }: Warehouse,
	metric: string,
) {
	const texts = readMetricTexts(options.workspace);
	const [found] = await selectRows(database, "run_metrics", {
		where: { metric },
		order: [],
	});
	if (found) return;
	const label = texts[metric]?.label;
	const unknown = facts?.unknowns.find(
		(each) => each.metric === metric && each.period.role === "current",
	);
	throw unknown
		? new UserError(`算不出“${label}”：${unknown.reason}。`, {
				hint: "用 hotline-review check 看数据还缺什么。",
			})
		: new UserError(`导出文件缺少所需的列，算不出“${label}”。`, {
				hint: "用 hotline-review check 看缺哪些列。",
			});
}

const TICKETS = "mart_explained_tickets";

/** The tickets a number counts, those it does not count but rests on, and their places. */
export async function readTickets(
	warehouse: Warehouse,
	metric: string,
	scope: Scope,
): Promise<ExplainedTicket[]> {
	warehouse.question = {
		metric,
		scope_kind: scope.scope_kind,
		scope: scope.scope,
	};
	for (const node of ["question", TICKETS])
		warehouse.progress.done.delete(node);
	await make(warehouse, [TICKETS]);
	return await selectRows<ExplainedTicket>(warehouse.database, TICKETS, {
		columns: [
			"ticket_id",
			"in_numerator",
			"in_denominator",
			"is_related",
			"file",
			"sheet",
			"row",
			"key",
		],
		order: ["is_related", "counts_no", "sheet_no", "row"],
	});
}

/** What the report says of a metric in a scope; nothing counts as no tickets. */
export async function readFigure(
	warehouse: Warehouse,
	metric: string,
	{ scope_kind, scope }: Scope,
): Promise<Figure> {
	const { database, models } = warehouse;
	const table = valuesOf(models, metric);
	await make(warehouse, [table]);
	const current = await findPeriod(warehouse, "current");
	const [row] = await selectRows<Figure>(database, table, {
		columns: ["numerator", "denominator", "value"],
		where: {
			...{ metric, scope_kind, scope },
			...(table === COUNTS
				? { period_id: current ? idOf(current) : null }
				: {}),
		},
		order: [],
	});
	return row ?? nothingOf(models, metric);
}

// Periods stand below each other in the counts, beside each other where values were made of them.
async function readPrevious(
	warehouse: Warehouse,
	metric: string,
	{ scope_kind, scope }: Scope,
): Promise<Explanation["previous"]> {
	const { database, models, facts } = warehouse;
	const table = valuesOf(models, metric);
	const period = await findPeriod(warehouse, "previous");
	const isUnknown = facts?.unknowns.some(
		(each) => each.metric === metric && each.period.role === "previous",
	);
	if (!period?.isCovered || isUnknown || table !== COUNTS) return null;
	const [row] = await selectRows<Figure>(database, table, {
		columns: ["numerator", "denominator", "value"],
		where: { ...{ metric, scope_kind, scope }, period_id: idOf(period) },
		order: [],
	});
	return {
		...(row ?? nothingOf(models, metric)),
		period_label: period.label,
		as_of: period.asOf,
	};
}

async function findPeriod(
	warehouse: Warehouse,
	wanted: RunPeriod["role"],
): Promise<RunPeriod | undefined> {
	const { times } = await settle(warehouse);
	return times.periods.find(({ role }) => role === wanted);
}

function nothingOf(models: readonly Model[], metric: string): Figure {
	return ["count", "stock"].includes(kindOf(models, metric))
		? { numerator: 0, denominator: null, value: 0 }
		: { numerator: 0, denominator: 0, value: null };
}

/** What explaining a metric of the street takes. */
export function targetsOf(models: readonly Model[], metric: string): string[] {
	return [TICKETS, valuesOf(models, metric)];
}

/** What of it runs once more, over the rows of the metric's tickets alone. */
export function recomputedOf(
	plan: Plan<Warehouse>,
	models: readonly Model[],
	metric: string,
): string[] {
	const there = { done: new Set<string>(), loaded: commonOf(plan) };
	const { run } = divide(plan, [valuesOf(models, metric)], there);
	return run.map(({ name }) => name);
}

const COUNTS = "int_metric_counts";

// A share and a number per household have something beside the counts under them; of a median only estimating knows the value.
function valuesOf(models: readonly Model[], metric: string): string {
	const kind = kindOf(models, metric);
	if (kind === "median") return "int_metrics";
	return ["rate", "count", "stock"].includes(kind)
		? COUNTS
		: "int_metric_values";
}

function kindOf(models: readonly Model[], metric: string): string {
	const model = models.find(({ name }) => name === `metric_${metric}`);
	return model?.header.metric?.kind ?? "";
}

async function describe(
	warehouse: Warehouse,
	again: Warehouse,
	metric: string,
	scope: NamedScope,
	tickets: ExplainedTicket[],
): Promise<Explanation> {
	const figure = await readFigure(warehouse, metric, scope);
	const recomputed = await readFigure(again, metric, scope);
	const { times } = await settle(warehouse);
	const model = warehouse.models.find(
		({ name }) => name === `metric_${metric}`,
	);
	const current = await findPeriod(warehouse, "current");
	return {
		metric,
		metric_kind: kindOf(warehouse.models, metric),
		...scope,
		text: readMetricTexts(warehouse.options.workspace)[metric] as MetricText,
		rule: `${warehouse.rules.profile.preset}/${metric}`,
		sql_file: `queries/${model?.file}`,
		period_label: current?.label ?? "",
		as_of: times.asOf,
		...figure,
		previous: await readPrevious(warehouse, metric, scope),
		tickets,
		recomputed,
		recomputed_from: again.read?.every(({ isKept }) => isKept)
			? "cache"
			: "files",
		agrees: isSame(figure, recomputed),
	};
}

/** True of figures that are equal in every part; a scope without any ticket counts nothing. */
export function isSame(one: Figure, other: Figure): boolean {
	return (
		one.numerator === other.numerator &&
		(one.denominator ?? 0) === (other.denominator ?? 0) &&
		(one.value ?? 0) === (other.value ?? 0)
	);
}
