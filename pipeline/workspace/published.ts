import { join } from "node:path";
import type { ExportFile } from "./export-files.ts";
import type { Period } from "./period.ts";
import { periodsBefore, publishedFile } from "./published-files.ts";
import { readReference } from "./reference.ts";

/** The columns of `out/published/<period>.csv`: what a build printed, and by which rules. */
const PUBLISHED_COLUMNS = [
	"metric",
	"scope_kind",
	"scope",
	"as_of",
	"numerator",
	"denominator",
	"rules_sha256",
	"calendar_sha256",
	"rules_version",
] as const;

/** The version of what the metrics mean: raised whenever one of them changes its meaning. Files without one are of version 1. */
export const RULES_VERSION = 2;

type Figure = Record<(typeof PUBLISHED_COLUMNS)[number], string>;

/** A period as it was printed. */
export interface Published {
	period: Period;
	asOf: string;
	figures: Figure[];
}

/** What earlier builds printed of periods that ended before this one began. */
export function readPublished(outFolder: string, before: Period): Published[] {
	const folder = join(outFolder, "published");
	return periodsBefore(outFolder, before).flatMap((period) => {
		const figures = (readReference(folder, period.id, PUBLISHED_COLUMNS) ??
			[]) as Figure[];
		const asOf = figures[0]?.as_of;
		return asOf ? [{ period, asOf, figures }] : [];
	});
}

/** The files behind `readPublished`, for the manifest. */
export function findPublished(
	outFolder: string,
	published: readonly Published[],
): ExportFile[] {
	return published.map(({ period }) => ({
		path: `published/${period.id}.csv`,
		absolutePath: publishedFile(outFolder, period),
	}));
}
