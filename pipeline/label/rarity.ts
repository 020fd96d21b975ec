/** How rare a word is: the logarithm of how many documents there are to one that has it. */
export type Rarity = (word: string) => number;

const SPACE = 32;
const LINE_END = 10;
const POINT = 46;
const ZERO = 48;

/**
 * Reads a list of words with their rarity, as jieba's `idf.txt`: a word, a space, a number
 * with a point. A word that is not in it is as rare as the median of the list. It goes by
 * bytes and makes no strings: there are a quarter of a million lines, and a run asks for
 * a few thousand.
 */
export function readRarities(list: Uint8Array): Rarity {
	const most = countLines(list);
	// Open addressing, never more than two thirds full; a slot holds the number of a line, counted from one.
	const mask = 2 ** Math.ceil(Math.log2(1.5 * most + 1)) - 1;
	const slots = new Int32Array(mask + 1);
	const starts = new Int32Array(most + 1);
	const numbers = new Float64Array(most);
	let lines = 0;
	for (let at = 0; at < list.length; at++) {
		starts[lines] = at;
		let hash = 0;
		for (; at < list.length && list[at] !== SPACE; at++)
			hash = mix(hash, list[at] as number);
		let slot = hash & mask;
		while (slots[slot] !== 0) slot = (slot + 1) & mask;
		let digits = 0;
		let scale = 0;
		for (at++; at < list.length && list[at] !== LINE_END; at++) {
			if (list[at] === POINT) scale = 1;
			else {
				digits = digits * 10 + (list[at] as number) - ZERO;
				scale *= 10;
			}
		}
		numbers[lines] = digits / (scale || 1);
		lines += 1;
		slots[slot] = lines;
	}
	const middle = findMedian(numbers.subarray(0, lines));
	const isAt = (word: Uint8Array, start: number) => {
		for (let at = 0; at < word.length; at++)
			if (word[at] !== list[start + at]) return false;
		return list[start + word.length] === SPACE;
	};
	return (text) => {
		const word = Buffer.from(text);
		let slot = word.reduce(mix, 0) & mask;
		for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
			const line = (slots[slot] as number) - 1;
			if (isAt(word, starts[line] as number)) return numbers[line] as number;
		}
		return middle;
	};
}

function countLines(list: Uint8Array): number {
	let ends = 0;
	for (let at = 0; at < list.length; at++) if (list[at] === LINE_END) ends++;
	return ends + 1;
}

function mix(hash: number, byte: number): number {
	const mixed = Math.imul(hash ^ byte, 0x01000193);
	return mixed ^ (mixed >>> 15);
}

const STEPS = 64;

/** The lower median. Only the numbers next to it are sorted. */
function findMedian(numbers: Float64Array): number {
	const stepOf = (number: number) => Math.floor(STEPS * number);
	const counts: number[] = [];
	for (const number of numbers) {
		const step = stepOf(number);
		counts[step] = (counts[step] ?? 0) + 1;
	}
	let left = Math.floor((numbers.length - 1) / 2);
	const middle = counts.findIndex((count = 0) => {
		left -= count;
		return left < 0;
	});
	const near = numbers.filter((number) => stepOf(number) === middle).sort();
	return near[left + near.length] ?? 0;
}
