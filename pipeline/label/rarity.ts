import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { packagePath } from "../package-root.ts";

/** How rare a word is: the logarithm of how many documents there are to one that has it. */
export type Rarity = (word: string) => number;

const SPACE = 32;
const LINE_END = 10;
const POINT = 46;
const ZERO = 48;

/**
 * A list of words with their rarity, as jieba's `idf.txt`: a line has a word, a space, a number
 * with a point. A word that is not in it is as rare as the median of the list. It goes by
 * bytes and makes no strings: there are a quarter of a million lines, and a run asks for
 * a few thousand.
 */
interface RarityIndex {
	/** Open addressing, never more than two thirds full; a slot holds where a line starts, counted from one. */
	slots: Int32Array;
	middle: number;
}

function indexRarities(list: Uint8Array): RarityIndex {
	const most = countLines(list);
	const mask = 2 ** Math.ceil(Math.log2(1.5 * most + 1)) - 1;
	const slots = new Int32Array(mask + 1);
	const numbers = new Float64Array(most);
	let lines = 0;
	for (let at = 0; at < list.length; at++) {
		const start = at;
		let hash = 0;
		for (; at < list.length && list[at] !== SPACE; at++)
			hash = mix(hash, list[at] as number);
		let slot = hash & mask;
		while (slots[slot] !== 0) slot = (slot + 1) & mask;
		slots[slot] = start + 1;
		numbers[lines] = readNumber(list, at + 1);
		lines += 1;
		while (at < list.length && list[at] !== LINE_END) at++;
	}
	return { slots, middle: findMedian(numbers.subarray(0, lines)) };
}

/** Looks words up in a list by its index. */
function createRarity(
	list: Uint8Array,
	{ slots, middle }: RarityIndex,
): Rarity {
	const mask = slots.length - 1;
	const isAt = (word: Uint8Array, start: number) => {
		for (let at = 0; at < word.length; at++)
			if (word[at] !== list[start + at]) return false;
		return list[start + word.length] === SPACE;
	};
	return (text) => {
		const word = Buffer.from(text);
		let slot = word.reduce(mix, 0) & mask;
		for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
			const start = (slots[slot] as number) - 1;
			if (isAt(word, start)) return readNumber(list, start + word.length + 1);
		}
		return middle;
	};
}

// From its first digit to the end of the line.
function readNumber(list: Uint8Array, start: number): number {
	let digits = 0;
	let scale = 0;
	for (let at = start; at < list.length && list[at] !== LINE_END; at++) {
		if (list[at] === POINT) scale = 1;
		else {
			digits = digits * 10 + (list[at] as number) - ZERO;
			scale *= 10;
		}
	}
	return digits / (scale || 1);
}

// How long the list is, its median, and the slots.
const FILE = packagePath("dist", "rarities.bin");
const HEAD_BYTES = 16;

/** Writes the index of the general list down, once the package is compiled. */
export function writeRarities(list: Uint8Array): void {
	const { slots, middle } = indexRarities(list);
	const head = Float64Array.of(list.length, middle);
	writeFileSync(
		FILE,
		Buffer.concat([head, slots].map(({ buffer }) => new Uint8Array(buffer))),
	);
}

/** The rarities of a list; of the general one the index was made when the package was compiled. */
export function readRarities(list: Uint8Array): Rarity {
	return createRarity(list, readIndex(list) ?? indexRarities(list));
}

function readIndex(list: Uint8Array): RarityIndex | undefined {
	if (!existsSync(FILE)) return undefined;
	const { buffer } = new Uint8Array(readFileSync(FILE));
	const [bytes, middle = 0] = new Float64Array(buffer, 0, 2);
	if (bytes !== list.length) return undefined;
	return { middle, slots: new Int32Array(buffer, HEAD_BYTES) };
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
