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

/** A mistake that no row can tell from the model as it is, and why. */
interface Survivor {
	file: string;
	code: string;
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
		if (may_survive.some((each) => isSame(each, fate))) continue;
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
	return may_survive
		.filter(
			(survivor) =>
				!fates.some((fate) => !fate.isNoticed && isSame(survivor, fate)),
		)
		.map(tellMistake);
}

/** A mistake in one line. */
export function tellMistake({ file, code, change }: Survivor | Fate): string {
	return `${file}: ${code} | ${change}`;
}

function isSame(survivor: Survivor, fate: Fate): boolean {
	return tellMistake(survivor) === tellMistake(fate);
}
