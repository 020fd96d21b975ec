import { existsSync } from "node:fs";
import { openDuckdb } from "../database/duckdb.ts";
import { parseSelect } from "../database/parse-select.ts";
import { type DescribedSubject, describePlan } from "../plan/describe.ts";
import { type Model, metricId, readAllModels } from "../plan/models.ts";
import { nodesFor, type Plan } from "../plan/plan.ts";
import { UserError } from "../user-error.ts";
import { namedMetrics } from "../workspace/metrics.ts";
import { askBack, matchNamed } from "../workspace/nearest.ts";
import { readRules } from "../workspace/rules.ts";
import { checkWorkspace } from "../workspace/workspace.ts";
import { buildTargets } from "./build-targets.ts";
import { CHECKED, COUNTED } from "./check.ts";
import { recomputedOf, targetsOf } from "./explain.ts";
import { readCosts } from "./kept/costs.ts";
import { makePlan } from "./recipe.ts";
import type { Warehouse } from "./warehouse.ts";

export interface PlanOptions {
	/** Whose rules decide what there is to count and what steps took last time; the folder it is called in where it is not given. */
	workspace?: string;
	/** A command, a metric, a node or what one makes; all where it is not given. */
	target?: string;
	profile?: string;
}

export interface PlanResult {
	target: string | null;
	/** How many nodes the whole plan has, and how many of them a build runs. */
	nodes: number;
	build_nodes: number;
	/** Of a metric: how many run once more, to compute it again from the rows of its tickets. */
	again_nodes: number | null;
	subjects: DescribedSubject[];
}

/** Tells what can be made, from what, and what each step took last time; runs nothing. */
export async function plan({
	workspace: given,
	target: typed,
	profile,
}: PlanOptions): Promise<PlanResult> {
	if (given !== undefined) checkWorkspace(given);
	const workspace = given ?? ".";
	const target = typed === undefined ? undefined : toTarget(typed, workspace);
	const rules = readRules(workspace, profile);
	const database = await openDuckdb();
	try {
		const models = await readAllModels(
			(sql) => parseSelect(database, sql),
			workspace,
		);
		const all = makePlan(models, rules);
		const counted = countedFor(target, models);
		const asked = counted ? makePlan(models, rules, counted) : all;
		const targets =
			target === undefined
				? undefined
				: findTargets(asked, models, target, workspace);
		return {
			target: target ?? null,
			nodes: all.nodes.length,
			build_nodes: nodesFor(all, buildTargets(all, models)).length,
			again_nodes: isMetric(target, models)
				? recomputedOf(asked, models, target).length
				: null,
			subjects: describePlan(asked, targets, readCosts(workspace)),
		};
	} finally {
		await database.close();
	}
}

// Steps and tables have codes alone: a Chinese word means a metric.
function toTarget(typed: string, workspace: string): string {
	const isName = /\p{Script=Han}/u.test(typed) && !existsSync(typed);
	return isName
		? (matchNamed(typed, namedMetrics(workspace))?.code ?? typed)
		: typed;
}

// Of a metric that is asked for alone no other is counted.
function countedFor(target: string | undefined, models: readonly Model[]) {
	if (target === "check") return COUNTED;
	return isMetric(target, models) ? [target] : undefined;
}

function isMetric(
	target: string | undefined,
	models: readonly Model[],
): target is string {
	return models.some(({ name }) => name === `metric_${target}`);
}

function findTargets(
	whole: Plan<Warehouse>,
	models: readonly Model[],
	target: string,
	workspace: string,
): string[] {
	if (target === "build") return buildTargets(whole, models);
	if (target === "check") return CHECKED;
	const metrics = models.filter(({ header }) => header.metric).map(metricId);
	if (metrics.includes(target)) return targetsOf(models, target);
	const names = whole.nodes.flatMap(({ name, writes }) => [name, ...writes]);
	if (names.includes(target)) return [target];
	const known = [
		...namedMetrics(workspace),
		...["build", "check", ...names].map((code) => ({ code, names: [code] })),
	];
	if (existsSync(target))
		throw new UserError(`“${target}”是文件夹或文件，不是要做的事。`, {
			hint: "先写目标，再写工作区，如 hotline-review plan build 工作区文件夹。",
		});
	throw new UserError(`没有叫“${target}”的步骤、表、指标或命令。`, {
		hint: askBack(target, known),
	});
}
