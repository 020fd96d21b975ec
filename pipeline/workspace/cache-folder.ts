import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tellSystemError } from "../system-error.ts";
import { cachePlace } from "./run-folder.ts";

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
