import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openDuckdb } from "../database/duckdb.ts";
import type { TwoEngines } from "../database/engine/two-engines.ts";
import { parseSelect } from "../database/parse-select.ts";
import type { Source } from "../database/sources/source.ts";
import { readAllModels } from "../plan/models.ts";
import { startProgress } from "../plan/run.ts";
import { tellSystemError, toFault } from "../system-error.ts";
import { UserError } from "../user-error.ts";
import { findExports } from "../workspace/find-exports.ts";
import { readSources } from "../workspace/profile.ts";
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
import {
	haveFewRecords,
	optimizeLater,
	toEngineThreads,
	toMemoryLimit,
} from "./by-size.ts";
import { openEngines } from "./engine/open-engines.ts";
import { openCache } from "./kept/cache.ts";
import { makePlan } from "./recipe.ts";
import { fetchSources } from "./sources/fetch-sources.ts";
import type { RunEffects, RunOptions, Warehouse } from "./warehouse.ts";

// Where there is no secret yet, caller keys of a run that writes nothing are compared with each other only.
const PASSING_SECRET = "this run alone";

/** Opens a run's own database for as long as `use` takes; nothing of it stays. */
export async function withWarehouse<Result>(
	options: RunOptions,
	effects: RunEffects,
	use: (warehouse: Warehouse) => Promise<Result>,
): Promise<Result> {
	const { workspace, profile, readsOnly, presumed } = options;
	checkWorkspace(workspace, options.exports !== undefined);
	const rules = readRules(workspace, profile, presumed);
	// Whoever names files wants just these.
	const sources = options.exports ? [] : readSources(workspace, profile);
	const hasSources = sources.length > 0;
	const { share } = options;
	const given = {
		...{ rules, sources: sources.map((source) => ({ ...source, share })) },
		files: share ? [] : findExports(workspace, options.exports, hasSources),
	};
	if (!hasSources && haveFewRecords(given.files)) optimizeLater();
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

interface Given extends Pick<Warehouse, "rules" | "files"> {
	sources: readonly Source[];
}

async function openWarehouse<Result>(
	options: RunOptions,
	{ log, secret, now = () => 0, tell }: RunEffects,
	folder: string,
	{ rules, files: onDisk, sources }: Given,
	use: (warehouse: Warehouse) => Promise<Result>,
): Promise<Result> {
	// How much a database will answer is not known yet.
	const known = sources.length > 0 ? undefined : onDisk;
	const database = await openDuckdb(undefined, {
		threads: options.threads ?? toEngineThreads(known),
		spillFolder: folder,
		memoryBytes: toMemoryLimit(known),
	});
	let engines: TwoEngines | undefined;
	try {
		// Where it is not there, nothing need be read.
		engines = await openEngines(options, database, folder, now);
		const models = await readAllModels(
			(sql) => parseSelect(database, sql),
			options.workspace,
		);
		const key = await findKey(options, secret);
		const fetched = await fetchSources(database, sources, onDisk, log);
		const files = [...onDisk, ...fetched];
		return await use({
			database,
			cache: await openCache(options, files, key, folder),
			...{ rules, files, models },
			plan: makePlan(models, rules, options.metrics),
			progress: startProgress(now, tell),
			options,
			secret: key,
			folder,
			log,
			outputs: new Map(),
			engines,
		});
	} finally {
		await engines?.close();
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
