import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const PREFIX = "run-";

/**
 * A folder for this run's own database, readable by its owner only; what a
 * crashed run left behind is removed first.
 */
export function makeRunFolder(workspace: string, processId: number): string {
	const cache = join(workspace, ".cache");
	if (existsSync(cache)) removeAbandoned(cache);
	const folder = join(cache, `${PREFIX}${processId}`);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	return folder;
}

/** Removes a run's folder with everything in it. */
export function removeRunFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true });
}

function removeAbandoned(cache: string): void {
	for (const name of readdirSync(cache))
		if (name.startsWith(PREFIX) && !isAlive(Number(name.slice(PREFIX.length))))
			removeRunFolder(join(cache, name));
}

function isAlive(processId: number): boolean {
	try {
		process.kill(processId, 0);
		return true;
	} catch (cause) {
		// Not ours to signal, yet running.
		return (cause as NodeJS.ErrnoException).code === "EPERM";
	}
}
