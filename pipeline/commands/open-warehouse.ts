import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openDuckdb } from "../database/duckdb.ts";
import { parseSelect } from "../database/parse-select.ts";
import { readAllModels } from "../plan/models.ts";
import { startProgress } from "../plan/run.ts";
import { tellSystemError, toFault } from "../system-error.ts";
import { UserError } from "../user-error.ts";
import { findExports } from "../workspace/find-exports.ts";
import { readRules } from "../workspace/rules.ts";
import {
	cachePlace,
	sweepRunFolders,
	temporaryPlace,
	withRunFolder,
} from "../workspace/run-folder.ts";
import {
	checkWorkspace,
	findSecret,
	readSecret,
} from "../workspace/workspace.ts";
import { haveFewRecords, optimizeLater, toMemoryLimit } from "./by-size.ts";
import { openCache } from "./kept/cache.ts";
import { makePlan } from "./recipe.ts";
import type { RunEffects, RunOptions, Warehouse } from "./warehouse.ts";

// Where there is no secret yet, caller keys of a run that writes nothing are compared with each other only.
const PASSING_SECRET = "this run alone";

/** Opens a run's own database for as long as `use` takes; nothing of it stays. */
export async function withWarehouse<Result>(
	options: RunOptions,
	effects: RunEffects,
	use: (warehouse: Warehouse) => Promise<Result>,
): Promise<Result> {
	const { workspace, profile, readsOnly } = options;
	checkWorkspace(workspace, options.exports !== undefined);
	const given = {
		rules: readRules(workspace, profile),
		files: findExports(workspace, options.exports),
	};
	if (haveFewRecords(given.files)) optimizeLater();
	const places = [temporaryPlace(), cachePlace(workspace)] as const;
	places.forEach(sweepRunFolders);
	return await withRunFolder(places[readsOnly ? 0 : 1], async (folder) => {
		try {
			return await openWarehouse(options, effects, folder, given, use);
		} catch (cause) {
			throw tellFullDisk(folder, cause) ?? cause;
		}
	});
}

async function openWarehouse<Result>(
	options: RunOptions,
	{ log, secret, now = () => 0, tell }: RunEffects,
	folder: string,
	given: Pick<Warehouse, "rules" | "files">,
	use: (warehouse: Warehouse) => Promise<Result>,
): Promise<Result> {
	// Small statements take longer on two threads than on one.
	const { threads = haveFewRecords(given.files) ? 1 : undefined } = options;
	const database = await openDuckdb(undefined, {
		threads,
		spillFolder: folder,
		memoryBytes: toMemoryLimit(given.files),
	});
	try {
		const models = await readAllModels(
			(sql) => parseSelect(database, sql),
			options.workspace,
		);
		const key = await findKey(options, secret);
		return await use({
			database,
			cache: await openCache(options, given.files, key, folder),
			...given,
			models,
			plan: makePlan(models, given.rules, options.metrics),
			progress: startProgress(now, tell),
			options,
			secret: key,
			folder,
			log,
			outputs: new Map(),
		});
	} finally {
		await database.close();
	}
}

async function findKey(
	{ workspace, readsOnly }: RunOptions,
	given: string | undefined,
): Promise<string> {
	return readsOnly
		? (findSecret(workspace, given) ?? PASSING_SECRET)
		: await readSecret(workspace, given);
}

const PROBE_BYTES = 2 ** 20;

// The engine tells a full disk in words alone: whether it is full is tried, not read.
function tellFullDisk(folder: string, cause: unknown): UserError | null {
	if (cause instanceof UserError || tellSystemError(cause)) return null;
	try {
		writeFileSync(join(folder, "probe"), Buffer.alloc(PROBE_BYTES));
		return null;
	} catch (full) {
		const { code = "" } = full as NodeJS.ErrnoException;
		return toFault(code, dirname(folder), cause);
	}
}
