import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { z } from "zod";
import {
	type FileStamp,
	hasSameBytes,
	looksSame,
	stampFile,
} from "../file-stamp.ts";
import { readFingerprints } from "../plan/fingerprint.ts";
import { toSecretMark } from "../privacy/secret-mark.ts";
import { cacheFile, putIntoCache } from "../workspace/cache-folder.ts";
import { findPeriod } from "../workspace/period.ts";
import { findTopicModel } from "../workspace/profile.ts";
import { publishedBefore } from "../workspace/published.ts";
import { findExports } from "../workspace/workspace.ts";
import type { BuildOptions, BuildResult } from "./build-result.ts";
import { outFolder, type RunOptions, type Warehouse } from "./warehouse.ts";

const STAMPS = z.array(
	z.object({
		path: z.string(),
		bytes: z.number(),
		modified_ms: z.number(),
		changed_ms: z.number(),
		sha256: z.string(),
	}),
);

const RECORDS = z.array(
	z.object({
		/** What was asked, of which program and by which secret. */
		asked: z.string(),
		period: z.string(),
		seen_ms: z.number(),
		inputs: STAMPS,
		outputs: STAMPS,
		result: z.looseObject({}),
	}),
);

type Record = z.infer<typeof RECORDS>[number];

const MOST_RECORDS = 20;

/** Everything a build goes by, before it has read any of it. */
export interface Asked {
	/** What is asked, of which program and by which secret. */
	key: string;
	/** The files it may read. */
	inputs: string[];
}

/** Finds all files that a build would go by; throws where there is nothing to read. */
export function describeAsked(options: BuildOptions, secret: string): Asked {
	const { workspace, exports, profile, period, asOf } = options;
	const { strict, force } = options;
	const out = resolve(outFolder(options));
	const roots = exports?.map((root) => resolve(root));
	const files = findExports(workspace, exports);
	const asked = {
		...{ period, asOf, profile, roots, strict, force, out },
		obstacles: files.flatMap(({ path, obstacle }) =>
			obstacle ? [[path, obstacle]] : [],
		),
		secret: toSecretMark(secret),
		program: readFingerprints(),
	};
	const own = profile && existsSync(profile) ? [resolve(profile)] : [];
	const inputs = new Set([
		...files.flatMap(({ absolutePath, obstacle }) =>
			obstacle ? [] : [absolutePath],
		),
		...ownFiles(resolve(workspace), out),
		...own,
		...findModel(options),
	]);
	return {
		key: createHash("sha256").update(JSON.stringify(asked)).digest("hex"),
		inputs: [...inputs].sort(),
	};
}

// Wherever it lies; what is wrong with a profile, itself an input, the build tells.
function findModel({ workspace, profile }: BuildOptions): string[] {
	try {
		const named = findTopicModel(workspace, profile);
		const file = named === undefined ? undefined : resolve(workspace, named);
		return file !== undefined && existsSync(file) ? [file] : [];
	} catch {
		return [];
	}
}

// Of a workspace: whatever somebody put there, whether today's program reads it or not.
function ownFiles(workspace: string, out: string): string[] {
	if (!existsSync(workspace)) return [];
	return readdirSync(workspace, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((file) => {
			const steps = relative(workspace, file).split(sep);
			return (
				!steps.some((step) => step.startsWith(".")) &&
				!["out", "exports"].includes(steps[0] ?? "") &&
				!`${file}${sep}`.startsWith(`${out}${sep}`)
			);
		});
}

/** What the last build of the same from the same made, if that still stands as it was made. */
export async function findStanding(
	options: BuildOptions,
	{ key, inputs }: Asked,
): Promise<BuildResult | undefined> {
	const record = readRecords(options.workspace).find(
		({ asked }) => asked === key,
	);
	if (!record) return undefined;
	const all = [...inputs, ...readsPublished(options, record.period)].sort();
	if (!isSameList(all, record.inputs)) return undefined;
	for (const stamp of [...record.inputs, ...record.outputs])
		if (!(await isSame(stamp, record, options.ifChanged ?? false)))
			return undefined;
	return { ...(record.result as unknown as BuildResult), isUnchanged: true };
}

// Asked whether anything changed, stamps are believed where they can be; else bytes are looked at.
async function isSame(
	stamp: FileStamp,
	{ seen_ms }: Record,
	isQuick: boolean,
): Promise<boolean> {
	return (isQuick && looksSame(stamp, seen_ms)) || (await hasSameBytes(stamp));
}

/** Builds, and remembers from what and what stands of it. */
export async function rememberBuild(
	{ secret, folder }: Pick<Warehouse, "secret" | "folder">,
	options: BuildOptions,
	work: () => Promise<BuildResult>,
): Promise<BuildResult> {
	if (!isRemembered(options)) return await work();
	const { key, inputs } = describeAsked(options, secret);
	// Before the build begins, so that a change meanwhile is seen next time.
	const before = await stampAll(inputs);
	const result = await work();
	const period = result.report.period_id;
	const published = await stampAll(readsPublished(options, period));
	const record: Record = {
		asked: key,
		period,
		seen_ms: Date.now(),
		inputs: [...before, ...published].sort((a, b) =>
			a.path < b.path ? -1 : 1,
		),
		outputs: await stampAll(findOutputs(options, period)),
		result: { ...result },
	};
	const { workspace } = options;
	const others = readRecords(workspace).filter(({ asked }) => asked !== key);
	const all = [record, ...others].slice(0, MOST_RECORDS);
	putIntoCache(folder, recordFile(workspace), JSON.stringify(all));
	return result;
}

/** False of a build that is to be checked anew or printed by a browser. */
export function isRemembered({ cache, verify, pdf }: BuildOptions): boolean {
	return cache !== false && !verify && !pdf;
}

async function stampAll(paths: readonly string[]): Promise<FileStamp[]> {
	const stamps: FileStamp[] = [];
	for (const path of paths) stamps.push(await stampFile(path));
	return stamps;
}

function readRecords(workspace: string): Record[] {
	try {
		const text = readFileSync(recordFile(workspace), "utf8");
		return RECORDS.parse(JSON.parse(text));
	} catch {
		return [];
	}
}

const recordFile = (workspace: string) => cacheFile(workspace, "builds.json");

function readsPublished(options: RunOptions, id: string): string[] {
	const period = findPeriod(id);
	return period ? publishedBefore(resolve(outFolder(options)), period) : [];
}

function findOutputs(options: RunOptions, period: string): string[] {
	const out = resolve(outFolder(options));
	const built = readdirSync(join(out, period), {
		recursive: true,
		withFileTypes: true,
	})
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	return [
		...built,
		join(out, "published", `${period}.csv`),
		join(out, "index.html"),
	].sort();
}

function isSameList(paths: readonly string[], stamps: readonly FileStamp[]) {
	return (
		paths.length === stamps.length &&
		paths.every((path, index) => path === stamps[index]?.path)
	);
}
