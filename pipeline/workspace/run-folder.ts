import { randomBytes } from "node:crypto";
import {
	lstatSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Lock, tryToLock } from "../lock.ts";
import { tellSystemError } from "../system-error.ts";

/** Where folders of runs are made, and how their names begin. */
export interface RunPlace {
	folder: string;
	prefix: string;
}

/** The place of runs that write into their workspace. */
export function cachePlace(workspace: string): RunPlace {
	return { folder: join(workspace, ".cache"), prefix: "run-" };
}

/** The place of runs that leave their workspace alone. */
export function temporaryPlace(): RunPlace {
	return { folder: tmpdir(), prefix: "hotline-review-" };
}

const LOCK = ".lock";

/**
 * Lends a fresh folder that only its owner can read, and removes it with all that is in it:
 * at the end, when a signal ends the process, or else in the next run's sweep.
 */
export async function withRunFolder<Result>(
	place: RunPlace,
	use: (folder: string) => Promise<Result>,
): Promise<Result> {
	mkdirSync(place.folder, { recursive: true, mode: 0o700 });
	let made: { folder: string; lock: Lock } | null = null;
	const remove = () => {
		if (!made) return;
		try {
			removeFolder(made.folder);
		} finally {
			made.lock.release();
		}
	};
	// Before the folder is there: a signal is heard only after what runs at the moment has ended.
	const forget = cleanOnSignal(remove);
	try {
		made = makeRunFolder(place);
		return await use(made.folder);
	} finally {
		forget();
		remove();
	}
}

/** Removes this user's folders of runs that live no more, and answers which; a living run's stay. */
export function sweepRunFolders({ folder, prefix }: RunPlace): string[] {
	const names = listNames(folder).filter((name) => name.startsWith(prefix));
	const runs = new Set(names.map((name) => name.replace(/\.lock$/, "")));
	return [...runs].sort().flatMap((name) => sweep(join(folder, name)));
}

// The lock is there before the folder and after it: a folder without one belongs to nobody.
function makeRunFolder({ folder: place, prefix }: RunPlace): {
	folder: string;
	lock: Lock;
} {
	for (;;) {
		const folder = join(place, `${prefix}${randomBytes(6).toString("hex")}`);
		const lock = tryToLock(`${folder}${LOCK}`);
		if (!lock) continue;
		try {
			mkdirSync(folder, { mode: 0o700 });
			return { folder, lock };
		} catch (cause) {
			lock.release();
			throw cause;
		}
	}
}

function sweep(folder: string): string[] {
	if (![folder, `${folder}${LOCK}`].every(isOurs)) return [];
	try {
		const lock = tryToLock(`${folder}${LOCK}`);
		if (!lock) return [];
		const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
		removeFolder(folder);
		lock.release();
		return isThere ? [folder] : [];
	} catch {
		// A folder that cannot be changed keeps no run from its own work.
		return [];
	}
}

// Others may put into a shared folder what is named like ours.
function isOurs(path: string): boolean {
	const found = lstatSync(path, { throwIfNoEntry: false });
	return found === undefined || found.uid === (process.getuid?.() ?? found.uid);
}

function removeFolder(folder: string): void {
	// A thread of the engine may still write while we remove.
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function listNames(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

const SIGNALS = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

// The process ends by the signal all the same, as whoever sent it expects.
function cleanOnSignal(clean: () => void): () => void {
	const handle = (signal: NodeJS.Signals) => {
		forget();
		try {
			clean();
		} finally {
			process.kill(process.pid, signal);
		}
	};
	const forget = () => {
		for (const signal of SIGNALS) process.off(signal, handle);
	};
	for (const signal of SIGNALS) process.on(signal, handle);
	return forget;
}

/** A file of the workspace's cache. */
export function cacheFile(workspace: string, name: string): string {
	return join(cachePlace(workspace).folder, name);
}

/** Puts a file into the cache, whole or not at all: written in a run's own folder, which is swept after a kill, then renamed. Where that fails there is no cache, and nothing else is lost. */
export function putIntoCache(
	runFolder: string,
	file: string,
	content: string,
): void {
	try {
		const fresh = join(runFolder, "fresh");
		writeFileSync(fresh, content, { mode: 0o600 });
		renameSync(fresh, file);
	} catch (cause) {
		if (!tellSystemError(cause)) throw cause;
	}
}
