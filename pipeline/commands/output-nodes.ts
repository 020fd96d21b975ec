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
import { hashOwnTemplates } from "../render/compiled/own-templates.ts";
import { readReportTexts } from "../render/report-texts.ts";
import { readMetricTexts } from "../workspace/metrics.ts";
import { PAGE_NAMES, type PageRows } from "./pages/page-job.ts";
import { printHere } from "./pages/page-printer.ts";
import { readMarts } from "./read-marts.ts";
import { PUBLISHED, type Warehouse } from "./warehouse.ts";

const MEETING_WORD = "meeting_word";

/** Pages as Word has them: each is made of a page. */
export const WORD_DOCUMENTS = ["word", MEETING_WORD];

/** What the meeting's pack is: its page, and the same to edit. */
export const PACK = ["meeting", MEETING_WORD];

/** What a build is for: all pages, tables and workbooks. */
export function outputsOf({ nodes }: Plan<Warehouse>): string[] {
	return nodes.filter(({ kind }) => kind === "write").map(({ name }) => name);
}

type Written = Promise<readonly OutputFile[]> | readonly OutputFile[];

// Rules that a page prints as they are, and the order of their rows.
const RULES_SHOWN: Record<string, Record<string, string[]>> = {
	report: { rule_theme_parts: ["part_no"], rule_problem_estates: ["top"] },
};

/** The leaves of the plan: a node for each page, table and workbook, which reads what says that it is printed there. */
export function outputNodes(models: readonly Model[]): PlanNode<Warehouse>[] {
	return [
		...PAGE_NAMES.map((page) => pageNode(page, models)),
		wordNode("word", "report"),
		wordNode(MEETING_WORD, "meeting", true),
		firstPageNode,
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
		packsNode(models),
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

function pageNode(
	page: (typeof PAGE_NAMES)[number],
	models: readonly Model[],
): PlanNode<Warehouse> {
	const printed = models.filter(({ header }) => header.page.includes(page));
	const rules = RULES_SHOWN[page] ?? {};
	const reads = [...printed.map(({ name }) => name), ...Object.keys(rules)];
	const node = outputNode(page, reads, async (warehouse) => {
		const rows: PageRows = await readMarts(warehouse.database, printed);
		for (const [rule, order] of Object.entries(rules))
			rows[rule] = await selectRows(warehouse.database, rule, { order });
		return await (warehouse.printer ?? printHere).print({
			...{ page, rows, reads },
			workspace: warehouse.options.workspace,
		});
	});
	return {
		...node,
		depends: (warehouse) => [
			node.depends?.(warehouse),
			warehouse.cache?.program.templates,
			hashOwnTemplates(warehouse.options.workspace),
		],
	};
}

// A page as Word has it; none where the page itself could not be made.
function wordNode(
	name: string,
	page: string,
	isLandscape = false,
): PlanNode<Warehouse> {
	return outputNode(name, [page], async (warehouse) => {
		const { outputs, facts, printer, folder } = warehouse;
		const pages = outputs.get(page) ?? [];
		const file = pages.find(({ path }) => path === `${page}.html`);
		if (!file) return [];
		const html = String(file.content);
		const asOf = facts?.times.asOf ?? "";
		const job = { word: page, html, isLandscape, asOf, folder };
		return await (printer ?? printHere).print(job);
	});
}

// The first page for a chat group.
const firstPageNode = outputNode(
	"first_page",
	["report"],
	async ({ outputs, printer, folder }) => {
		const pages = outputs.get("report") ?? [];
		const file = pages.find(({ path }) => path === "report.html");
		if (!file) return [];
		const html = String(file.content);
		const job = { picture: "handoff/first-page.png", html, folder };
		return await (printer ?? printHere).print(job);
	},
);

function workbookNode(
	path: string,
	models: readonly Model[],
): PlanNode<Warehouse> {
	const printed = models.filter(({ header }) => header.sheet.includes(path));
	const reads = printed.map(({ name }) => name);
	return outputNode(path, reads, async ({ database, facts, options }) => {
		const asOf = facts?.times.asOf ?? "";
		const words = readWords(options.workspace);
		return await exportWorkbook(database, path, printed, asOf, words);
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

// Each community gets its own page and its own rows, and of the street nothing.
function packsNode(models: readonly Model[]): PlanNode<Warehouse> {
	const plan = readWorkbookPlan();
	const lists = models.filter(({ name }) => plan.handoff.sheets.includes(name));
	const named = models.filter(({ name }) => name === "mart_communities");
	const reads = [
		"communities",
		...[...lists, ...named].map(({ name }) => name),
	];
	return outputNode("packs", reads, async (warehouse) => {
		const { database, outputs, facts, options } = warehouse;
		const { communityFiles } = await import("../render/community-view.ts");
		const { packCommunities } = await import("../publish/community-packs.ts");
		const files = communityFiles(await readMarts(database, named));
		const printed = outputs.get("communities") ?? [];
		const pages = [...files].flatMap(([community, path]) => {
			const page = printed.find((each) => each.path === path);
			return page ? [{ community, page }] : [];
		});
		const asOf = facts?.times.asOf ?? "";
		const words = readWords(options.workspace);
		return await packCommunities(
			...([database, pages, lists, asOf, words, plan] as const),
		);
	});
}

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

function readWords(workspace: string): Words {
	const { words } = readReportTexts();
	const metrics = Object.entries(readMetricTexts(workspace));
	return {
		...words,
		scope: { ...words.demand_type, ...words.channel },
		metric: Object.fromEntries(metrics.map(([id, { label }]) => [id, label])),
	};
}
