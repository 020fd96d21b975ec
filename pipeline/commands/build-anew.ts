import { selectRows } from "../database/select-rows.ts";
import { addToAuditLog } from "../publish/audit-log.ts";
import { findPeriods } from "../publish/index-page.ts";
import { describeBuild } from "../publish/manifest.ts";
import {
	holdOutFolder,
	prepareOutFolder,
	publish,
	writeBeside,
} from "../publish/publish.ts";
import { UserError } from "../user-error.ts";
import { readMetricTexts } from "../workspace/metrics.ts";
import { findPublished } from "../workspace/published.ts";
import { findReferences } from "../workspace/workspace.ts";
import { auditBuild, auditFailure } from "./audit.ts";
import type {
	BuildOptions,
	BuildResult,
	BuildSummary,
} from "./build-result.ts";
import {
	buildTargets,
	checksOf,
	packTargets,
	TOLD,
	TOLD_OF_PACK,
	WARNINGS,
} from "./build-targets.ts";
import type { LeakCheck } from "./check-leaks.ts";
import { checkTotals } from "./check-totals.ts";
import { leaveTables } from "./engine/leave-tables.ts";
import { remarksOnEngine } from "./engine/open-engines.ts";
import { verifyGrains } from "./engine/verify-grains.ts";
import { keepCosts } from "./kept/costs.ts";
import { keepOutputs, keepTables } from "./kept/kept-nodes.ts";
import { describeAsked, rememberBuild } from "./kept/last-build.ts";
import { keepSettled } from "./kept/settled.ts";
import { takeStanding } from "./kept/standing.ts";
import { make, readExportFiles } from "./make.ts";
import { withWarehouse } from "./open-warehouse.ts";
import { outputsOf, WORD_DOCUMENTS } from "./output-nodes.ts";
import { startPrinter } from "./pages/page-printer.ts";
import { watchNodes } from "./progress/watch-nodes.ts";
import { readMarts } from "./read-marts.ts";
import { marksOf } from "./sources/fetch-sources.ts";
import {
	outFolder,
	PUBLISHED,
	type RunEffects,
	type Warehouse,
} from "./warehouse.ts";

/** Builds a period from its exports: the pages and tables are the targets, the plan does the rest. */
export async function buildAnew(
	options: BuildOptions,
	effects: RunEffects,
): Promise<BuildResult> {
	const out = outFolder(options);
	return await withWarehouse(options, effects, async (warehouse) => {
		await prepareOutFolder(out);
		try {
			const { secret, folder, rules, files } = warehouse;
			const model = rules.labellingModel?.absolutePath;
			const sources = marksOf(files);
			// Whether databases say what they said is known only now.
			const ask = () => describeAsked(options, secret, sources);
			const standing =
				sources.length > 0 ? await takeStanding(options, ask) : undefined;
			if (standing) return standing;
			const result = await rememberBuild(
				{ secret, folder, model, sources, keep: () => keepMade(warehouse) },
				options,
				() => withPrinter(warehouse, () => buildPeriod(warehouse, options)),
			);
			if (effects.now && options.cache !== false) keepCosts(warehouse);
			return result;
		} catch (cause) {
			await logFailure(out);
			throw cause;
		}
	});
}

// Pages are drawn and laid out while the engine counts on.
async function withPrinter<Result>(
	warehouse: Warehouse,
	work: () => Promise<Result>,
): Promise<Result> {
	if (warehouse.options.threads === 1) return await work();
	const printer = startPrinter();
	warehouse.printer = printer;
	try {
		return await work();
	} finally {
		await printer.close();
	}
}

async function buildPeriod(
	warehouse: Warehouse,
	options: BuildOptions,
): Promise<BuildResult> {
	await readOrName(warehouse);
	await checkRejected(warehouse, options.force ?? false);
	const warnings = await readWarnings(warehouse, options.strict ?? false);
	const { plan, models } = warehouse;
	watchNodes(warehouse);
	const isPack = options.meeting !== undefined;
	const targets = isPack
		? packTargets()
		: buildTargets(plan, models, warehouse.rules.profile);
	const isLate = (target: string) => WORD_DOCUMENTS.includes(target);
	await make(
		warehouse,
		targets.filter((target) => !isLate(target)),
	);
	// A document is made of a page that is there: meanwhile the rest is looked through.
	warehouse.progress.watch = undefined;
	warehouse.log("核对写出的文件");
	const documents = make(warehouse, targets.filter(isLate));
	const [checked, written] = await Promise.allSettled([
		checkPages(warehouse, isPack ? [] : checksOf(models)),
		documents,
	]);
	if (checked.status === "rejected") throw checked.reason;
	if (written.status === "rejected") throw written.reason;
	if (options.verify) await verifyGrains(warehouse);
	return await writeReport(
		warehouse,
		{ warnings, checkLeaks: checked.value },
		options,
	);
}

// Reader and judge of what was written are loaded once there is something.
async function checkPages(
	warehouse: Warehouse,
	checks: readonly string[],
): Promise<LeakCheck> {
	await checkTotals(warehouse, checks);
	const { startLeakCheck } = await import("./check-leaks.ts");
	const checkLeaks = await startLeakCheck(warehouse);
	checkLeaks([...warehouse.outputs.values()].flat());
	await keepTables(warehouse);
	return checkLeaks;
}

