import { groupBy } from "../group-by.ts";
import { isShown, readKeywords } from "../hotspots/keyword-text.ts";
import { type ClusterText, compare } from "./cluster-text.ts";
import type { Document } from "./documents.ts";
import { gatherTickets } from "./gather.ts";
import { countCallers, isSpread, placeOf, splitSpread } from "./places.ts";

const OTHER = "other";
const MOST_WORDS = 3;

/** Tickets about one thing, or about the same kind of thing at several places. */
export interface Cluster {
	/** Its first ticket's. */
	cluster_id: string;
	/** What more than half of its tickets name; '' where there is no such place. */
	place: string;
	/** Likewise. */
	community: string;
	topic: string;
	/** The same kind of thing at several places. */
	is_spread: boolean;
	/** What its tickets have in common, the weightiest first. */
	words: string[];
	ticket_ids: string[];
	/** Different known callers, and every ticket of an unknown one. */
	callers: number;
	/** The tickets of its most frequent caller. */
	most_by_one: number;
}

/** The clusters among tickets, two tickets or more; independent of the order of rows. */
export function findClusters(texts: readonly ClusterText[]): Cluster[] {
	return gatherTickets(texts)
		.filter((group) => group.length > 1)
		.flatMap((group) => (isSpread(group) ? splitSpread(group) : [group]))
		.filter((group) => group.length > 1)
		.map(toCluster);
}

function toCluster(documents: readonly Document[]): Cluster {
	const texts = documents.map(({ text }) => text);
	const topics = texts
		.map(({ topic }) => topic)
		.filter((topic) => topic !== OTHER);
	const communities = mostCommon(texts.map(({ community }) => community));
	const byCaller = groupBy(
		texts,
		({ caller_key, ticket_id }) => caller_key ?? `ticket ${ticket_id}`,
	);
	return {
		cluster_id: texts[0]?.ticket_id ?? "",
		place: placeOf(documents),
		community: communities.count * 2 > texts.length ? communities.value : "",
		topic: mostCommon(topics).value || OTHER,
		is_spread: isSpread(documents),
		words: commonWords(texts),
		ticket_ids: texts.map(({ ticket_id }) => ticket_id),
		callers: countCallers(documents),
		most_by_one: Math.max(...byCaller.map((same) => same.length)),
	};
}

function mostCommon(values: readonly string[]): {
	value: string;
	count: number;
} {
	const [most] = groupBy(values, (value) => value).sort(
		(a, b) => b.length - a.length || compare(a[0] ?? "", b[0] ?? ""),
	);
	return { value: most?.[0] ?? "", count: most?.length ?? 0 };
}

function commonWords(texts: readonly ClusterText[]): string[] {
	const words = texts
		.filter(({ is_withheld }) => !is_withheld)
		.flatMap(({ keywords }) => readKeywords(keywords))
		.filter(({ word }) => isShown(word));
	return groupBy(words, ({ word }) => word)
		.filter((same) => same.length > 1)
		.map((same) => ({
			word: same[0]?.word ?? "",
			weight: same.reduce((sum, { weight }) => sum + weight, 0),
		}))
		.sort((a, b) => b.weight - a.weight || compare(a.word, b.word))
		.slice(0, MOST_WORDS)
		.map(({ word }) => word);
}
