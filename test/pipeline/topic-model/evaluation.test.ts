import { expect, test } from "vitest";
import { evaluate } from "../../../pipeline/topic-model/evaluation.ts";

test("accuracy, macro-F1, classes and confusions of a table one can check by hand", () => {
	const truths = Int32Array.of(0, 0, 0, 1, 1, 2);
	const guesses = Int32Array.of(0, 0, 1, 1, 1, 0);
	const found = evaluate(truths, guesses, ["甲", "乙", "丙"]);
	expect(found.confusions).toEqual([
		[2, 1, 0],
		[0, 2, 0],
		[1, 0, 0],
	]);
	expect(found.accuracy).toBeCloseTo(4 / 6, 12);
	expect(found.classes.map(({ f1 }) => f1)).toEqual([4 / 6, 4 / 5, 0]);
	expect(found.macro_f1).toBeCloseTo((4 / 6 + 4 / 5) / 3, 12);
	expect(found.classes[0]).toEqual({
		label: "甲",
		texts: 3,
		precision: 2 / 3,
		recall: 2 / 3,
		f1: 4 / 6,
	});
});
