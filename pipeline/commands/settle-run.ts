import { join } from "node:path";
import type { Database } from "../database/database.ts";
import { selectRows } from "../database/select-rows.ts";
import { writeTable } from "../database/write-table.ts";
import type { Model } from "../plan/models.ts";
import { meetsNeeds } from "../plan/plan.ts";
import { readWorkbookPlan } from "../publish/workbooks.ts";
import { UserError } from "../user-error.ts";
import { findSourceChanges } from "../workspace/compared/source-changes.ts";
import { nameSources } from "../workspace/compared/source-names.ts";
import { findSourceStarts } from "../workspace/compared/source-starts.ts";
import { findSources } from "../workspace/compared/sources.ts";
import { findUnlike } from "../workspace/compared/unlike-metrics.ts";
import { canLookAhead, hasYearOfHistory } from "../workspace/forecast.ts";
import { type RunMetric, runTables } from "../workspace/load-rules.ts";
import { readMetricTexts } from "../workspace/metrics.ts";
import type { Needing } from "../workspace/needs.ts";
import { type Published, readPublished } from "../workspace/published.ts";
import type { Rules } from "../workspace/rules.ts";
import { planPeriods } from "../workspace/run-periods.ts";
import { planSections } from "../workspace/sections.ts";
import { findUnknowns } from "../workspace/unknowns.ts";
import { readSourceSheets } from "./sources/read-source-sheets.ts";
import { outFolder, type RunFacts, type Warehouse } from "./warehouse.ts";

const ANNEX = "annex.xlsx";

/** Settles the periods and what can be computed for them, once for a run, and writes both as tables. */
export async function settleRun(
	warehouse: Warehouse,
	models: readonly Model[],
): Promise<void> {
	const { database, rules } = warehouse;
	warehouse.facts ??= await findFacts(warehouse, models);
	const { facts } = warehouse;
	const { workspace } = warehouse.options;
	facts.tables ??= toTables(rules, facts, models, workspace);
	for (const [name, columns] of Object.entries(facts.tables))
		await writeTable(database, name, columns);
}

function toTables(
	rules: Rules,
	{ fields, times, published, unknowns, ...sources }: RunFacts,
	models: readonly Model[],
	workspace: string,
) {
	return runTables({
		rules,
		times,
		fields,
		sections: planSections(fields),
		metrics: computable(models, fields, workspace).filter(
			({ metric }) =>
				!unknowns.some(
					(each) => each.metric === metric && each.period.role === "current",
				),
		),
		unknowns,
		sourceChanges: sources.sourceChanges,
		sourceStarts: sources.sourceStarts,
		sourceNames: sources.sourceNames,
		needing: findNeeding(models, workspace),
		published,
	});
}

async function findFacts(
	{ database, rules, options }: Warehouse,
	models: readonly Model[],
): Promise<RunFacts> {
	const fields = await readFields(database, rules);
	const days = await readDays(database);
	let published: Published[] = [];
	const times = planPeriods(days.flatMap(toEventDay), {
		period: options.period,
		meeting: options.meeting,
		asOf: options.asOf,
		coveredMonths: rules.profile.coveredMonths,
		statedDays: days.filter((each) => each.is_stated).map(({ day }) => day),
		readPublished: (before) => {
			published = readPublished(outFolder(options), before);
			return published;
		},
	});
	if (hasYearOfHistory(times)) fields.add("history");
	if (canLookAhead(times, rules.calendar.festivals)) fields.add("same_weeks");
	const unknowns = findUnknowns({
		times,
		fields,
		callerDays: days.map(({ day, universe_count, known_count }) => ({
			day,
			accepted: universe_count,
			known: known_count,
		})),
		hasEstates: rules.estates.length > 0,
		windowDays: rules.profile.repeat.window_days,
	});
	const sheets = await readSourceSheets(database);
	const sources = findSources(sheets);
	const sourceChanges = findSourceChanges(sources, times.periods);
	const ofSheets = new Set(sheets.flatMap((sheet) => sheet.fields));
	const unlike = findUnlike(
		sourceChanges,
		computable(models, fields, options.workspace).map((each) => ({
			...each,
			needs: needsOf(models, `metric_${each.metric}`),
		})),
		new Set([...fields].filter((field) => !ofSheets.has(field))),
	);
	return {
		fields,
		times,
		published,
		unknowns: [...unknowns, ...unlike],
		sourceChanges,
		sourceStarts: findSourceStarts(sources, times.periods),
		sourceNames: nameSources(sources),
	};
}

