import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Fate } from "./try-mutants.ts";

/** A mistake that no row can tell from the model as it is, and why. */
interface Survivor {
	file: string;
	change: string;
	why: string;
}

interface Gates {
	/** Of ten mistakes in a folder, how many must be noticed; lower where the rows are not there yet. */
	least: Record<string, number>;
	may_survive: Survivor[];
}

export function readGates(): Gates {
	const file = join(import.meta.dirname, "gates.yaml");
	return parse(readFileSync(file, "utf8"));
}

export interface Share {
	folder: string;
	noticed: number;
	all: number;
	share: number;
}

/** By folder, how many mistakes are noticed of those that can be. */
export function shareByFolder(
	fates: readonly Fate[],
	{ may_survive }: Gates,
): Share[] {
	const folders = new Map<string, Fate[]>();
	for (const fate of fates) {
		const isExcused = may_survive.some(
			({ file, change }) => file === fate.file && change === fate.change,
		);
		if (isExcused) continue;
		const folder = fate.file.split("/")[0] ?? "";
		folders.set(folder, [...(folders.get(folder) ?? []), fate]);
	}
	return [...folders]
		.map(([folder, own]) => {
			const noticed = own.filter(({ isNoticed }) => isNoticed).length;
			return { folder, noticed, all: own.length, share: noticed / own.length };
		})
		.sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Entries of the list that are noticed after all, or no longer there. */
export function findStale(
	fates: readonly Fate[],
	{ may_survive }: Gates,
): string[] {
	return may_survive
		.filter(
			({ file, change }) =>
				!fates.some(
					(fate) =>
						fate.file === file && fate.change === change && !fate.isNoticed,
				),
		)
		.map(({ file, change }) => `${file}: ${change}`);
}
