import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FetchedTable } from "../database/sources/fetch-source.ts";
import { stampFile } from "../file-stamp.ts";
import { packagePath } from "../package-root.ts";
import type { OutputFile } from "./publish.ts";

interface InputFile {
	path: string;
	absolutePath: string;
	fetched?: Pick<FetchedTable, "kind" | "rows" | "query_sha256" | "sha256">;
}

interface BuildFacts {
	/** In which its statements ran. */
	engine: string;
	report: Record<string, unknown>;
	headlines: readonly Record<string, unknown>[];
	inputs: readonly InputFile[];
	profile: { preset: string };
	sections: readonly Record<string, unknown>[];
	/** Metrics that could not be told, each with the reason. */
	unknowns: readonly Record<string, unknown>[];
	warnings: readonly string[];
	/** By which those were drawn who are called back; none where nobody was. */
	drawSeed: string | undefined;
	outputs: readonly OutputFile[];
}

/**
 * What a build was made from and what it made, as `manifest.json`; without
 * clock time or duration, so that the same input gives the same bytes.
 */
export async function describeBuild(facts: BuildFacts): Promise<OutputFile> {
	const { report, profile } = facts;
	const manifest = {
		version: packageVersion(),
		period: report.period_id,
		period_label: report.period_label,
		street_name: report.street_name,
		as_of: report.as_of,
		headlines: facts.headlines.map(({ metric, numerator, denominator }) => ({
			metric,
			numerator,
			denominator,
		})),
		engine: facts.engine,
		profile: profile.preset,
		profile_sha256: sha256(JSON.stringify(profile)),
		calendar: { from: report.calendar_from, to: report.calendar_to },
		inputs: await Promise.all(facts.inputs.map(describeInput)),
		outputs: facts.outputs
			.map(({ path, content }) => ({ path, sha256: sha256(content) }))
			.sort((a, b) => (a.path < b.path ? -1 : 1)),
		sections_dropped: facts.sections
			.filter((section) => !section.is_shown)
			.map(({ section, reason }) => ({ section, reason })),
		metrics_dropped: facts.unknowns.map(({ metric, reason }) => ({
			metric,
			reason,
		})),
		warnings: facts.warnings,
		draw_seed: facts.drawSeed,
	};
	return {
		path: "manifest.json",
		content: `${JSON.stringify(manifest, null, 2)}\n`,
	};
}

/** The version of this program. */
export function packageVersion(): string {
	return JSON.parse(readFileSync(packagePath("package.json"), "utf8")).version;
}

// Of a database: what was asked and what came, never where it stands or who asked.
async function describeInput({ path, absolutePath, fetched }: InputFile) {
	if (fetched) {
		const { kind, rows, query_sha256, sha256 } = fetched;
		return { path, kind, query_sha256, rows, sha256 };
	}
	const { bytes, sha256 } = await stampFile(absolutePath);
	return { path, bytes, sha256 };
}

function sha256(content: string | Uint8Array): string {
	return createHash("sha256").update(content).digest("hex");
}
