import type { Document } from "./documents.ts";
import { createLikeness } from "./likeness.ts";
import { createPairList, type Pairs, rankPairs } from "./pairs.ts";
import type { Vector } from "./vectors.ts";

const DAY_MS = 86_400_000;
const MOST_DAYS = 90;
/** Less is no reason to try whether two groups are one. */
export const LEAST_ALIKE = 0.18;
// A document asks those before it that share its rarest columns, and of each column the latest.
const RAREST_COLUMNS = 64;
const LATEST = 40;
const FEWEST_SHARED = 2;

/**
 * The pairs of documents within ninety days that are at all alike, the most alike first.
 * They are looked for among those that share rare columns, so that the work grows with the
 * number of documents, not with its square. Documents come in order of time.
 */
export function findPairs(documents: readonly Document[]): Pairs {
	const frequencies = countColumns(documents);
	const vectors = documents.map(({ vector }) => vector);
	const times = Float64Array.from(documents, ({ time }) => time);
	const holders: number[][] = Array.from(frequencies, () => []);
	const likeness = createLikeness(vectors, frequencies);
	const shared = new Uint8Array(documents.length);
	const met = new Uint32Array(RAREST_COLUMNS * LATEST);
	const pairs = createPairList();
	for (let other = 0; other < vectors.length; other++) {
		const { columns } = vectors[other] as Vector;
		const rarest = rarestColumns(columns, frequencies);
		let size = 0;
		for (let at = 0; at < rarest.length; at++) {
			const list = holders[rarest[at] as number] as number[];
			const first = Math.max(0, list.length - LATEST);
			for (let place = list.length - 1; place >= first; place--) {
				const one = list[place] as number;
				if (shared[one] === 0) met[size++] = one;
				shared[one] = (shared[one] as number) + 1;
			}
			list.push(other);
		}
		const earliest = (times[other] as number) - MOST_DAYS * DAY_MS;
		let asked = 0;
		for (let at = 0; at < size; at++) {
			const one = met[at] as number;
			const isMet = (shared[one] as number) >= FEWEST_SHARED;
			shared[one] = 0;
			if (isMet && (times[one] as number) >= earliest) met[asked++] = one;
		}
		const alikeTo = likeness.next(asked);
		for (let at = 0; at < asked; at++) {
			const one = met[at] as number;
			const alike = alikeTo(one);
			if (alike >= LEAST_ALIKE) pairs.add(one, other, alike);
		}
	}
	return rankPairs(pairs.columns(), documents.length);
}

function countColumns(documents: readonly Document[]): Uint32Array {
	let size = 0;
	for (const { vector } of documents)
		for (const column of vector.columns) size = Math.max(size, column + 1);
	const frequencies = new Uint32Array(size);
	for (const { vector } of documents)
		for (const column of vector.columns)
			frequencies[column] = (frequencies[column] as number) + 1;
	return frequencies;
}

function rarestColumns(
	columns: Int32Array,
	frequencies: Uint32Array,
): Int32Array {
	if (columns.length <= RAREST_COLUMNS) return columns;
	return columns
		.slice()
		.sort(
			(a, b) =>
				(frequencies[a] as number) - (frequencies[b] as number) || a - b,
		)
		.slice(0, RAREST_COLUMNS);
}
