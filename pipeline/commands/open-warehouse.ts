import { join } from "node:path";
import { openDuckdb } from "../database/duckdb.ts";
import { parseSelect } from "../database/parse-select.ts";
import { readModels } from "../plan/models.ts";
import { restrictPlan } from "../plan/plan.ts";
import { run, startProgress } from "../plan/run.ts";
import { readRules } from "../workspace/rules.ts";
import {
	cachePlace,
	sweepRunFolders,
	temporaryPlace,
	withRunFolder,
} from "../workspace/run-folder.ts";
import { findExports, readSecret } from "../workspace/workspace.ts";
import { makePlan } from "./recipe.ts";
import type {
	RunEffects,
	RunFacts,
	RunOptions,
	Warehouse,
} from "./warehouse.ts";

// Caller keys of a run that writes nothing are compared with each other only.
const PASSING_SECRET = "this run alone";

/** Opens a run's own database for as long as `use` takes; nothing of it stays. */
export async function withWarehouse<Result>(
	options: RunOptions,
	{ log, secret, now = () => 0 }: RunEffects,
	use: (warehouse: Warehouse) => Promise<Result>,
): Promise<Result> {
	const { workspace, profile, threads, readsOnly } = options;
	const rules = readRules(workspace, profile);
	const places = [temporaryPlace(), cachePlace(workspace)] as const;
	places.forEach(sweepRunFolders);
	return await withRunFolder(places[readsOnly ? 0 : 1], async (folder) => {
		const database = await openDuckdb(join(folder, "run.duckdb"), { threads });
		try {
			const models = await readModels((sql) => parseSelect(database, sql));
			return await use({
				database,
				rules,
				models,
				plan: makePlan(models, rules),
				progress: startProgress(now),
				files: findExports(workspace, options.exports),
				options,
				secret: readsOnly
					? PASSING_SECRET
					: await readSecret(workspace, secret),
				folder,
				log,
				outputs: new Map(),
			});
		} finally {
			await database.close();
		}
	});
}

/** Reads the exports, and nothing beyond. */
export async function readExportFiles(warehouse: Warehouse): Promise<void> {
	await run(warehouse.plan, ["exports"], warehouse, warehouse.progress);
}

/** Settles the periods by what the exports hold, and with them which of the plan can be made. */
export async function settle(warehouse: Warehouse): Promise<RunFacts> {
	await run(warehouse.plan, ["periods"], warehouse, warehouse.progress);
	if (!warehouse.facts) throw new Error("the periods were not settled");
	return warehouse.facts;
}

/** Makes what the targets name and all they rest on; a target for which the exports lack the fields is left out. */
export async function make(
	warehouse: Warehouse,
	targets: readonly string[],
): Promise<void> {
	const { plan, progress } = warehouse;
	const { fields } = await settle(warehouse);
	const usable = restrictPlan(plan, fields);
	const makable = new Set(
		usable.nodes.flatMap(({ name, writes }) => [name, ...writes]),
	);
	const known = new Set(
		plan.nodes.flatMap(({ name, writes }) => [name, ...writes]),
	);
	const unknown = targets.find((target) => !known.has(target));
	if (unknown) throw new Error(`the plan makes no ${unknown}`);
	const wanted = targets.filter((target) => makable.has(target));
	await run(usable, wanted, warehouse, progress);
}
