import { packageVersion } from "../publish/manifest.ts";
import type { BuildSummary } from "./build-result.ts";

type Entry = Record<string, unknown>;

const COUNTS = [
	"files",
	"records",
	"counted",
	"superseded",
	"assisting",
	"ignored",
	"rejected",
	"issues",
] as const;

/** What the audit log keeps of a build, out of its manifest and its counts. */
export function auditBuild(
	manifest: string,
	report: BuildSummary,
	isUnchanged = false,
): Entry {
	const { period, as_of, profile, profile_sha256, inputs } =
		JSON.parse(manifest);
	const counts = COUNTS.map((name) => [name, report[name]]);
	return {
		...begin("build"),
		outcome: isUnchanged ? "unchanged" : "built",
		period,
		as_of,
		profile,
		profile_sha256,
		inputs: inputs.map(({ path, sha256 }: Entry) => ({ path, sha256 })),
		counts: Object.fromEntries(counts),
	};
}

/** What it keeps of a build that ended without a report. */
export function auditFailure(): Entry {
	return { ...begin("build"), outcome: "failed" };
}

/** What it keeps of a purge. */
export function auditPurge(removed: readonly string[]): Entry {
	return { ...begin("purge"), removed };
}

const EIGHT_HOURS_MS = 8 * 3_600_000;

function begin(command: string): Entry {
	const wall = new Date(Date.now() + EIGHT_HOURS_MS).toISOString();
	const at = `${wall.slice(0, 19)}+08:00`;
	return { at, command, version: packageVersion() };
}
