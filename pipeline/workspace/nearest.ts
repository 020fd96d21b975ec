import { distance } from "fastest-levenshtein";

/** Of the known names the one that a mistyped name most likely meant. */
export function nearestName(name: string, known: readonly string[]): string {
	const ranked = known.map((each) => ({ each, far: distance(each, name) }));
	ranked.sort((a, b) => a.far - b.far || (a.each < b.each ? -1 : 1));
	return ranked[0]?.each ?? "";
}
