import { expect, test } from "vitest";
import { createWordTree } from "../../pipeline/word-tree.ts";

const words = ["井", "井盖", "井盖缺失", "盖缺", "燃气"];
const tree = createWordTree(words.map((word, index) => [word, index]));

function find(text: string) {
	const found: [string, number][] = [];
	tree.search(text, (value, at, length) => {
		expect(words[value]).toBe(text.slice(at, at + length));
		found.push([words[value] ?? "", at]);
	});
	return found;
}

test("every word is found wherever it stands, one inside another as well", () => {
	expect(find("路口井盖缺失")).toEqual([
		["井", 2],
		["井盖", 2],
		["井盖缺失", 2],
		["盖缺", 3],
	]);
	expect(find("井盖缺")).toEqual([
		["井", 0],
		["井盖", 0],
		["盖缺", 1],
	]);
});

test("what only begins like a word is none", () => {
	expect(find("燃")).toEqual([]);
	expect(find("")).toEqual([]);
	expect(tree.hasWordIn("盖缺了")).toBe(true);
	expect(tree.hasWordIn("盖不缺")).toBe(false);
	expect(tree.hasWordAt("修井盖", 1)).toBe(true);
	expect(tree.hasWordAt("修井盖", 0)).toBe(false);
	expect(tree.hasWordAt("修井盖", 3)).toBe(false);
});

test("of a word that is given twice the first value counts, and nothing is no word", () => {
	const twice = createWordTree([
		["", 9],
		["路", 1],
		["路灯", 2],
		["路", 3],
		["路灯", 4],
	]);
	const values: number[] = [];
	twice.search("路灯", (value) => values.push(value));
	expect(values).toEqual([1, 2]);
	expect(createWordTree([]).hasWordIn("路灯")).toBe(false);
});

test("ten thousand words are told apart", () => {
	const many = Array.from({ length: 10_000 }, (_, index) => `园${index}号`);
	const large = createWordTree(many.map((word, index) => [word, index]));
	for (const index of [0, 1, 77, 5000, 9999]) {
		const values: number[] = [];
		large.search(`在园${index}号门口`, (value) => values.push(value));
		expect(values).toEqual([index]);
	}
});
