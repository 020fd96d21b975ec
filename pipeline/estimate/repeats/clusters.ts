import { groupBy } from "../group-by.ts";
import type { ClusterText } from "./cluster-text.ts";
import { type TitleData, tellCluster } from "./cluster-title.ts";
import type { Document } from "./documents.ts";
import { gatherTickets } from "./gather.ts";
import { mostCommon } from "./most-common.ts";
import {
	countCallers,
	isSpread,
	placeOf,
	splitElsewhere,
	splitSpread,
} from "./places.ts";
import { callerOf, countTitleWords } from "./title-words.ts";

const OTHER = "other";

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
	/** What it is about, as its titles say it, with its place in front; '' where they have nothing in common. */
	told: string;
	ticket_ids: string[];
	/** Different known callers, and every ticket of an unknown one. */
	callers: number;
	/** The tickets of its most frequent caller. */
	most_by_one: number;
}

/** The clusters among tickets, two tickets or more; independent of the order of rows. */
export function findClusters(texts: readonly ClusterText[]): Cluster[] {
	const frequencies = countTitleWords(texts);
	const tell = (members: readonly ClusterText[], about: TitlePlace) =>
		tellCluster(members, { ...about, frequencies, total: texts.length });
	return gatherTickets(texts)
		.filter((group) => group.length > 1)
		.flatMap((group) => (isSpread(group) ? splitSpread(group) : [group]))
		.flatMap((group) => splitElsewhere(group, topicOf(group)))
		.filter((group) => group.length > 1)
		.map((group) => toCluster(group, tell));
}

type TitlePlace = Pick<TitleData, "place" | "topic" | "isSpread">;

function toCluster(
	documents: readonly Document[],
	tell: (members: readonly ClusterText[], about: TitlePlace) => string,
): Cluster {
	const texts = documents.map(({ text }) => text);
	const communities = mostCommon(texts.map(({ community }) => community));
	const byCaller = groupBy(texts, callerOf);
	const place = placeOf(documents);
	const topic = topicOf(documents);
	const is_spread = isSpread(documents);
	return {
		cluster_id: texts[0]?.ticket_id ?? "",
		place,
		community: communities.count * 2 > texts.length ? communities.value : "",
		topic,
		is_spread,
		told: tell(texts, { place, topic, isSpread: is_spread }),
		ticket_ids: texts.map(({ ticket_id }) => ticket_id),
		callers: countCallers(documents),
		most_by_one: Math.max(...byCaller.map((same) => same.length)),
	};
}

function topicOf(documents: readonly Document[]): string {
	const topics = documents.map(({ text }) => text.topic);
	return mostCommon(topics.filter((topic) => topic !== OTHER)).value || OTHER;
}
