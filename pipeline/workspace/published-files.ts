import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findPeriod, type Period } from "./period.ts";

/** The files that earlier builds printed of periods that ended before this one began. */
export function publishedBefore(outFolder: string, before: Period): string[] {
	return periodsBefore(outFolder, before).map((period) =>
		publishedFile(outFolder, period),
	);
}

/** Where the figures of a period are kept. */
export function publishedFile(outFolder: string, { id }: Period): string {
	return join(outFolder, "published", `${id}.csv`);
}

/** The periods of these files. */
export function periodsBefore(outFolder: string, before: Period): Period[] {
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
