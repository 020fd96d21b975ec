import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";

/** Cuts text into its words, long ones also into the words inside them. */
export type Segment = (text: string) => string[];

// A user word without a frequency does nothing; this one wins over its parts.
const USER_FREQUENCY = 10_000;
const WHITE_SPACE = /\p{White_Space}+/gu;

// A dictionary takes half a second and fifty megabytes: those of the last runs of a process are the next one's,
// as long as it knows the same words. A topic tree and a topic model want one each.
const KEPT = 2;
const loaded = new Map<string, Jieba>();

/** The general dictionary with these words in it, to look words up in alone: it is everybody's who has the same words. */
export function loadDictionary(words: Iterable<string>): Jieba {
	// White space parts the columns of a dictionary: a name is known without its own.
	const known = new Set(
		[...words].map((word) => word.replace(WHITE_SPACE, "")),
	);
	known.delete("");
	const lines = [...known].map((word) => `${word} ${USER_FREQUENCY} n\n`);
	const own = lines.join("");
	const jieba = loaded.get(own) ?? withWords(own);
	loaded.delete(own);
	loaded.set(own, jieba);
	for (const [oldest] of [...loaded].slice(0, -KEPT)) loaded.delete(oldest);
	return jieba;
}

function withWords(lines: string): Jieba {
	const jieba = Jieba.withDict(dict);
	jieba.loadDict(Buffer.from(lines));
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
