import fc from "fast-check";
import { expect, test } from "vitest";
import { createWordTable } from "../../../pipeline/label/word-table.ts";

test("a word has one number wherever it stands", () => {
	const table = createWordTable();
	const text = "停水又停水";
	expect(table.find(text, 0, 2)).toBe(-1);
	expect(table.add(text, 0, 2)).toBe(0);
	expect(table.add(text, 2, 3)).toBe(1);
	expect(table.add(text, 3, 5)).toBe(0);
	expect(table.find("又", 0, 1)).toBe(1);
	expect(table.size()).toBe(2);
	expect([0, 1].map(table.wordAt)).toEqual(["停水", "又"]);
});

test("words are numbered as they come, beyond what was expected", () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ minLength: 1, maxLength: 30, unit: "binary" })),
			(words) => {
				const table = createWordTable(2);
				const distinct = [...new Set(words)];
				for (const word of words)
					expect(table.add(`<${word}>`, 1, word.length + 1)).toBe(
						distinct.indexOf(word),
					);
				for (const word of distinct)
					expect(table.find(word, 0, word.length)).toBe(distinct.indexOf(word));
				expect(distinct.map((_, index) => table.wordAt(index))).toEqual(
					distinct,
				);
			},
		),
	);
});
