import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findPeriod, type Period } from "./period.ts";
import { readReference } from "./reference.ts";
import type { ExportFile } from "./workspace.ts";

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

/** The files that `readPublished` would read. */
export function publishedBefore(outFolder: string, before: Period): string[] {
	return periodsBefore(outFolder, before).map((period) =>
		publishedFile(outFolder, period),
	);
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

function publishedFile(outFolder: string, { id }: Period): string {
	return join(outFolder, "published", `${id}.csv`);
}

function periodsBefore(outFolder: string, before: Period): Period[] {
	return publishedNames(outFolder).flatMap((name) => {
		const period = findPeriod(name);
		return period && period.end < before.start ? [period] : [];
	});
}

function publishedNames(outFolder: string): string[] {
	const folder = join(outFolder, "published");
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith(".csv"))
		.map((name) => name.slice(0, -".csv".length))
		.sort();
}
