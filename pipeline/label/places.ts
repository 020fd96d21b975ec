/** An estate (小区) and every name it goes by. */
export interface PlaceRule {
	name: string;
	aliases: readonly string[];
}

/** The estate that texts name: the longest name of the first text that names one. */
export type FindPlace = (texts: readonly (string | null)[]) => string | null;

const PREFIX = 2;

/** A finder that looks at each place of a text once, however many names there are. */
export function createPlaceFinder(places: readonly PlaceRule[]): FindPlace {
	const byPrefix = new Map<string, { name: string; place: string }[]>();
	for (const { name: place, aliases } of places)
		for (const name of [place, ...aliases].map(normalise)) {
			if (name.length < PREFIX) continue;
			const names = byPrefix.get(name.slice(0, PREFIX)) ?? [];
			names.push({ name, place });
			byPrefix.set(name.slice(0, PREFIX), names);
		}
	return (texts) => {
		for (const text of texts) {
			const found =
				text === null ? null : findLongest(normalise(text), byPrefix);
			if (found !== null) return found;
		}
		return null;
	};
}

function findLongest(
	text: string,
	byPrefix: ReadonlyMap<string, readonly { name: string; place: string }[]>,
): string | null {
	let best: { name: string; place: string } | undefined;
	for (let at = 0; at + PREFIX <= text.length; at++)
		for (const each of byPrefix.get(text.slice(at, at + PREFIX)) ?? [])
			if (
				each.name.length > (best?.name.length ?? 0) &&
				text.startsWith(each.name, at)
			)
				best = each;
	return best?.place ?? null;
}

function normalise(text: string): string {
	return text.normalize("NFKC").replace(/\s+/g, "");
}
