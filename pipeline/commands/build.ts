import { resolve } from "node:path";
import type { Database } from "../database/database.ts";
import { checkTotals } from "../model/check-totals.ts";
import { readMarts } from "../model/read-marts.ts";
import { canonicalOffice } from "../publish/canonical-zip.ts";
import { findPeriods } from "../publish/index-page.ts";
import { describeBuild } from "../publish/manifest.ts";
import {
	keepPublished,
	type OutputFile,
	publish,
	writeBeside,
} from "../publish/publish.ts";
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
	type Page,
	renderCommunities,
	renderFindings,
	renderIndex,
	renderMeeting,
	renderReport,
	renderVisits,
} from "../render/render-report.ts";
import { readReportTexts } from "../render/report-texts.ts";
import { toWord } from "../render/word.ts";
import { UserError } from "../user-error.ts";
import { readMetricTexts } from "../workspace/metrics.ts";
import { findPublished } from "../workspace/published.ts";
import { type ExportFile, findReferences } from "../workspace/workspace.ts";
import { printPdf } from "./print-pdf.ts";
import {
	fill,
	outFolder,
	planRun,
	type RunEffects,
	type RunOptions,
	readAll,
	type Warehouse,
	withWarehouse,
} from "./warehouse.ts";

export interface BuildOptions extends RunOptions {
	strict?: boolean;
	force?: boolean;
	/** Prints the report by a browser of the machine as well. */
	pdf?: boolean;
}

export interface BuildResult {
	folder: string;
	report: BuildSummary;
	findings: string[];
	warnings: string[];
}

export interface BuildSummary {
	period_id: string;
	period_label: string;
	as_of: string;
	is_period_complete: boolean;
	files: number;
	records: number;
	counted: number;
	superseded: number;
	assisting: number;
	ignored: number;
	rejected: number;
	issues: number;
}

/** Reads everything and writes `out/<period>/`: the whole recipe, stage by stage. */
export async function build(
	options: BuildOptions,
	effects: RunEffects,
): Promise<BuildResult> {
	return await withWarehouse(options, effects, async (warehouse) => {
		const { database, models, files } = warehouse;
		await readAll(warehouse);
		await checkRejected(database, options.force ?? false);
		const facts = await planRun(warehouse);
		await fill(warehouse, facts);
		await checkTotals(database, models, facts.fields);
		effects.log("生成报告");
		const inputs = [
			...files,
			...findReferences(options.workspace),
			...findPublished(outFolder(options), facts.published),
		];
		return await writeReport(warehouse, inputs, options);
	});
}

const MOST_REJECTED = 0.05;

async function checkRejected(database: Database, isForced: boolean) {
	const [sums] = await database.rows<{ records: number; rejected: number }>(
		"select coalesce(sum(records), 0) as records, coalesce(sum(rejected), 0) as rejected from raw_sheets",
	);
	const { records = 0, rejected = 0 } = sums ?? {};
	if (isForced || rejected <= records * MOST_REJECTED) return;
	throw new UserError(
		`${records} 条记录中有 ${rejected} 条读不出来，超过 5%。`,
		{
			hint: "先按上面的位置修改原文件；确认无误仍要生成，加 --force。",
		},
	);
}

async function writeReport(
	{ database, rules, models }: Warehouse,
	inputs: readonly ExportFile[],
	options: BuildOptions,
): Promise<BuildResult> {
	const warnings = await readWarnings(database, options.strict ?? false);
	const marts = await readMarts(database, models);
	const report = marts.mart_report?.[0] as unknown as BuildSummary;
	const pages = await renderReport(marts, readMetricTexts());
	const files = [
		...pages,
		...renderCommunities(marts, readMetricTexts()),
		...renderMeeting(marts),
		...renderVisits(marts),
		await writeWord(pages, report.as_of),
		...(await exportTables(database, models)),
		...(await exportRestricted(database, models)),
		...(await exportWorkbooks(database, models, report.as_of, readWords())),
		...(await exportVisitLists(
			database,
			report.as_of,
			readWorkbookPlan().visit_list,
		)),
	];
	const manifest = await describeBuild({
		report: { ...report },
		headlines: marts.mart_headlines ?? [],
		inputs,
		profile: rules.profile,
		sections: marts.mart_sections ?? [],
		warnings,
		outputs: files,
	});
	const out = outFolder(options);
	const folder = publish(out, report.period_id, [...files, manifest]);
	keepPublished(out, report.period_id, await exportPublished(database, models));
	if (options.pdf) {
		const problem = await printReport(folder);
		if (problem) warnings.push(problem);
	}
	writeBeside(
		out,
		"index.html",
		renderIndex(findPeriods(out), readMetricTexts()),
	);
	return {
		folder,
		report,
		findings: renderFindings(marts, readMetricTexts()),
		warnings,
	};
}

// A browser writes the time into a PDF: it stands beside what the manifest vouches for.
async function printReport(folder: string): Promise<string | null> {
	const { platform, env } = process;
	return await printPdf(
		resolve(folder, "report.html"),
		resolve(folder, "report.pdf"),
		{ platform, env, isRoot: process.getuid?.() === 0 },
	);
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

async function writeWord(
	pages: readonly Page[],
	asOf: string,
): Promise<OutputFile> {
	const html = pages.find(({ path }) => path === "report.html")?.content ?? "";
	const content = canonicalOffice(await toWord(html), asOf);
	return { path: "report.docx", content };
}

async function readWarnings(
	database: Database,
	isStrict: boolean,
): Promise<string[]> {
	const rows = await database.rows<{ file: string; warning: string }>(
		"select file, warning from raw_warnings order by file, warning",
	);
	const [first] = rows;
	if (isStrict && first)
		throw new UserError(first.warning, {
			place: { file: first.file },
			hint: "按提示修改；或去掉 --strict，把它当作提醒。",
		});
	return rows.map((row) => `${row.file}  ${row.warning}`);
}
