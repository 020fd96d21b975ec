import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addToAuditLog } from "../../publish/audit-log.ts";
import { holdOutFolder } from "../../publish/publish.ts";
import { auditBuild } from "../audit.ts";
import type { BuildOptions, BuildResult } from "../build-result.ts";
import { outFolder } from "../warehouse.ts";
import { type Asked, findStanding, isRemembered } from "./last-build.ts";

/** What stands and was made of the same by the same, with a line in the log that somebody asked for it. */
export async function takeStanding(
	options: BuildOptions,
	ask: () => Asked | null,
): Promise<BuildResult | undefined> {
	const asked = isRemembered(options) ? ask() : null;
	const standing = asked && (await findStanding(options, asked));
	if (!standing) return undefined;
	if (!options.ifChanged) await logStanding(outFolder(options), standing);
	return standing;
}

async function logStanding(out: string, { folder, report }: BuildResult) {
	const manifest = readFileSync(join(folder, "manifest.json"), "utf8");
	await holdOutFolder(out, () =>
		addToAuditLog(out, auditBuild(manifest, report, true)),
	);
}