// A time limit in the rules stands in for a deadline column; households come from the reference.
async function readFields(
	database: Database,
	rules: Rules,
): Promise<Set<string>> {
	const rows = await selectRows<{ field: string | null }>(
		database,
		"raw_columns",
		{ columns: ["field"], where: { is_taken: true }, order: ["field"] },
	);
	const { slaWorkingDays, slaNaturalDays } = rules.profile;
	const hasSla =
		Object.keys({ ...slaWorkingDays, ...slaNaturalDays }).length > 0;
	const hasHouseholds = (rules.communities ?? []).some(
		(community) => community.households !== null,
	);
	const stated = rows.some(({ field }) => field === "sla_value");
	return new Set([
		...rows.flatMap(({ field }) => field ?? []),
		...(hasSla || stated ? ["sla"] : []),
		...(hasHouseholds ? ["households"] : []),
		...(rules.campaigns.length > 0 ? ["campaigns"] : []),
		...(rules.visitFiles.households.length > 0 ? ["visits"] : []),
		...(rules.estates.some(({ households }) => households)
			? ["estate_households"]
			: []),
	]);
}

interface Day {
	day: string;
	last_event_at: string | null;
	accepted_count: number;
	universe_count: number;
	known_count: number;
	is_stated: boolean;
}

async function readDays(database: Database): Promise<Day[]> {
	const days = await selectRows<Day>(database, "int_days", { order: ["day"] });
	return days.map((each) => ({ ...each, day: each.day.slice(0, 10) }));
}

// A day that a file but states had no event.
function toEventDay({ day, accepted_count, last_event_at }: Day) {
	return last_event_at === null
		? []
		: [{ day, acceptedCount: accepted_count, lastEventAt: last_event_at }];
}

// The metrics, and the tables of the annex, in print order.
function findNeeding(models: readonly Model[], workspace: string): Needing[] {
	const sheets = readWorkbookPlan().workbooks[ANNEX] ?? [];
	return [
		...Object.entries(readMetricTexts(workspace)).map(
			([metric, { label }]) => ({
				item: metric,
				label,
				needs: needsOf(models, `metric_${metric}`),
			}),
		),
		...sheets.map(({ sheet, label }) => ({
			item: sheet,
			label: `附表“${label}”`,
			needs: needsOf(models, sheet),
		})),
	];
}

const needsOf = (models: readonly Model[], name: string) =>
	models.find((each) => each.name === name)?.header.needs ?? [];

function computable(
	models: readonly Model[],
	fields: ReadonlySet<string>,
	workspace: string,
): RunMetric[] {
	return Object.entries(readMetricTexts(workspace)).flatMap(
		([metric, text]) => {
			const model = models.find((each) => each.name === `metric_${metric}`);
			const header = model?.header.metric;
			if (!model || !header)
				throw new UserError(`指标“${metric}”没有查询。`, {
					place: { file: join(workspace, "queries", "metrics.yaml") },
					hint: `在 queries 里放一个 metric_${metric}.sql，或从这个文件里去掉它。`,
				});
			if (!meetsNeeds(model.header, fields)) return [];
			return [
				{
					metric,
					...header,
					goodDirection: text.good_direction,
					isHeadline: text.is_headline ?? false,
					isMonthly: text.monthly !== undefined,
				},
			];
		},
	);
}
