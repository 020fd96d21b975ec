import { copyTable } from "../database/select-rows.ts";
import { writeTable } from "../database/write-table.ts";
import { ESTIMATORS } from "../estimate/estimate.ts";
import { toEstimateNode } from "../plan/estimate-node.ts";
import { metricNodes } from "../plan/metric-nodes.ts";
import { isInPass } from "../plan/metric-pass.ts";
import type { Model } from "../plan/models.ts";
import { createPlan, type Plan, type PlanNode } from "../plan/plan.ts";
import { toSqlNode } from "../plan/sql-node.ts";
import { RAW_TABLES, SHOWN_IDS } from "../read/raw-tables.ts";
import { RUN_TABLES, ruleTables } from "../workspace/load-rules.ts";
import type { Rules } from "../workspace/rules.ts";
import { keepWanted, toFileKeeper, toLabelKeeper } from "./keepers.ts";
import { outputNodes } from "./output-nodes.ts";
import { settleRun } from "./settle-run.ts";
import { toLabelMark, toLabelRules, toReadRules } from "./stage-rules.ts";
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
		wordsNode,
		unknownWordsNode,
		labelsNode(models),
		questionNode,
		...models.filter((model) => !isInPass(model)).map(toSqlNode),
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
	writes: ["raw_tickets", "raw_texts", SHOWN_IDS, ...Object.keys(RAW_TABLES)],
	needs: [],
	grains: {
		raw_tickets: ["record_no"],
		raw_sheets: ["sheet_no"],
		[SHOWN_IDS]: ["ticket_id"],
	},
	kept: [SHOWN_IDS, ...Object.keys(RAW_TABLES)],
	depends: ({ cache, rules }) => [
		[...(cache?.exports ?? [])],
		toReadRules(rules),
		cache?.secretMark,
	],
	run: async (warehouse) => {
		const { database, files, rules, secret, source, log } = warehouse;
		log("读取导出文件");
		const { readExports } = await import("../read/read-exports.ts");
		const { writeShownIds } = await import("../read/show-ids.ts");
		warehouse.read = await readExports(
			database,
			files,
			{ ...toReadRules(rules), isWanted: source?.isWanted },
			secret,
			toFileKeeper(warehouse),
		);
		await writeShownIds(database);
		if (!source) return;
		await keepWanted(database, source);
		// What a number is told as is known from all tickets, not from those read again.
		await copyTable(source.known, database, SHOWN_IDS);
	},
};

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
		reads: ["raw_columns", "int_days"],
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

function labelsNode(models: readonly Model[]): Node {
	const texts = models.find(({ name }) => name === "int_texts");
	if (!texts) throw new Error("queries: there is no int_texts");
	return {
		name: "labels",
		kind: "label",
		subject: "label",
		reads: ["int_texts"],
		writes: ["lbl_tickets"],
		grains: { lbl_tickets: ["record_no"] },
		needs: [],
		kept: ["lbl_tickets"],
		depends: ({ rules }) => toLabelMark(rules),
		run: async (warehouse) => {
			const { database, rules, options, log } = warehouse;
			log("归类主题与社区");
			const { labelTickets } = await import("../label/label-tickets.ts");
			const keeper = toLabelKeeper(warehouse, texts);
			await labelTickets(
				database,
				toLabelRules(rules),
				options.threads,
				keeper,
			);
			log("计算指标");
		},
	};
}

const questionNode: Node = {
	name: "question",
	kind: "read",
	subject: "workspace",
	reads: [],
	writes: ["run_question"],
	needs: [],
	depends: ({ question }) => question,
	run: ({ database, question }) => {
		const rows = question ? [question] : [];
		return writeTable(database, "run_question", {
			metric: { type: "text", values: rows.map((row) => row.metric) },
			scope_kind: { type: "text", values: rows.map((row) => row.scope_kind) },
			scope: { type: "text", values: rows.map((row) => row.scope) },
		});
	},
};
