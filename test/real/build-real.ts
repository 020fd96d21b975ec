import {
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { build } from "../../pipeline/commands/build.ts";
import { check } from "../../pipeline/commands/check.ts";
import { describeProfile } from "../../pipeline/commands/starter-profile.ts";
import { packagePath } from "../../pipeline/package-root.ts";
import { parseCsv } from "../parse-csv.ts";

// Real exports of unknown licence: read in place, never copied; no row of theirs is a fixture here.
export const real = resolve(
	process.env.HOTLINE_REAL_DATA ?? packagePath("..", "shared", "data", "real"),
);
export const isHere = existsSync(real);
if (!isHere)
	console.warn(
		`The real exports are not at ${real}; set HOTLINE_REAL_DATA to test with them.`,
	);

export async function buildReal(
	file: string,
	profile: string,
	period?: string,
	asOf?: string,
) {
	const workspace = mkdtempSync(join(tmpdir(), "real-"));
	try {
		const result = await build(
			{ workspace, exports: [join(real, file)], profile, period, asOf },
			{ log: () => undefined, secret: "test" },
		);
		const read = (path: string) =>
			readFileSync(join(result.folder, path), "utf8");
		return {
			...result,
			html: read("report.html"),
			findings: parseCsv(read("tables/findings.csv")),
			metrics: parseCsv(read("tables/metrics.csv")),
			manifest: JSON.parse(read("manifest.json")),
		};
	} finally {
		rmSync(workspace, { recursive: true, force: true });
	}
}

/** The sections that a report leaves out, for which the exports lack columns. */
export const dropped = (manifest: {
	sections_dropped: { section: string }[];
}) => manifest.sections_dropped.map((each) => each.section).sort();

/** Reads a file that no preset knows by the profile that a check of it writes. */
export async function expectReadable(
	file: string,
	period: string,
	fewest: number,
): Promise<void> {
	const workspace = mkdtempSync(join(tmpdir(), "real-"));
	const effects = { log: () => undefined };
	const exports = [join(real, file)];
	const checked = await check({ workspace, exports }, effects);
	expect(checked.problem).toMatch(/没有找到表头|缺少“.+”列/);
	const profile = describeProfile(checked);
	writeFileSync(join(workspace, "profile.yaml"), profile.replace(/^# /gm, ""));
	const { report } = await build({ workspace, exports, period }, effects);
	rmSync(workspace, { recursive: true });
	expect(report.records).toBeGreaterThanOrEqual(fewest);
	expect(report.rejected).toBe(0);
}
