import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../pipeline/commands/build.ts";
import type { BuildOptions } from "../../pipeline/commands/build-result.ts";
import { AUDIT_LOG } from "../../pipeline/publish/audit-log.ts";
import { formatUserError, UserError } from "../../pipeline/user-error.ts";

/** A folder of its own for as long as `use` takes; one that failed stays, to be looked at. */
export async function inFolder<Result>(
	use: (folder: string) => Promise<Result>,
): Promise<Result> {
	const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
	const result = await use(folder);
	rmSync(folder, { recursive: true, force: true });
	return result;
}

/** Builds; answers the message where the build refuses, and lets any other error through. */
export async function tryBuild(
	workspace: string,
	options: Partial<BuildOptions> = {},
): Promise<{ folder: string } | { message: string }> {
	const effects = { log: () => undefined };
	try {
		return await build({ workspace, verify: true, ...options }, effects);
	} catch (error) {
		if (error instanceof UserError) return { message: formatUserError(error) };
		throw error;
	}
}

/** Every file below a folder, by its path; without the log, which tells of failures and the time as well. */
export function readFolder(folder: string): Map<string, Buffer> {
	if (!existsSync(folder)) return new Map();
	const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
	return new Map(
		paths
			.filter((path) => path !== AUDIT_LOG)
			.filter((path) => statSync(join(folder, path)).isFile())
			.sort()
			.map((path) => [path, readFileSync(join(folder, path))]),
	);
}

/** The number of runs a script asks for; a handful in `npm test`. */
export const RUNS = Number(process.env.FUZZ_RUNS ?? 3);

/** Of what takes a tenth of a second each. */
export const QUICK_RUNS = Math.min(RUNS * 3, 500);

/** A seed of the day for the long run, always the same in `npm test`. */
export const SEED = process.env.FUZZ_SEED
	? Number(process.env.FUZZ_SEED)
	: process.env.FUZZ_RUNS
		? Math.floor(Date.now() / 86_400_000)
		: 1;