// Where no table has the columns that all rests on, the clerk is asked which they are.
async function readOrName(warehouse: Warehouse): Promise<void> {
	try {
		await readExportFiles(warehouse);
	} catch (cause) {
		if (!(cause instanceof UserError)) throw cause;
		const { askForNames } = await import("./naming/ask-for-names.ts");
		throw (await askForNames(warehouse, cause)) ?? cause;
	}
}

async function keepMade(warehouse: Warehouse): Promise<string | null> {
	await keepOutputs(warehouse);
	return await keepSettled(warehouse);
}

async function logFailure(out: string): Promise<void> {
	try {
		await holdOutFolder(out, () => addToAuditLog(out, auditFailure()));
	} catch {
		// What ended the build is to be told, and may keep us from writing as well.
	}
}

const MOST_REJECTED = 0.05;

async function checkRejected({ database }: Warehouse, isForced: boolean) {
	const sheets = await selectRows<{ records: number; rejected: number }>(
		database,
		"raw_sheets",
		{ columns: ["records", "rejected"], order: ["sheet_no"] },
	);
	const records = sheets.reduce((sum, sheet) => sum + sheet.records, 0);
	const rejected = sheets.reduce((sum, sheet) => sum + sheet.rejected, 0);
	if (isForced || rejected <= records * MOST_REJECTED) return;
	throw new UserError(
		`${records} 条记录中有 ${rejected} 条读不出来，超过 5%。`,
		{
			hint: "先按上面的位置修改原文件；确认无误仍要生成，加 --force。",
		},
	);
}

async function writeReport(
	warehouse: Warehouse,
	{ warnings, checkLeaks }: { warnings: string[]; checkLeaks: LeakCheck },
	options: BuildOptions,
): Promise<BuildResult> {
	const { database, rules, models, files, outputs, facts } = warehouse;
	const isPack = options.meeting !== undefined;
	const told = isPack ? TOLD_OF_PACK : TOLD;
	const marts = await readMarts(
		database,
		models.filter(({ name }) => told.includes(name)),
	);
	const report = marts.mart_report?.[0] as unknown as BuildSummary;
	const written = outputsOf(warehouse.plan)
		.filter((name) => name !== PUBLISHED)
		.flatMap((name) => outputs.get(name) ?? []);
	const out = outFolder(options);
	const manifest = await describeBuild({
		engine: options.engine ?? "duckdb",
		report: { ...report },
		headlines: marts.mart_headlines ?? [],
		inputs: [
			...files.filter(({ obstacle }) => obstacle === undefined),
			...findReferences(options.workspace, rules.labellingModel),
			...findPublished(out, facts?.published ?? []),
		],
		profile: rules.profile,
		sections: marts.mart_sections ?? [],
		unknowns: marts.int_unknown_metrics ?? [],
		warnings,
		drawSeed: await readSeed(warehouse),
		outputs: written,
	});
	const { renderFindings, renderIndex } = await import(
		"../render/render-report.ts"
	);
	const { paper, problems } = options.pdf
		? await (await import("./pages/print-report.ts")).printReport(warehouse)
		: { paper: [], problems: [] };
	const [printed] = outputs.get(PUBLISHED) ?? [];
	const late = [
		...WORD_DOCUMENTS.flatMap((name) => outputs.get(name) ?? []),
		manifest,
		...paper,
	];
	checkLeaks(late, "leaks of documents");
	const swap = () =>
		holdOutFolder(out, () => {
			const all = [...written, manifest, ...paper];
			const published = publish(
				out,
				report.period_id,
				all,
				isPack ? undefined : String(printed?.content ?? ""),
			);
			const periods = findPeriods(out);
			writeBeside(
				out,
				"index.html",
				renderIndex(periods, readMetricTexts(options.workspace)),
			);
			addToAuditLog(out, auditBuild(String(manifest.content), report));
			return published;
		});
	const folder = await leaveTables(warehouse, swap);
	return {
		folder,
		report,
		findings: isPack
			? []
			: renderFindings(marts, readMetricTexts(options.workspace)),
		warnings: [...warnings, ...problems, ...remarksOnEngine(options)],
		isUnchanged: false,
	};
}

async function readSeed(warehouse: Warehouse): Promise<string | undefined> {
	const { database, options } = warehouse;
	if (options.meeting !== undefined) return undefined;
	await make(warehouse, ["run_draw"]);
	const columns = { columns: ["seed"], order: ["seed"] };
	const rows = await selectRows<{ seed: string }>(
		database,
		"run_draw",
		columns,
	);
	return rows[0]?.seed;
}

async function readWarnings(
	warehouse: Warehouse,
	isStrict: boolean,
): Promise<string[]> {
	await make(warehouse, [WARNINGS]);
	const { database } = warehouse;
	const rows = await selectRows<{ file: string; warning: string }>(
		database,
		WARNINGS,
		{ order: ["file", "warning"] },
	);
	const [first] = rows;
	if (isStrict && first)
		throw new UserError(first.warning, {
			place: { file: first.file },
			hint: "按提示修改；或去掉 --strict，把它当作提醒。",
		});
	return rows.map((row) => `${row.file}  ${row.warning}`);
}
