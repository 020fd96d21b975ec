import { createHash } from "node:crypto";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
} from "node:fs";
import { join } from "node:path";
import { hashFile } from "../../file-stamp.ts";
import { readFingerprints } from "../../plan/fingerprint.ts";
import { toSecretMark } from "../../privacy/secret-mark.ts";
import type { ExportFile } from "../../workspace/export-files.ts";
import { cacheFile } from "../../workspace/run-folder.ts";
import type { Cache, RunOptions } from "../warehouse.ts";

/** Opens the cache of a workspace; undefined where it is not to be used, or there is none to read. */
export async function openCache(
	{ workspace, readsOnly, cache, verify }: RunOptions,
	files: readonly ExportFile[],
	secret: string,
	runFolder: string,
	known?: Pick<Cache, "program" | "exports">,
): Promise<Cache | undefined> {
	const folder = cacheFile(workspace, "kept");
	if (cache === false || verify) return undefined;
	if (readsOnly && !existsSync(folder)) return undefined;
	if (!readsOnly) mkdirSync(folder, { recursive: true, mode: 0o700 });
	const isWritable = !readsOnly;
	return {
		program: known?.program ?? readFingerprints(),
		secretMark: toSecretMark(secret),
		exports: known?.exports ?? (await hashExports(files)),
		placeOf: (...follows) => join(folder, hash(follows)),
		isWritable,
		put: async (place, write) => {
			if (isWritable) await put(runFolder, place, write);
		},
		use: (place) => {
			const now = new Date();
			for (const ending of isWritable ? ENDINGS : [])
				if (existsSync(`${place}.${ending}`)) touch(`${place}.${ending}`, now);
			return place;
		},
	};
}

const ENDINGS = ["json", "parquet"];

function touch(file: string, now: Date): void {
	try {
		utimesSync(file, now, now);
	} catch {
		// Another run made room meanwhile.
	}
}

async function hashExports(files: readonly ExportFile[]) {
	const hashes = new Map<string, string>();
	for (const { path, absolutePath, obstacle, fetched } of files)
		hashes.set(
			path,
			fetched
				? hash([fetched.kind, fetched.sha256, fetched.remarks])
				: (obstacle ?? (await hashFile(absolutePath))),
		);
	return hashes;
}

function hash(parts: unknown): string {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

let fresh = 0;

// Written in the run's own folder, which is swept after a kill, then renamed. Where that fails there is no cache, and nothing else is lost.
async function put(
	runFolder: string,
	place: string,
	write: Parameters<Cache["put"]>[1],
): Promise<void> {
	const moves: [string, string][] = [];
	try {
		await write((ending) => {
			fresh += 1;
			const file = join(runFolder, `fresh-${fresh}.${ending}`);
			moves.push([file, `${place}.${ending}`]);
			return file;
		});
		for (const [from, to] of moves) {
			chmodSync(from, 0o600);
			renameSync(from, to);
		}
	} catch {
		for (const [from] of moves) rmSync(from, { force: true });
	}
}

const MOST_BYTES = 2 * 2 ** 30;

/** Removes what was used longest ago, until the cache is within its limit. */
export function makeRoom(workspace: string, most = MOST_BYTES): void {
	const folder = cacheFile(workspace, "kept");
	if (!existsSync(folder)) return;
	const files = readdirSync(folder)
		.map((name) => join(folder, name))
		.flatMap((path) => {
			const found = statSync(path, { throwIfNoEntry: false });
			return found ? [{ path, bytes: found.size, usedMs: found.mtimeMs }] : [];
		})
		.sort((a, b) => b.usedMs - a.usedMs);
	let bytes = 0;
	for (const file of files) {
		bytes += file.bytes;
		// Another run may read it, or have removed it.
		if (bytes > most) rmSync(file.path, { force: true, maxRetries: 1 });
	}
}
