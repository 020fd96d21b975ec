/** Pairs of documents, by their place in the list, column by column: there are a hundred of each document. */
export interface Pairs {
	one: Uint32Array;
	other: Uint32Array;
}

/** The same with how alike the two are. */
interface LikePairs extends Pairs {
	alike: Float64Array;
}

const FIRST_SIZE = 1 << 12;

/** Takes pairs one after another. */
export function createPairList() {
	let size = 0;
	let one = new Uint32Array(FIRST_SIZE);
	let other = new Uint32Array(FIRST_SIZE);
	let alike = new Float64Array(FIRST_SIZE);
	const grow = () => {
		const [ones, others, likes] = [one, other, alike];
		one = new Uint32Array(2 * size);
		other = new Uint32Array(2 * size);
		alike = new Float64Array(2 * size);
		one.set(ones);
		other.set(others);
		alike.set(likes);
	};
	return {
		add(first: number, second: number, likeness: number) {
			if (size === one.length) grow();
			one[size] = first;
			other[size] = second;
			alike[size] = likeness;
			size++;
		},
		columns: (): LikePairs => ({
			one: one.subarray(0, size),
			other: other.subarray(0, size),
			alike: alike.subarray(0, size),
		}),
	};
}

/**
 * The most alike first, then by `one`, then by `other`; they come in order of `other`.
 * Likenesses are sorted as numbers alone and each pair finds its place among them: a sort
 * that compares pairs takes ten times as long.
 */
export function rankPairs(pairs: LikePairs, documents: number): Pairs {
	const size = pairs.alike.length;
	const sorted = pairs.alike.slice().sort();
	const taken = new Uint32Array(size);
	const [one, other] = [new Uint32Array(size), new Uint32Array(size)];
	const order = orderBy(pairs.one, documents);
	// From the last to the first, each in front of its equals before it.
	for (let at = size - 1; at >= 0; at--) {
		const pair = order[at] as number;
		const rank = rankOf(pairs.alike[pair] as number, sorted);
		const place = size - 1 - rank - (taken[rank] as number);
		taken[rank] = (taken[rank] as number) + 1;
		one[place] = pairs.one[pair] as number;
		other[place] = pairs.other[pair] as number;
	}
	return { one, other };
}

/** The places of numbers below `limit` in order of the numbers; equals stay in order. */
function orderBy(numbers: Uint32Array, limit: number): Uint32Array {
	const next = new Uint32Array(limit + 1);
	for (let at = 0; at < numbers.length; at++) {
		const after = (numbers[at] as number) + 1;
		next[after] = (next[after] as number) + 1;
	}
	for (let at = 1; at <= limit; at++)
		next[at] = (next[at] as number) + (next[at - 1] as number);
	const order = new Uint32Array(numbers.length);
	for (let at = 0; at < numbers.length; at++) {
		const number = numbers[at] as number;
		order[next[number] as number] = at;
		next[number] = (next[number] as number) + 1;
	}
	return order;
}

/** How many of sorted numbers are below this one. */
function rankOf(number: number, sorted: Float64Array): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] as number) < number) low = middle + 1;
		else high = middle;
	}
	return low;
}
