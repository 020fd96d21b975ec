import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";

/** Cuts text into its words, long ones also into the words inside them. */
export type Segment = (text: string) => string[];

// A user word without a frequency does nothing; this one wins over its parts.
const USER_FREQUENCY = 10_000;
const WHITE_SPACE = /\p{White_Space}+/gu;

/** The general dictionary with these words in it. */
export function loadDictionary(words: Iterable<string>): Jieba {
	const jieba = Jieba.withDict(dict);
	// White space parts the columns of a dictionary: a name is known without its own.
	const known = new Set(
		[...words].map((word) => word.replace(WHITE_SPACE, "")),
	);
	known.delete("");
	const lines = [...known].map((word) => `${word} ${USER_FREQUENCY} n\n`);
	jieba.loadDict(Buffer.from(lines.join("")));
	return jieba;
}

/** A segmenter that knows the general dictionary and these words. */
export function createSegmenter(words: Iterable<string>): Segment {
	return cutWith(loadDictionary(words));
}

/** The segmenter of a dictionary. */
export function cutWith(jieba: Jieba): Segment {
	return (text) => jieba.cutForSearch(text, false);
}
