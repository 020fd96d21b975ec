import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { entriesBelow } from "../../entries-below.ts";
import {
	type FileStamp,
	hasSameBytes,
	looksSame,
	stampFile,
} from "../../file-stamp.ts";
import { type Fingerprints, readFingerprints } from "../../plan/fingerprint.ts";
import { toSecretMark } from "../../privacy/secret-mark.ts";
import { type ExportFile, listExports } from "../../workspace/export-files.ts";
import { findPeriod } from "../../workspace/period.ts";
import { publishedBefore } from "../../workspace/published-files.ts";
import { cacheFile, putIntoCache } from "../../workspace/run-folder.ts";
import type { BuildOptions, BuildResult } from "../build-result.ts";
import type { SourceMark } from "../sources/fetch-sources.ts";
import { outFolder, type RunOptions } from "../warehouse.ts";

/** What a build went by and what stood at its end. */
export interface Record {
	/** What was asked, of which program and by which secret. */
	asked: string;
	/** The same, whatever would have stopped the build. */
	about: string;
	period: string;
	seen_ms: number;
	/** The model that labels, wherever it lies. */
	model: string | null;
	/** The file of the cache that has what was settled; none where nothing was kept. */
	settled: string | null;
	inputs: FileStamp[];
	/** What databases answered. */
	sources: readonly SourceMark[];
	outputs: FileStamp[];
	result: BuildResult;
}

const MOST_RECORDS = 20;

/** Everything a build goes by, before it has read any of it. */
export interface Asked {
	/** What is asked, of which program and by which secret. */
	key: string;
	/** The same, whatever would stop the build. */
	about: string;
	/** The files it may read. */
	inputs: string[];
	exports: readonly ExportFile[];
	/** What databases answer; none are known before they are asked. */
	sources: readonly SourceMark[];
	program: Fingerprints;
}

/** Finds all files that a build would go by; throws where there is nothing to read. */
export function describeAsked(
	options: BuildOptions,
	secret: string,
	sources: readonly SourceMark[] = [],
): Asked {
	const { workspace, exports, profile, period, asOf, meeting } = options;
	const { strict, force } = options;
	const out = resolve(outFolder(options));
	const roots = exports?.map((root) => resolve(root));
	const files = listExports(workspace, exports, sources.length > 0);
	const program = readFingerprints();
	const asked = {
		...{ period, asOf, meeting, profile, roots, out },
		obstacles: files.flatMap(({ absolutePath, obstacle }) =>
			obstacle ? [[absolutePath, obstacle]] : [],
		),
		secret: toSecretMark(secret),
		program,
	};
	const own = profile && existsSync(profile) ? [resolve(profile)] : [];
	const inputs = new Set([
		...files.flatMap(({ absolutePath, obstacle }) =>
			obstacle ? [] : [absolutePath],
		),
		...ownFiles(resolve(workspace), out),
		...own,
	]);
	const about = hash(asked);
	return {
		key: hash({ about, strict, force }),
		about,
		inputs: [...inputs].sort(),
		exports: files,
		sources,
		program,
	};
}

function hash(parts: unknown): string {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

// Of a workspace: whatever somebody put there, whether today's program reads it or not.
function ownFiles(workspace: string, out: string): string[] {
	if (!existsSync(workspace)) return [];
	return entriesBelow(workspace)
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
	asked: Asked,
): Promise<BuildResult | undefined> {
	const record = await findRecord(
		options,
		asked,
		(each) => each.asked === asked.key,
	);
	if (!record) return undefined;
	for (const stamp of record.outputs)
		if (!(await isSame(stamp, record, options.ifChanged ?? false)))
			return undefined;
	return { ...record.result, isUnchanged: true };
}

/** What is remembered of the last build of the same from the same, whatever stands of it. */
export async function findRecord(
	options: BuildOptions,
	{ inputs, about, sources }: Asked,
	isIt = (record: Record) => record.about === about,
): Promise<Record | undefined> {
	const record = readRecords(options.workspace).find(isIt);
	if (!record || !isDeepStrictEqual(record.sources, sources)) return undefined;
	const all = toInputs(options, inputs, record);
	if (!all.every((file) => existsSync(file))) return undefined;
	if (!isSameList(all, record.inputs)) return undefined;
	for (const stamp of record.inputs)
		if (!(await isSame(stamp, record, options.ifChanged ?? false)))
			return undefined;
	return record;
}

// Every file by its path, in one order: which figures were printed before hangs on the period, the model on the profile, itself an input.
function toInputs(
	options: BuildOptions,
	inputs: readonly string[],
	{ period, model }: Pick<Record, "period" | "model">,
): string[] {
	const others = model === null ? [] : [model];
	const all = [...inputs, ...others, ...readsPublished(options, period)];
	return [...new Set(all)].sort();
}

// Asked whether anything changed, stamps are believed where they can be; else bytes are looked at.
async function isSame(
	stamp: FileStamp,
	{ seen_ms }: Record,
	isQuick: boolean,
): Promise<boolean> {
	return (isQuick && looksSame(stamp, seen_ms)) || (await hasSameBytes(stamp));
}

interface Remembering {
	secret: string;
	/** Of this run. */
	folder: string;
	model?: string | null;
	sources?: readonly SourceMark[];
	/** Keeps what was made, and answers where that stands which was settled. */
	keep?(): Promise<string | null>;
}

/** Builds, and remembers from what and what stands of it. */
export async function rememberBuild(
	{ secret, folder, model = null, sources = [], keep }: Remembering,
	options: BuildOptions,
	work: () => Promise<BuildResult>,
): Promise<BuildResult> {
	if (!isRemembered(options)) {
		const result = await work();
		await keep?.();
		return result;
	}
	const { key, about, inputs } = describeAsked(options, secret, sources);
	// Before the build begins, so that a change meanwhile is seen next time.
	const before = await stampAll(model === null ? inputs : [...inputs, model]);
	const result = await work();
	const period = result.report.period_id;
	const made = { asked: key, about, period, seen_ms: Date.now(), model };
	const stamps = new Map(before.map((stamp) => [stamp.path, stamp]));
	const read: FileStamp[] = [];
	for (const path of toInputs(options, inputs, made))
		read.push(stamps.get(path) ?? (await stampFile(path)));
	const outputs = await stampAll(findOutputs(options, period));
	const settled = (await keep?.()) ?? null;
	const stood = { inputs: read, sources, outputs };
	const record: Record = { ...made, settled, ...stood, result };
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
		const records: unknown = JSON.parse(text);
		return Array.isArray(records) ? records.filter(isRecord) : [];
	} catch {
		return [];
	}
}

// The key holds a mark of the program that wrote it, so that what has the key has the shape.
function isRecord(record: unknown): record is Record {
	return typeof (record as Partial<Record> | null)?.asked === "string";
}

const recordFile = (workspace: string) => cacheFile(workspace, "builds.json");

function readsPublished(options: RunOptions, id: string): string[] {
	const period = findPeriod(id);
	return period ? publishedBefore(resolve(outFolder(options)), period) : [];
}

function findOutputs(options: RunOptions, period: string): string[] {
	const out = resolve(outFolder(options));
	const built = entriesBelow(join(out, period))
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	const printed = join(out, "published", `${period}.csv`);
	return [
		...built,
		...(existsSync(printed) ? [printed] : []),
		join(out, "index.html"),
	].sort();
}

function isSameList(paths: readonly string[], stamps: readonly FileStamp[]) {
	return (
		paths.length === stamps.length &&
		paths.every((path, index) => path === stamps[index]?.path)
	);
}
