import { selectRows } from "../database/select-rows.ts";
import { ESTIMATORS } from "../estimate/estimate.ts";
import type { Estimator } from "../estimate/estimator.ts";
import type { Model } from "../plan/models.ts";
import type { Plan, PlanNode } from "../plan/plan.ts";
import { toCsv } from "../publish/csv.ts";
import type { OutputFile } from "../publish/publish.ts";
import { exportTable, readTable, tablePath } from "../publish/tables.ts";
import {
	exportWorkbook,
	readWorkbookPlan,
	type Words,
} from "../publish/workbooks.ts";
import { readReportTexts } from "../render/report-texts.ts";
import { readMetricTexts } from "../workspace/metrics.ts";
import { type Mart, readMarts } from "./read-marts.ts";
import { PUBLISHED, type Warehouse } from "./warehouse.ts";

const MEETING_WORD = "meeting_word";

/** What the meeting's pack is: its page, and the same to edit. */
export const PACK = ["meeting", MEETING_WORD];

/** What a build is for: all pages, tables and workbooks. */
export function outputsOf({ nodes }: Plan<Warehouse>): string[] {
	return nodes.filter(({ kind }) => kind === "write").map(({ name }) => name);
}

type Rows = Record<string, Mart>;
type Written = Promise<readonly OutputFile[]> | readonly OutputFile[];

// What draws and lays out takes longer to load than an export to read: it waits until something is to be
// printed, which nothing of `check` or `explain` is.
const loadPages = () => import("../render/render-report.ts");

const PAGES: Record<string, (rows: Rows, warehouse: Warehouse) => Written> = {
	report: async (rows, { log }) => {
		log("生成报告");
		return (await loadPages()).renderReport(rows, readMetricTexts());
	},
	communities: async (rows) =>
		(await loadPages()).renderCommunities(rows, readMetricTexts()),
	meeting: async (rows) => (await loadPages()).renderMeeting(rows),
	visits: async (rows) => (await loadPages()).renderVisits(rows),
};

// Rules that a page prints as they are, and the order of their rows.
const RULES_SHOWN: Record<string, Record<string, string[]>> = {
	report: { rule_theme_parts: ["part_no"], rule_problem_estates: ["top"] },
};

/** The leaves of the plan: a node for each page, table and workbook, which reads what says that it is printed there. */
export function outputNodes(models: readonly Model[]): PlanNode<Warehouse>[] {
	return [
		...Object.keys(PAGES).map((page) => pageNode(page, models)),
		wordNode("word", "report"),
		wordNode(MEETING_WORD, "meeting", true),
		...models
			.filter(({ header }) => header.csv)
			.map((model) =>
				outputNode(tablePath(model), [model.name], ({ database }) =>
					exportTable(database, model),
				),
			),
		...ESTIMATORS.flatMap(estimatedFileNodes),
		...Object.keys(readWorkbookPlan().workbooks).map((path) =>
			workbookNode(path, models),
		),
		visitListsNode,
		...models
			.filter(({ name }) => name === "published_metrics")
			.map((model) =>
				outputNode(PUBLISHED, [model.name], async ({ database }) => [
					{
						path: `${PUBLISHED}.csv`,
						content: toCsv(await readTable(database, model)),
					},
				]),
			),
	];
}

// What is inferred and printed as it is needs no model that copies it.
function estimatedFileNodes({
	csv = {},
	grains,
}: Estimator): PlanNode<Warehouse>[] {
	return Object.entries(csv).map(([table, { name, order, needs }]) => {
		const header = {
			csv: name,
			grain: [...(grains[table] ?? [])],
			order: [...order],
			hidden: [],
		};
		const file = { name: table, header };
		const node = outputNode(tablePath(file), [table], ({ database }) =>
			exportTable(database, file),
		);
		return { ...node, needs };
	});
}

function pageNode(page: string, models: readonly Model[]): PlanNode<Warehouse> {
	const printed = models.filter(({ header }) => header.page.includes(page));
	const rules = RULES_SHOWN[page] ?? {};
	const reads = [...printed.map(({ name }) => name), ...Object.keys(rules)];
	const node = outputNode(page, reads, async (warehouse) => {
		const rows: Rows = await readMarts(warehouse.database, printed);
		for (const [rule, order] of Object.entries(rules))
			rows[rule] = await selectRows(warehouse.database, rule, { order });
		const own = guard(rows, page, reads);
		return (await PAGES[page]?.(own, warehouse)) ?? [];
	});
	return {
		...node,
		depends: (warehouse) => [
			node.depends?.(warehouse),
			warehouse.cache?.program.templates,
		],
	};
}

// A table that a page reads without saying so would be missing from it without a word.
function guard(rows: Rows, page: string, reads: readonly string[]): Rows {
	return new Proxy(rows, {
		get: (all, name) => {
			if (typeof name === "string" && !reads.includes(name))
				throw new Error(`${page} reads ${name}, whose header does not say so`);
			return Reflect.get(all, name);
		},
	});
}

// A page as Word has it; none where the page itself could not be made.
function wordNode(
	name: string,
	page: string,
	isLandscape = false,
): PlanNode<Warehouse> {
	return outputNode(name, [page], async ({ outputs, facts }) => {
		const pages = outputs.get(page) ?? [];
		const html = pages.find(({ path }) => path === `${page}.html`);
		if (!html) return [];
		const { toWord } = await import("../render/word/word.ts");
		const { canonicalOffice } = await import("../publish/canonical-zip.ts");
		const content = await toWord(String(html.content), { isLandscape });
		const asOf = facts?.times.asOf ?? "";
		return [{ path: `${page}.docx`, content: canonicalOffice(content, asOf) }];
	});
}

function workbookNode(
	path: string,
	models: readonly Model[],
): PlanNode<Warehouse> {
	const printed = models.filter(({ header }) => header.sheet.includes(path));
	const reads = printed.map(({ name }) => name);
	return outputNode(path, reads, async ({ database, facts }) => {
		const asOf = facts?.times.asOf ?? "";
		return await exportWorkbook(database, path, printed, asOf, readWords());
	});
}

const visitListsNode = outputNode(
	"visit_lists",
	["est_visit_doors"],
	async ({ database, facts }) => {
		const { exportVisitLists } = await import("../publish/visit-lists.ts");
		const asOf = facts?.times.asOf ?? "";
		return await exportVisitLists(
			database,
			asOf,
			readWorkbookPlan().visit_list,
		);
	},
);

function outputNode(
	name: string,
	reads: readonly string[],
	write: (warehouse: Warehouse) => Written,
): PlanNode<Warehouse> {
	return {
		name,
		kind: "write",
		subject: "report",
		reads,
		writes: [name],
		needs: [],
		isPartial: true,
		depends: ({ facts }) => [facts?.times.asOf, facts?.times.period.id],
		run: async (warehouse) => {
			warehouse.outputs.set(name, await write(warehouse));
		},
	};
}

function readWords(): Words {
	const { words } = readReportTexts();
	const metrics = Object.entries(readMetricTexts());
	return {
		...words,
		scope: { ...words.demand_type, ...words.channel },
		metric: Object.fromEntries(metrics.map(([id, { label }]) => [id, label])),
	};
}
