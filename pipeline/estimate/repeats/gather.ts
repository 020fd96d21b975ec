import { findPairs } from "./candidates.ts";
import type { ClusterText } from "./cluster-text.ts";
import { type Document, weighDocuments } from "./documents.ts";
import type { Pairs } from "./pairs.ts";
import { add, dot, type Vector } from "./vectors.ts";

const DAY_MS = 86_400_000;
const OTHER = "other";
// How alike the members of two groups are on average for these to be one: two single
// tickets more than many, whose mean is less a thing of chance. Chosen on one half of the
// judged clusters, in the middle of values that do as well.
const LEAST_MEAN = 0.31;
const SINGLE_PAIR = 0.14;
// Where most of the pairs are of two topics, so much without the names of places: 0.1 does as well.
const LEAST_UNNAMED = 0.15;
// One listed estate and one topic within thirty days are one cluster, whatever the words.
const SURE_DAYS = 30;
const SURE = 1;
// Two versions as one safe integer.
const MOST_VERSIONS = 2 ** 26;

/** What the mean likeness of two groups can be had from without pairing their members. */
interface Group {
	members: number[];
	vector: Vector;
	/** What of it names of places make. */
	named: Vector;
	topics: Map<string, number>;
	/** By listed estate and topic: how many members. */
	clusters: Map<string, number>;
	/** Another one after each join. */
	version: number;
}

/**
 * Gathers tickets of one cluster: from the most alike pair downwards two groups are joined
 * while their members are alike on average (average linkage), those of two topics by more than
 * the place that they name.
 * Independent of the order of rows.
 */
export function gatherTickets(texts: readonly ClusterText[]): Document[][] {
	const documents = weighDocuments(texts);
	const groups: (Group | undefined)[] = documents.map(toGroup);
	const groupOf = documents.map((_, index) => index);
	// Large groups meet again in thousands of pairs: asked once, until one of the two has grown.
	const apart = new Set<number>();
	let versions = groups.length;
	const tryPairs = ({ one, other }: Pairs) => {
		for (let at = 0; at < one.length; at++) {
			const into = groupOf[one[at] as number] as number;
			const from = groupOf[other[at] as number] as number;
			if (into === from) continue;
			const [left, right] = [groups[into] as Group, groups[from] as Group];
			const low = Math.min(left.version, right.version);
			const key = low * MOST_VERSIONS + Math.max(left.version, right.version);
			if (apart.has(key)) continue;
			if (!isOne(left, right)) {
				apart.add(key);
				continue;
			}
			const isLarger = left.members.length >= right.members.length;
			const [kept, gone] = isLarger ? [into, from] : [from, into];
			const [large, small] = isLarger ? [left, right] : [right, left];
			for (const member of small.members) groupOf[member] = kept;
			join(large, small);
			large.version = versions++;
			groups[gone] = undefined;
		}
	};
	tryPairs(surePairs(documents));
	tryPairs(findPairs(documents));
	return groups.flatMap((group) =>
		group
			? [
					group.members
						.sort((a, b) => a - b)
						.flatMap((index) => documents[index] ?? []),
				]
			: [],
	);
}

// The mean is over all pairs of a member of one with a member of the other.
function isOne(a: Group, b: Group): boolean {
	const pairs = a.members.length * b.members.length;
	const byWords = dot(a.vector, b.vector);
	const sure = countShared(a.clusters, b.clusters);
	const byPair = byWords / pairs;
	const mean =
		(byPair * (pairs - sure) + Math.max(SURE, byPair) * sure) / pairs;
	if (mean < LEAST_MEAN + SINGLE_PAIR / Math.sqrt(pairs)) return false;
	if (countShared(a.topics, b.topics) * 2 >= pairs) return true;
	const unnamed =
		byWords -
		dot(a.named, b.vector) -
		dot(a.vector, b.named) +
		dot(a.named, b.named);
	return unnamed >= LEAST_UNNAMED * pairs;
}

function toGroup({ text, vector, named }: Document, index: number): Group {
	const key = sureKey(text);
	return {
		members: [index],
		vector,
		named,
		topics: new Map([[text.topic, 1]]),
		clusters: new Map(key === null ? [] : [[key, 1]]),
		version: index,
	};
}

function sureKey({ estate, topic }: ClusterText): string | null {
	return estate === "" || topic === OTHER ? null : `${topic}@${estate}`;
}

// Each with the next of its estate and topic.
function surePairs(documents: readonly Document[]): Pairs {
	const latest = new Map<string, number>();
	const [ones, others]: [number[], number[]] = [[], []];
	for (const [other, { text, time }] of documents.entries()) {
		const key = sureKey(text);
		if (key === null) continue;
		const one = latest.get(key);
		const before = one === undefined ? undefined : documents[one];
		if (
			one !== undefined &&
			before &&
			time - before.time <= SURE_DAYS * DAY_MS
		) {
			ones.push(one);
			others.push(other);
		}
		latest.set(key, other);
	}
	return { one: Uint32Array.from(ones), other: Uint32Array.from(others) };
}

function countShared(
	a: ReadonlyMap<string, number>,
	b: ReadonlyMap<string, number>,
): number {
	const [few, many] = a.size < b.size ? [a, b] : [b, a];
	let total = 0;
	for (const [key, count] of few) total += count * (many.get(key) ?? 0);
	return total;
}

function join(into: Group, from: Group): void {
	into.members.push(...from.members);
	into.vector = add(into.vector, from.vector);
	into.named = add(into.named, from.named);
	addCounts(into.topics, from.topics);
	addCounts(into.clusters, from.clusters);
}

function addCounts(
	into: Map<string, number>,
	from: ReadonlyMap<string, number>,
): void {
	for (const [key, count] of from) into.set(key, (into.get(key) ?? 0) + count);
}
