import type { Segment } from "../segment.ts";

/** The kinds of feature: jieba's words, and runs of two and of three characters. */
export const BLOCKS = ["word", "pair", "triple"] as const;

export type Block = (typeof BLOCKS)[number];

/** Hands over the features of a text one at a time, as often as they occur. */
export type CutFeatures = (
	text: string,
	add: (block: number, feature: string) => void,
) => void;

const HAN = /\p{Script=Han}+/gu;
const ALL_HAN = /^\p{Script=Han}+$/u;
const GRAM_LENGTHS = [2, 3];

/** Features are of Chinese characters only: no digit, no letter, nothing across a break. */
export function createFeatureCutter(segment: Segment): CutFeatures {
	return (text, add) => {
		for (const word of segment(text)) if (ALL_HAN.test(word)) add(0, word);
		for (const [run] of text.matchAll(HAN))
			for (const [index, length] of GRAM_LENGTHS.entries())
				for (let at = 0; at + length <= run.length; at++)
					add(index + 1, run.slice(at, at + length));
	};
}
