import { expect, test } from "vitest";
import {
	type AlikeText,
	alikeShare,
	findLookAlikes,
} from "../../../../pipeline/estimate/repeats/look-alikes.ts";

const sketch = (letters: string) =>
	[...letters].map((letter) => letter.repeat(4)).join("");

function text(
	ticket_id: string,
	day: string,
	letters: string,
	other: Partial<AlikeText> = {},
): AlikeText {
	return {
		ticket_id,
		place: "一苑",
		topic: "noise",
		accepted_at: `2023-03-${day} 08:00:00`,
		sketch: sketch(letters),
		is_in_period: true,
		alike_days: 3,
		...other,
	};
}

test("empty buckets of both say nothing, of one speak against", () => {
	expect(alikeShare(sketch("ab--"), sketch("ab--"))).toBe(1);
	expect(alikeShare(sketch("ab--"), sketch("abc-"))).toBeCloseTo(2 / 3);
	expect(alikeShare(sketch("----"), sketch("----"))).toBe(0);
});

test("nine in ten at the same place and topic within three days are alike", () => {
	expect(
		findLookAlikes([
			text("A", "01", "abcdefghij"),
			text("B", "04", "abcdefghix"),
			text("C", "08", "abcdefghij"),
		]),
	).toEqual([{ later_id: "B", earlier_id: "A", similarity: 0.9 }]);
	expect(
		findLookAlikes([
			text("A", "01", "abcdefghij"),
			text("B", "02", "abcdefghij", { place: "二苑" }),
			text("C", "02", "abcdefghij", { topic: "dogs" }),
			text("D", "02", "abcdefghxy"),
		]),
	).toEqual([]);
});

test("the most alike is named, and nothing before the period by itself", () => {
	expect(
		findLookAlikes([
			text("A", "01", "abcdefghij", { is_in_period: false }),
			text("B", "01", "abcdefghix", { is_in_period: false }),
			text("C", "02", "abcdefghij"),
		]),
	).toEqual([{ later_id: "C", earlier_id: "A", similarity: 1 }]);
});
