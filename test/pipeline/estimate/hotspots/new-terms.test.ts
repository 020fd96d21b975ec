import { describe, expect, test } from "vitest";
import {
	findNewTerms,
	type TermText,
} from "../../../../pipeline/estimate/hotspots/new-terms.ts";

const texts = (
	count: number,
	keywords: string,
	other: Partial<TermText> = {},
): TermText[] =>
	Array.from({ length: count }, (_, index) => ({
		caller: `${keywords}${index}`,
		keywords,
		is_unclassified: true,
		is_in_period: false,
		...other,
	}));
const classified = texts(200, "路灯^4.00", { is_unclassified: false });
const words = (of: TermText[]) =>
	findNewTerms([...classified, ...of]).map(({ word }) => word);

describe("a word that the topic tree may lack", () => {
	test("is one of five unclassified tickets of three callers", () => {
		expect(words(texts(5, "无人机^6.00"))).toEqual(["无人机"]);
		expect(words(texts(4, "无人机^6.00"))).toEqual([]);
		expect(words(texts(9, "无人机^6.00", { caller: "k" }))).toEqual([]);
	});

	test("is not one of classified tickets as well", () =>
		expect(words(texts(6, "路灯^4.00"))).toEqual([]));

	test("is never a name, nor a word of no dictionary", () =>
		expect(words(texts(9, "~王小明^9.00"))).toEqual([]));

	test("comes first where it grows", () => {
		const found = findNewTerms([
			...classified,
			...texts(40, "停机坪^8.00"),
			...texts(8, "无人机^3.00", { is_in_period: true }),
			...texts(20, "公证^2.00", { is_in_period: true, is_unclassified: false }),
		]);
		expect(found).toEqual([
			{
				word: "无人机",
				tickets: 8,
				tickets_in_period: 8,
				callers: 8,
				is_growing: true,
			},
			{
				word: "停机坪",
				tickets: 40,
				tickets_in_period: 0,
				callers: 40,
				is_growing: false,
			},
		]);
	});
});
