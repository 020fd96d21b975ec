import { readDefaults } from "../../defaults.ts";
import { type ClusterText, compare } from "./cluster-text.ts";
import { partOf, wordOf } from "./phrase.ts";
import { callerOf, toldIn } from "./title-words.ts";

const { fewest_sharing: FEWEST } = readDefaults<{ fewest_sharing: number }>(
	"titles.yaml",
);
const FEWEST_TITLES = 2;

/** A thing by its name, and what it is: 海通 and 一卡通. */
export interface ThingName {
	own: string;
	kind: string;
}

/**
 * What most people call by name, three at least and two of them in a title; undefined where they name
 * nothing. The longest of those that as many say.
 */
export function commonName(
	texts: readonly ClusterText[],
	place: string,
): ThingName | undefined {
	const callers = new Map<string, Set<string>>();
	const inTitles = new Map<string, Set<string>>();
	const add = (to: typeof callers, name: string, caller: string) =>
		to.set(name, (to.get(name) ?? new Set()).add(caller));
	for (const text of texts)
		for (const token of toldIn(text).split(" ")) {
			if (token === "" || !"yz".includes(partOf(token))) continue;
			add(callers, wordOf(token), callerOf(text));
			if (partOf(token) === "z") add(inTitles, wordOf(token), callerOf(text));
		}
	const many = new Set(texts.map(callerOf)).size;
	const [best] = [...callers]
		.filter(
			([name, { size }]) =>
				size >= FEWEST &&
				size * 2 > many &&
				(inTitles.get(name)?.size ?? 0) >= FEWEST_TITLES &&
				!isOfPlace(name, place),
		)
		.sort(
			([one, by], [other, byOther]) =>
				byOther.size - by.size ||
				other.length - one.length ||
				compare(one, other),
		);
	if (!best) return undefined;
	const [own = "", kind = ""] = best[0].split("+");
	return { own, kind };
}

function isOfPlace(name: string, place: string): boolean {
	const [own = ""] = name.split("+");
	return place !== "" && (place.includes(own) || own.includes(place));
}

/** A clause in which what it calls by its kind alone is called by its name; the same where it does not. */
export function callByName(clause: string, { own, kind }: ThingName): string {
	for (let from = 0; from < kind.length - 1; from++)
		if (clause.startsWith(kind.slice(from)))
			return own + kind.slice(0, from) + clause;
	return clause;
}
