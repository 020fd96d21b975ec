import { createWordTree, type WordTree } from "../word-tree.ts";

/** An estate (小区) and every name it goes by. */
export interface PlaceRule {
	name: string;
	aliases: readonly string[];
}

/** The estate that texts name: the longest name of the first text that names one. */
export type FindPlace = (texts: readonly (string | null)[]) => string | null;

// One character is no name.
const SHORTEST = 2;

/** A finder that walks through a text once, however many names there are. */
export function createPlaceFinder(places: readonly PlaceRule[]): FindPlace {
	const names = places.flatMap(({ name, aliases }, place) =>
		[name, ...aliases].map((each) => [normalise(each), place] as const),
	);
	const tree = createWordTree(
		names.filter(([name]) => name.length >= SHORTEST),
	);
	return (texts) => {
		if (names.length === 0) return null;
		for (const text of texts) {
			const found = text === null ? -1 : findLongest(normalise(text), tree);
			if (found >= 0) return places[found]?.name ?? null;
		}
		return null;
	};
}

function findLongest(text: string, tree: WordTree): number {
	let longest = 0;
	let best = -1;
	tree.search(text, (place, _, length) => {
		if (length <= longest) return;
		longest = length;
		best = place;
	});
	return best;
}

function normalise(text: string): string {
	return text.normalize("NFKC").replace(/\s+/g, "");
}
