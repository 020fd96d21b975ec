import { NO_COMMUNITY } from "../../scope-names.ts";
import { hashPairs } from "../../text-pairs.ts";
import { groupBy } from "../group-by.ts";
import { compare } from "./cluster-text.ts";
import type { Document } from "./documents.ts";
import { mostCommon } from "./most-common.ts";
import { commonName } from "./thing-name.ts";
import { callerOf } from "./title-words.ts";

// A name is in a text that has so many of its pairs.
const MENTIONED = 0.75;
const FEWEST_TICKETS = 3;

/** The place that more than half of the documents name, '' where there is none. */
export function placeOf(documents: readonly Document[]): string {
	const names = groupBy(
		documents.map(({ text }) => text.place).filter((place) => place !== ""),
		(place) => place,
	);
	const mentioned = names
		.map((same) => ({
			name: same[0] ?? "",
			named: same.length,
			documents: documents.filter((document) =>
				mentions(document, same[0] ?? ""),
			).length,
		}))
		.filter((place) => place.documents * 2 > documents.length)
		.sort(
			(a, b) =>
				b.named - a.named ||
				b.documents - a.documents ||
				a.name.length - b.name.length ||
				compare(a.name, b.name),
		);
	return mentioned[0]?.name ?? "";
}

/**
 * Whether no place is named by most, though most name a place or live in known communities, of which
 * most are of none: the same kind of thing at several places. What most call by one name is one thing.
 */
export function isSpread(documents: readonly Document[]): boolean {
	const texts = documents.map(({ text }) => text);
	const isMost = (count: number) => count * 2 > documents.length;
	if (placeOf(documents) !== "") return false;
	if (isMost(texts.filter(({ place }) => place !== "").length)) return true;
	const known = texts
		.map(({ community }) => community)
		.filter((community) => community !== "" && community !== NO_COMMUNITY);
	return (
		isMost(known.length) &&
		!isMost(mostCommon(known).count) &&
		!commonName(texts, "")
	);
}

/** A spread group without what is a cluster of its own: three tickets or more at one place. */
export function splitSpread(documents: readonly Document[]): Document[][] {
	const groups: Document[][] = [];
	let rest = [...documents];
	const names = groupBy(
		documents.filter(({ text }) => text.place !== ""),
		({ text }) => text.place,
	).sort((a, b) => b.length - a.length || compare(placeName(a), placeName(b)));
	for (const [first] of names) {
		const there = rest.filter((document) =>
			mentions(document, first?.text.place ?? ""),
		);
		if (there.length < FEWEST_TICKETS) continue;
		groups.push(there);
		rest = rest.filter((document) => !there.includes(document));
	}
	return rest.length > 0 ? [...groups, rest] : groups;
}

/**
 * A group at a place without what is elsewhere, so that no place is given more than it has: at a listed estate
 * what is there of the topic; at another, all but what names a place of its own in another community.
 */
export function splitElsewhere(
	documents: readonly Document[],
	topic: string,
): Document[][] {
	const place = placeOf(documents);
	const there = documents.filter((document) => mentions(document, place));
	const { value: community } = mostCommon(
		there.map(({ text }) => text.community),
	);
	const isListed = there.some(({ text }) => text.estate === place);
	const isThere = ({ text }: Document) =>
		text.place === place && text.topic === topic;
	const isElsewhere = (document: Document) =>
		document.text.place !== "" &&
		document.text.community !== community &&
		!there.includes(document);
	const stays = isListed
		? isThere
		: (document: Document) => !isElsewhere(document);
	if (place === "") return [[...documents]];
	return [
		documents.filter(stays),
		documents.filter((document) => !stays(document)),
	];
}

/** Different known callers, and every ticket of an unknown one. */
export function countCallers(documents: readonly Document[]): number {
	return new Set(documents.map(({ text }) => callerOf(text))).size;
}

function mentions({ text, pairs }: Document, name: string): boolean {
	if (text.place === name) return true;
	const wanted = hashPairs(name);
	const found = wanted.filter((pair) => pairs.includes(pair)).length;
	return wanted.length > 0 && found >= MENTIONED * wanted.length;
}

const placeName = ([first]: readonly Document[]) => first?.text.place ?? "";
