import { join } from "node:path";
import type { Database } from "../database/database.ts";
import { openDuckdb } from "../database/duckdb.ts";
import { estimate } from "../estimate/estimate.ts";
import { labelTickets } from "../label/label-tickets.ts";
import { checkTotals } from "../model/check-totals.ts";
import { readMarts } from "../model/read-marts.ts";
import {
	type Model,
	meetsNeeds,
	readModels,
	runModels,
} from "../model/run-models.ts";
import { describeBuild } from "../publish/manifest.ts";
import { keepPublished, publish } from "../publish/publish.ts";
import { exportPublished, exportTables } from "../publish/tables.ts";
import { exportWorkbooks } from "../publish/workbooks.ts";
import { readExports } from "../read/read-exports.ts";
import { renderFindings, renderReport } from "../render/render-report.ts";
import { UserError } from "../user-error.ts";
import {
	loadMetrics,
	loadPublished,
	loadRules,
	loadRun,
	loadSections,
} from "../workspace/load-rules.ts";
import { readMetricTexts } from "../workspace/metrics.ts";
import {
	findPublished,
	type Published,
	readPublished,
} from "../workspace/published.ts";
import { type Rules, readRules } from "../workspace/rules.ts";
import { makeRunFolder, removeRunFolder } from "../workspace/run-folder.ts";
import { planPeriods } from "../workspace/run-periods.ts";
import { planSections } from "../workspace/sections.ts";
import {
	type ExportFile,
	findExports,
	findReferences,
	readSecret,
} from "../workspace/workspace.ts";

export interface BuildOptions {
	workspace: string;
	exports?: string[];
	period?: string;
	asOf?: string;
	out?: string;
	profile?: string;
	threads?: number;
	strict?: boolean;
	force?: boolean;
}

/** What a build may do besides its work: say where it is, and who is asking. */
export interface BuildEffects {
	log(step: string): void;
	processId: number;
	secret?: string;
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
	effects: BuildEffects,
): Promise<BuildResult> {
	const rules = readRules(options.workspace, options.profile);
	const runFolder = makeRunFolder(options.workspace, effects.processId);
	const database = await openDuckdb(join(runFolder, "run.duckdb"), {
		threads: options.threads,
	});
	try {
		return await buildIn(database, rules, options, effects);
	} finally {
		await database.close();
		removeRunFolder(runFolder);
	}
}

async function buildIn(
	database: Database,
	rules: Rules,
	options: BuildOptions,
	effects: BuildEffects,
): Promise<BuildResult> {
	const files = findExports(options.workspace, options.exports);
	const secret = readSecret(options.workspace, effects.secret);
	effects.log("读取导出文件");
	await readExports(database, files, toReadRules(rules), secret);
	await loadRules(database, rules);

	const models = await readModels(database);
	await runModels(database, models, new Set());
	await checkRejected(database, options.force ?? false);
	const fields = await readFields(database, rules);
	const published = await planRun(database, rules, models, fields, options);

	effects.log("归类主题与社区");
	await runModels(database, models, fields);
	await labelTickets(database, toLabelRules(rules));

	effects.log("计算指标");
	await runModels(database, models, fields);
	await estimate(database);
	const waiting = await runModels(database, models, fields);
	if (waiting.length > 0)
		throw new Error(`models without inputs: ${waiting.join(", ")}`);
	await checkTotals(database, models, fields);

	effects.log("生成报告");
	const inputs = [
		...files,
		...findReferences(options.workspace),
		...findPublished(outFolder(options), published),
	];
	return await writeReport(database, rules, models, inputs, options);
}

function toReadRules(rules: Rules) {
	return {
		fields: rules.fields,
		unknownMarkers: rules.unknownMarkers,
		confidentialMarkers: rules.confidentialMarkers,
		dateFormats: rules.profile.dateFormats,
		deadlineLevel: rules.profile.deadlineLevel,
	};
}

function toLabelRules(rules: Rules) {
	return {
		topics: rules.topics,
		estates: rules.estates,
		topicSource: rules.profile.topicSource,
	};
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

// A time limit in the rules stands in for a deadline column; households come from the reference.
async function readFields(
	database: Database,
	rules: Rules,
): Promise<Set<string>> {
	const rows = await database.rows<{ field: string }>(
		"select field from int_fields order by field",
	);
	const { slaWorkingDays, slaNaturalDays } = rules.profile;
	const hasSla =
		Object.keys({ ...slaWorkingDays, ...slaNaturalDays }).length > 0;
	const hasHouseholds = (rules.communities ?? []).some(
		(community) => community.households !== null,
	);
	return new Set([
		...rows.map((row) => row.field),
		...(hasSla ? ["sla"] : []),
		...(hasHouseholds ? ["households"] : []),
	]);
}

async function planRun(
	database: Database,
	rules: Rules,
	models: readonly Model[],
	fields: ReadonlySet<string>,
	options: BuildOptions,
): Promise<Published[]> {
	let published: Published[] = [];
	const days = await database.rows<{
		day: string;
		acceptedCount: number;
		lastEventAt: string;
	}>(
		`select day, accepted_count as "acceptedCount", last_event_at as "lastEventAt" from int_event_days order by day`,
	);
	const times = planPeriods(
		days.map((each) => ({ ...each, day: each.day.slice(0, 10) })),
		{
			period: options.period,
			asOf: options.asOf,
			coveredMonths: rules.profile.coveredMonths,
			readPublished: (before) => {
				published = readPublished(outFolder(options), before);
				return published;
			},
		},
	);
	await loadPublished(database, published);
	await loadRun(database, rules, times, fields);
	await loadSections(database, planSections(fields));
	await loadMetrics(database, computable(models, fields), rules.profile.preset);
	return published;
}

function outFolder({ out, workspace }: BuildOptions): string {
	return out ?? join(workspace, "out");
}

function computable(models: readonly Model[], fields: ReadonlySet<string>) {
	return Object.entries(readMetricTexts()).flatMap(([metric, text]) => {
		const model = models.find((each) => each.name === `metric_${metric}`);
		const header = model?.header.metric;
		if (!model || !header)
			throw new Error(`metrics.yaml: ${metric} has no model`);
		return meetsNeeds(model, fields)
			? [
					{
						metric,
						...header,
						goodDirection: text.good_direction,
						isHeadline: text.is_headline ?? false,
					},
				]
			: [];
	});
}

async function writeReport(
	database: Database,
	rules: Rules,
	models: readonly Model[],
	inputs: readonly ExportFile[],
	options: BuildOptions,
): Promise<BuildResult> {
	const warnings = await readWarnings(database, options.strict ?? false);
	const marts = await readMarts(database, models);
	const report = marts.mart_report?.[0] as unknown as BuildSummary;
	const files = [
		...(await renderReport(marts, readMetricTexts())),
		...(await exportTables(database, models)),
		...(await exportWorkbooks(database, models, report.as_of)),
	];
	const manifest = await describeBuild({
		report: { ...report },
		inputs,
		profile: rules.profile,
		sections: marts.mart_sections ?? [],
		warnings,
		outputs: files,
	});
	const out = outFolder(options);
	const folder = publish(out, report.period_id, [...files, manifest]);
	keepPublished(out, report.period_id, await exportPublished(database, models));
	return {
		folder,
		report,
		findings: renderFindings(marts, readMetricTexts()),
		warnings,
	};
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
