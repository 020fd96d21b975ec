import { writeTable } from "../database/write-table.ts";
import { ESTIMATORS } from "../estimate/estimate.ts";
import { toEstimateNode } from "../plan/estimate-node.ts";
import { metricNodes } from "../plan/metric-nodes.ts";
import { isInPass } from "../plan/metric-pass.ts";
import type { Model } from "../plan/models.ts";
import { checkOwnModels } from "../plan/own-models.ts";
import { createPlan, type Plan, type PlanNode } from "../plan/plan.ts";
import { toSqlNode } from "../plan/sql-node.ts";
import { UserError } from "../user-error.ts";
import { ruleTables } from "../workspace/load-rules.ts";
import type { Rules } from "../workspace/rules.ts";
import {
	drawNode,
	exportsNode,
	labelsNode,
	questionNode,
} from "./input-nodes.ts";
import { outputNodes } from "./output-nodes.ts";
import { settleRun } from "./settle-run.ts";
import type { Warehouse } from "./warehouse.ts";
import { RUN_TABLES } from "./warehouse.ts";

type Node = PlanNode<Warehouse>;

/** All that can be made, and from what: the one recipe of every command; of the metrics these alone are counted, or all. */
export function makePlan(
	models: readonly Model[],
	rules: Rules,
	metrics?: readonly string[],
): Plan<Warehouse> {
	const own = models.filter(({ place }) => place !== undefined);
	const nodes = listNodes(models, rules, metrics);
	if (own.length === 0) return createPlan(nodes);
	checkOwnModels(models, new Set(nodes.flatMap(({ writes }) => writes)));
	try {
		return createPlan(nodes);
	} catch (cause) {
		throw new UserError(
			`用了自己的查询以后排不出次序：${(cause as Error).message}`,
			{
				place: { file: own[0]?.place ?? "" },
				hint: "自己的查询不能绕回来读用到它的表；逐个移走就知道是哪一个。",
				cause,
			},
		);
	}
}

function listNodes(
	models: readonly Model[],
	rules: Rules,
	metrics?: readonly string[],
): Node[] {
	return [
		exportsNode,
		...ruleNodes(rules),
		periodsNode(models),
		drawNode,
		wordsNode,
		unknownWordsNode,
		labelsNode(models),
		questionNode,
		...models
			.filter((model) => !isInPass(model))
			.map((model) => toSqlNode(model, models)),
		...metricNodes(models, metrics),
		...ESTIMATORS.map(toEstimateNode),
		...outputNodes(models),
	];
}

function ruleNodes(rules: Rules): Node[] {
	return Object.entries(ruleTables(rules)).map(([subject, tables]) => ({
		name: `rules of ${subject}`,
		kind: "read",
		subject: "workspace",
		reads: [],
		writes: Object.keys(tables),
		needs: [],
		depends: () => tables,
		run: async ({ database }) => {
			for (const [name, columns] of Object.entries(tables))
				await writeTable(database, name, columns);
		},
	}));
}

function periodsNode(models: readonly Model[]): Node {
	return {
		name: "periods",
		kind: "read",
		subject: "workspace",
		reads: ["raw_columns", "raw_sheets", "int_days", "int_source_days"],
		writes: RUN_TABLES,
		needs: [],
		// What was settled, so that what comes after is the same wherever this is.
		depends: ({ facts }) => facts?.tables,
		run: (warehouse) => settleRun(warehouse, models),
	};
}

// Readers and dictionary are loaded when there is something to read or to label.
const wordLabellers = () => import("../label/label-words.ts");

const wordsNode: Node = {
	name: "words",
	kind: "label",
	subject: "label",
	reads: ["int_words", "raw_private_keys"],
	writes: ["lbl_words"],
	grains: { lbl_words: ["field", "value"] },
	needs: [],
	kept: ["lbl_words"],
	run: async ({ database, secret }) =>
		(await wordLabellers()).labelWords(database, secret),
};

const unknownWordsNode: Node = {
	name: "unknown words",
	kind: "label",
	subject: "label",
	reads: ["int_unknown_words", "raw_private_keys"],
	writes: ["lbl_unknown_words"],
	grains: { lbl_unknown_words: ["field", "value"] },
	needs: [],
	run: async ({ database, secret }) =>
		(await wordLabellers()).labelUnknownWords(database, secret),
};
