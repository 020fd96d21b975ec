import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";

/** What became of one deliberate mistake. */
export interface Fate {
	/** From the package's root. */
	file: string;
	line: number;
	code: string;
	change: string;
	isNoticed: boolean;
}

/** Mistakes that no test can tell from what is right, and why. */
interface Survivors {
	why: string;
	/** As `tellMistake` tells them. */
	mistakes: string[];
}

interface Gates {
	/** Of ten mistakes in a folder, how many must be noticed; lower where the rows are not there yet. */
	least: Record<string, number>;
	may_survive: Survivors[];
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
	const excused = new Set(may_survive.flatMap(({ mistakes }) => mistakes));
	const folders = new Map<string, Fate[]>();
	for (const fate of fates) {
		if (!fate.isNoticed && excused.has(tellMistake(fate))) continue;
		const folder = dirname(fate.file);
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
	const survived = new Set(
		fates.filter(({ isNoticed }) => !isNoticed).map(tellMistake),
	);
	return may_survive
		.flatMap(({ mistakes }) => mistakes)
		.filter((mistake) => !survived.has(mistake));
}

/** A mistake in one line. */
export function tellMistake({ file, code, change }: Fate): string {
	return `${file}: ${code} | ${change}`;
}
