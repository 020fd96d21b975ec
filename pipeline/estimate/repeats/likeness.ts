import type { Vector } from "./vectors.ts";

/** Vectors one after another, each asked how alike it is to some before it. */
export interface Likeness {
	/** Goes on to the next vector, of which so many will be asked; answers the sum of products with one before it. */
	next(asked: number): (one: number) => number;
}

/**
 * Of the two ways to the same sums the shorter one each time. Either the values of the vector are
 * spread out and those it is asked about are gone through; or the holders of its columns are, which
 * sums all of them at once. Both add the same products in the order of columns, so that the last bit is the same.
 */
export function createLikeness(
	vectors: readonly Vector[],
	frequencies: Uint32Array,
): Likeness {
	const spread = new Float64Array(frequencies.length);
	const sums = new Float64Array(vectors.length);
	const columnsOf = listHolders(frequencies);
	const mean = sum(frequencies) / Math.max(1, vectors.length);
	let last = -1;
	let spreadOut: Int32Array | undefined;
	const sumSpread = (one: number) => dotSpread(vectors[one] as Vector, spread);
	const sumHeld = (one: number) => sums[one] as number;
	return {
		next(asked) {
			if (last >= 0) columnsOf.add(vectors[last] as Vector, last);
			for (const column of spreadOut ?? []) spread[column] = 0;
			spreadOut = undefined;
			last++;
			const { columns, values } = vectors[last] as Vector;
			if (columnsOf.count(columns) + last < asked * mean) {
				sums.fill(0, 0, last);
				columnsOf.sum(columns, values, sums);
				return sumHeld;
			}
			for (let at = 0; at < columns.length; at++)
				spread[columns[at] as number] = values[at] as number;
			spreadOut = columns;
			return sumSpread;
		},
	};
}

// Column by column which vectors have a value there, in their order.
function listHolders(frequencies: Uint32Array) {
	const starts = new Uint32Array(frequencies.length + 1);
	for (const [column, frequency] of frequencies.entries())
		starts[column + 1] = (starts[column] as number) + frequency;
	const ends = starts.slice();
	const holders = new Uint32Array(starts.at(-1) ?? 0);
	const held = new Float64Array(holders.length);
	return {
		add({ columns, values }: Vector, holder: number) {
			for (let at = 0; at < columns.length; at++) {
				const column = columns[at] as number;
				const place = ends[column] as number;
				holders[place] = holder;
				held[place] = values[at] as number;
				ends[column] = place + 1;
			}
		},
		count(columns: Int32Array): number {
			let count = 0;
			for (let at = 0; at < columns.length; at++) {
				const column = columns[at] as number;
				count += (ends[column] as number) - (starts[column] as number);
			}
			return count;
		},
		sum(columns: Int32Array, values: Float64Array, sums: Float64Array) {
			for (let at = 0; at < columns.length; at++) {
				const column = columns[at] as number;
				const value = values[at] as number;
				const end = ends[column] as number;
				for (let place = starts[column] as number; place < end; place++) {
					const holder = holders[place] as number;
					sums[holder] =
						(sums[holder] as number) + value * (held[place] as number);
				}
			}
		},
	};
}

function sum(numbers: Uint32Array): number {
	let total = 0;
	for (const number of numbers) total += number;
	return total;
}

// The sum of products with a vector whose values lie at the place of their column.
function dotSpread({ columns, values }: Vector, spread: Float64Array): number {
	let sum = 0;
	for (let at = 0; at < columns.length; at++)
		sum += (values[at] as number) * (spread[columns[at] as number] as number);
	return sum;
}
