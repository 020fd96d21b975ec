import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../database/database.ts";
import { openDuckdb } from "../database/duckdb.ts";
import { estimate } from "../estimate/estimate.ts";
import type { LabelRules } from "../label/label-text.ts";
import { labelTickets } from "../label/label-tickets.ts";
import {
	type Model,
	meetsNeeds,
	readModels,
	runModels,
} from "../model/run-models.ts";
import { type ReadRules, readExports } from "../read/read-exports.ts";
import {
	loadMetrics,
	loadPublished,
	loadRules,
	loadRun,
	loadSections,
} from "../workspace/load-rules.ts";
import { readMetricTexts } from "../workspace/metrics.ts";
import { canLookAhead, hasYearOfHistory } from "../workspace/outlook.ts";
import { type Published, readPublished } from "../workspace/published.ts";
import { type Rules, readRules } from "../workspace/rules.ts";
import { makeRunFolder, removeRunFolder } from "../workspace/run-folder.ts";
import { planPeriods, type RunTimes } from "../workspace/run-periods.ts";
import { planSections } from "../workspace/sections.ts";
import {
	type ExportFile,
	findExports,
	readSecret,
} from "../workspace/workspace.ts";

/** Where a run reads from, and which period it is about. */
export interface RunOptions {
	workspace: string;
	exports?: string[];
	period?: string;
	asOf?: string;
	out?: string;
	profile?: string;
	threads?: number;
	/** Leaves no trace in the workspace: no secret, no cache. */
	readsOnly?: boolean;
}

/** What a run may do besides its work: say where it is, and who is asking. */
export interface RunEffects {
	log(step: string): void;
	processId: number;
	secret?: string;
}

/** A database of this run alone, with what is to be read into it. */
export interface Warehouse {
	database: Database;
	rules: Rules;
	models: readonly Model[];
	files: readonly ExportFile[];
	options: RunOptions;
	secret: string;
	log(step: string): void;
}

/** What reading the exports settled: their fields, and the periods that were printed before. */
export interface RunFacts {
	fields: ReadonlySet<string>;
	times: RunTimes;
	published: readonly Published[];
}

// Caller keys of a run that writes nothing are compared with each other only.
const PASSING_SECRET = "this run alone";

/** Opens a run's own database for as long as `use` takes; nothing of it stays. */
export async function withWarehouse<Result>(
	options: RunOptions,
	{ log, processId, secret }: RunEffects,
	use: (warehouse: Warehouse) => Promise<Result>,
): Promise<Result> {
	const { workspace, profile, threads, readsOnly } = options;
	const rules = readRules(workspace, profile);
	const runFolder = readsOnly
		? mkdtempSync(join(tmpdir(), "hotline-"))
		: makeRunFolder(workspace, processId);
	const database = await openDuckdb(join(runFolder, "run.duckdb"), { threads });
	try {
		return await use({
			database,
			rules,
			models: await readModels(database),
			files: findExports(workspace, options.exports),
			options,
			secret: readsOnly ? PASSING_SECRET : readSecret(workspace, secret),
			log,
		});
	} finally {
		await database.close();
		removeRunFolder(runFolder);
	}
}

/** Reads the exports and the rules, and what follows from them without knowing the period. */
export async function readAll(warehouse: Warehouse): Promise<void> {
	const { database, files, rules, models, secret, log } = warehouse;
	log("读取导出文件");
	await readExports(database, files, toReadRules(rules), secret);
	await loadRules(database, rules);
	await runModels(database, models, new Set());
}

/** Settles the periods by what the exports hold, and what can be computed for them. */
export async function planRun(warehouse: Warehouse): Promise<RunFacts> {
	const { database, rules, options } = warehouse;
	const fields = await readFields(database, rules);
	let published: Published[] = [];
	const times = planPeriods(await readEventDays(database), {
		period: options.period,
		asOf: options.asOf,
		coveredMonths: rules.profile.coveredMonths,
		readPublished: (before) => {
			published = readPublished(outFolder(options), before);
			return published;
		},
	});
	if (hasYearOfHistory(times)) fields.add("history");
	if (canLookAhead(times, rules.calendar.festivals)) fields.add("same_weeks");
	const facts = { fields, times, published };
	await loadFacts(warehouse, facts);
	return facts;
}

/** Writes what was settled as tables. */
export async function loadFacts(
	{ database, rules, models }: Pick<Warehouse, "database" | "rules" | "models">,
	{ fields, times, published }: RunFacts,
): Promise<void> {
	await loadPublished(database, published);
	await loadRun(database, rules, times, fields);
	await loadSections(database, planSections(fields));
	await loadMetrics(database, computable(models, fields), rules.profile.preset);
}

/** Labels the tickets, then computes and estimates all that the fields allow. */
export async function fill(
	{ database, rules, models, options, log }: Warehouse,
	{ fields }: RunFacts,
): Promise<void> {
	log("归类主题与社区");
	await runModels(database, models, fields);
	await labelTickets(database, toLabelRules(rules), options.threads);
	log("计算指标");
	await runModels(database, models, fields);
	await estimate(database);
	const waiting = await runModels(database, models, fields);
	if (waiting.length > 0)
		throw new Error(`models without inputs: ${waiting.join(", ")}`);
}

/** The folder that periods are built into. */
export function outFolder({ out, workspace }: RunOptions): string {
	return out ?? join(workspace, "out");
}

/** What reading has to know of the rules. */
export function toReadRules(rules: Rules): ReadRules {
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
		...(rules.campaigns.length > 0 ? ["campaigns"] : []),
		...(rules.visitFiles.households.length > 0 ? ["visits"] : []),
		...(rules.estates.some(({ households }) => households)
			? ["estate_households"]
			: []),
	]);
}

async function readEventDays(database: Database) {
	const days = await database.rows<{
		day: string;
		acceptedCount: number;
		lastEventAt: string;
	}>(
		`select day, accepted_count as "acceptedCount", last_event_at as "lastEventAt" from int_event_days order by day`,
	);
	return days.map((each) => ({ ...each, day: each.day.slice(0, 10) }));
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
