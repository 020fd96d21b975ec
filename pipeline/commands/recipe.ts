import type { Database } from "../database/database.ts";
import { copyTable, selectRows } from "../database/select-rows.ts";
import { ESTIMATORS } from "../estimate/estimate.ts";
import { labelIds } from "../label/label-ids.ts";
import type { LabelRules } from "../label/label-text.ts";
import { labelTickets } from "../label/label-tickets.ts";
import { labelUnknownWords, labelWords } from "../label/label-words.ts";
import { toEstimateNode } from "../plan/estimate-node.ts";
import { metricNodes } from "../plan/metric-nodes.ts";
import type { Model } from "../plan/models.ts";
import { createPlan, type Plan, type PlanNode } from "../plan/plan.ts";
import { toSqlNode } from "../plan/sql-node.ts";
import { RAW_TABLES } from "../read/raw-tables.ts";
import { type ReadRules, readExports } from "../read/read-exports.ts";
import { RUN_TABLES, ruleTables } from "../workspace/load-rules.ts";
import type { Rules } from "../workspace/rules.ts";
import { writeTable } from "../workspace/table-columns.ts";
import { outputNodes } from "./output-nodes.ts";
import { settleRun } from "./settle-run.ts";
import type { Warehouse } from "./warehouse.ts";

type Node = PlanNode<Warehouse>;

/** All that can be made, and from what: the one recipe of every command; of the metrics these alone are counted, or all. */
export function makePlan(
	models: readonly Model[],
	rules: Rules,
	metrics?: readonly string[],
): Plan<Warehouse> {
	return createPlan<Warehouse>([
		exportsNode,
		...ruleNodes(rules),
		periodsNode(models),
		idsNode,
		wordsNode,
		unknownWordsNode,
		labelsNode,
		questionNode,
		...models.map(toSqlNode),
		...metricNodes(models, metrics),
		...ESTIMATORS.map(toEstimateNode),
		...outputNodes(models),
	]);
}

const exportsNode: Node = {
	name: "exports",
	kind: "read",
	subject: "read",
	reads: [],
	writes: ["raw_tickets", ...Object.keys(RAW_TABLES)],
	needs: [],
	run: async ({ database, files, rules, secret, source, log }) => {
		log("读取导出文件");
		await readExports(
			database,
			files,
			{ ...toReadRules(rules), isWanted: source?.isWanted },
			secret,
		);
		if (source) await copyCommon(source.columns, database);
	},
};

// Which columns the exports have, and which times in them are plausible, is known
// from all of them, not from the rows read again.
async function copyCommon(from: Database, to: Database): Promise<void> {
	for (const table of ["raw_columns", "raw_clocks"])
		await copyTable(from, to, table);
	const windows = await selectRows<Record<string, string | null>>(
		from,
		"int_event_window",
		{ order: [] },
	);
	for (const { first_day, last_day } of windows)
		await to.append("raw_event_windows", [
			[first_day ?? null],
			[last_day ?? null],
		]);
}

function ruleNodes(rules: Rules): Node[] {
	return Object.entries(ruleTables(rules)).map(([subject, tables]) => ({
		name: `rules of ${subject}`,
		kind: "read",
		subject: "workspace",
		reads: [],
		writes: Object.keys(tables),
		needs: [],
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
		reads: ["raw_columns", "int_days"],
		writes: RUN_TABLES,
		needs: [],
		run: (warehouse) => settleRun(warehouse, models),
	};
}

const idsNode: Node = {
	name: "ids",
	kind: "label",
	subject: "label",
	reads: ["raw_tickets"],
	writes: ["raw_shown_ids"],
	needs: [],
	run: async ({ database, source }) => {
		await labelIds(database);
		// What a number is told as is known from all tickets, not from those read again.
		if (source) await copyTable(source.columns, database, "raw_shown_ids");
	},
};

const wordsNode: Node = {
	name: "words",
	kind: "label",
	subject: "label",
	reads: ["int_words", "raw_private_keys"],
	writes: ["lbl_words"],
	needs: [],
	run: async ({ database, source, secret }) => {
		await labelWords(database, secret);
		// What a word is called is known from all tickets, not from those read again.
		if (source) await copyTable(source.columns, database, "lbl_words");
	},
};

const unknownWordsNode: Node = {
	name: "unknown words",
	kind: "label",
	subject: "label",
	reads: ["int_unknown_words", "raw_private_keys"],
	writes: ["lbl_unknown_words"],
	needs: [],
	run: ({ database, secret }) => labelUnknownWords(database, secret),
};

const labelsNode: Node = {
	name: "labels",
	kind: "label",
	subject: "label",
	reads: ["int_texts"],
	writes: ["lbl_tickets"],
	needs: [],
	run: async ({ database, rules, options, log }) => {
		log("归类主题与社区");
		await labelTickets(database, toLabelRules(rules), options.threads);
		log("计算指标");
	},
};

const questionNode: Node = {
	name: "question",
	kind: "read",
	subject: "workspace",
	reads: [],
	writes: ["run_question"],
	needs: [],
	run: ({ database, question }) => {
		const rows = question ? [question] : [];
		return writeTable(database, "run_question", {
			metric: { type: "text", values: rows.map((row) => row.metric) },
			scope_kind: { type: "text", values: rows.map((row) => row.scope_kind) },
			scope: { type: "text", values: rows.map((row) => row.scope) },
		});
	},
};

function toReadRules(rules: Rules): ReadRules {
	return {
		fields: rules.fields,
		unknownMarkers: rules.unknownMarkers,
		confidentialMarkers: rules.confidentialMarkers,
		dateFormats: rules.profile.dateFormats,
		deadlineLevel: rules.profile.deadlineLevel,
	};
}

/** What labelling has to know of the rules; plain data for its threads. */
export function toLabelRules(rules: Rules): LabelRules {
	const { topics, estates, units, placeWords, stopWords, profile } = rules;
	const { safetyWords } = rules;
	const { topicSource } = profile;
	return {
		topics,
		estates,
		units,
		topicSource,
		placeWords,
		stopWords,
		safetyWords,
	};
}
