import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";

const NAME_TAG = /^nr/;

/**
 * Tells whether a feature may be learnt: none that holds what jieba's dictionary tags as
 * a person's name (nr, nrfg, nrt), and no run of characters without a word of that
 * dictionary in it, since that is what an unknown name looks like.
 */
export function createFeatureTest(): (block: number, text: string) => boolean {
	const jieba = Jieba.withDict(dict);
	return (block, text) => {
		const words = jieba.tag(text, false);
		if (words.some(({ tag }) => NAME_TAG.test(tag))) return false;
		return block === 0 || words.some(({ word }) => word.length > 1);
	};
}
