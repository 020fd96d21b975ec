import type { Model } from "../plan/models.ts";
import type { PlanNode } from "../plan/plan.ts";
import { canonicalOffice } from "../publish/canonical-zip.ts";
import type { OutputFile } from "../publish/publish.ts";
import {
	exportPublished,
	exportRestricted,
	exportTables,
} from "../publish/tables.ts";
import { exportVisitLists } from "../publish/visit-lists.ts";
import {
	exportWorkbooks,
	readWorkbookPlan,
	type Words,
} from "../publish/workbooks.ts";
import {
	renderCommunities,
	renderMeeting,
	renderReport,
	renderVisits,
} from "../render/render-report.ts";
import { readReportTexts } from "../render/report-texts.ts";
import { toWord } from "../render/word.ts";
import { readMetricTexts } from "../workspace/metrics.ts";
import { type Mart, readMarts } from "./read-marts.ts";
import type { Warehouse } from "./warehouse.ts";

/** What a build writes, in the order of its folder. */
export const OUTPUTS = [
	"report",
	"communities",
	"meeting",
	"visits",
	"word",
	"tables",
	"restricted",
	"workbooks",
	"visit_lists",
];

/** The figures that later builds are told of. */
export const PUBLISHED = "published";

type Write = (
	warehouse: Warehouse,
	marts: Record<string, Mart>,
) => Promise<readonly OutputFile[]> | readonly OutputFile[];

/** The leaves of the plan: pages, tables and workbooks. */
export function outputNodes(models: readonly Model[]): PlanNode<Warehouse>[] {
	const named = (prefix: string) =>
		models.filter(({ name }) => name.startsWith(prefix));
	const marts = named("mart_");
	const page = (name: string, write: Write) =>
		outputNode(name, marts, async (warehouse) =>
			write(warehouse, await readMarts(warehouse.database, marts)),
		);
	const table = (name: string, own: readonly Model[], write: Write) =>
		outputNode(name, own, (warehouse) => write(warehouse, {}));
	return [
		page("report", ({ log }, rows) => {
			log("生成报告");
			return renderReport(rows, readMetricTexts());
		}),
		page("communities", (_, rows) =>
			renderCommunities(rows, readMetricTexts()),
		),
		page("meeting", (_, rows) => renderMeeting(rows)),
		page("visits", (_, rows) => renderVisits(rows)),
		{
			...outputNode("word", [], writeWord),
			reads: ["report", "run_options"],
		},
		table("tables", named("table_"), ({ database }) =>
			exportTables(database, models),
		),
		table("restricted", named("restricted_"), ({ database }) =>
			exportRestricted(database, models),
		),
		table(
			"workbooks",
			[...named("sheet_"), ...named("table_")],
			async ({ database, facts }) =>
				exportWorkbooks(database, models, facts?.times.asOf ?? "", readWords()),
		),
		{
			...outputNode("visit_lists", [], ({ database, facts }) =>
				exportVisitLists(
					database,
					facts?.times.asOf ?? "",
					readWorkbookPlan().visit_list,
				),
			),
			reads: ["est_visit_doors"],
		},
		table(PUBLISHED, named("published_"), async ({ database }) => [
			{
				path: "published.csv",
				content: await exportPublished(database, models),
			},
		]),
	];
}

function outputNode(
	name: string,
	models: readonly Model[],
	write: (
		warehouse: Warehouse,
	) => Promise<readonly OutputFile[]> | readonly OutputFile[],
): PlanNode<Warehouse> {
	return {
		name,
		kind: "write",
		subject: "report",
		reads: models.map((model) => model.name),
		writes: [name],
		needs: [],
		isPartial: true,
		run: async (warehouse) => {
			warehouse.outputs.set(name, await write(warehouse));
		},
	};
}

async function writeWord({
	outputs,
	facts,
}: Warehouse): Promise<readonly OutputFile[]> {
	const page = outputs
		.get("report")
		?.find(({ path }) => path === "report.html");
	const content = await toWord(String(page?.content ?? ""));
	return [
		{
			path: "report.docx",
			content: canonicalOffice(content, facts?.times.asOf ?? ""),
		},
	];
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
