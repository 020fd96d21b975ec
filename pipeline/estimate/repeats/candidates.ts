import type { Document } from "./documents.ts";
import type { Vector } from "./vectors.ts";

/** Two documents, by their place in the list, and how alike they are. */
export interface Pair {
	one: number;
	other: number;
	alike: number;
}

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
export function findPairs(documents: readonly Document[]): Pair[] {
	const frequencies = countColumns(documents);
	const holders: number[][] = [];
	const spread = new Float64Array(frequencies.length);
	const shared = new Int32Array(documents.length);
	const pairs: Pair[] = [];
	for (const [other, document] of documents.entries()) {
		const rarest = rarestColumns(document, frequencies);
		const met: number[] = [];
		for (const column of rarest) {
			const list = holders[column] ?? [];
			for (
				let at = list.length - 1;
				at >= 0 && at >= list.length - LATEST;
				at--
			) {
				const one = list[at] as number;
				if (shared[one] === 0) met.push(one);
				shared[one] = (shared[one] as number) + 1;
			}
		}
		scatter(document.vector, spread);
		for (const one of met) {
			const before = documents[one];
			const isNear =
				before && document.time - before.time <= MOST_DAYS * DAY_MS;
			if (isNear && (shared[one] as number) >= FEWEST_SHARED) {
				const alike = dotSpread(before.vector, spread);
				if (alike >= LEAST_ALIKE) pairs.push({ one, other, alike });
			}
			shared[one] = 0;
		}
		for (const column of document.vector.columns) spread[column] = 0;
		for (const column of rarest) {
			const list = holders[column];
			if (list) list.push(other);
			else holders[column] = [other];
		}
	}
	return pairs.sort(
		(a, b) => b.alike - a.alike || a.one - b.one || a.other - b.other,
	);
}

function countColumns(documents: readonly Document[]): number[] {
	const frequencies: number[] = [];
	for (const { vector } of documents)
		for (const column of vector.columns)
			frequencies[column] = (frequencies[column] ?? 0) + 1;
	return frequencies;
}

function rarestColumns(
	{ vector: { columns } }: Document,
	frequencies: readonly number[],
): Int32Array {
	if (columns.length <= RAREST_COLUMNS) return columns;
	return columns
		.slice()
		.sort((a, b) => (frequencies[a] ?? 0) - (frequencies[b] ?? 0) || a - b)
		.slice(0, RAREST_COLUMNS);
}

function scatter({ columns, values }: Vector, spread: Float64Array): void {
	for (let at = 0; at < columns.length; at++)
		spread[columns[at] as number] = values[at] as number;
}

// The sum of products with a vector whose values lie at the place of their column: one is asked by thousands.
function dotSpread({ columns, values }: Vector, spread: Float64Array): number {
	let sum = 0;
	for (let at = 0; at < columns.length; at++)
		sum += (values[at] as number) * (spread[columns[at] as number] as number);
	return sum;
}
