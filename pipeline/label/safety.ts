import { createWordTree } from "../word-tree.ts";

/** What counts as danger, as words of `data/defaults/safety.yaml`. */
export interface SafetyWords {
	danger: string[];
	threat: string[];
	/** In one sentence with them, the words mean no danger. */
	unless: string[];
}

export interface Safety {
	/** A threat stands before a danger: its readers are fewer. */
	kind: "danger" | "threat";
	/** The words of the list, never those of the citizen. */
	words: string;
}

const SENTENCE_ENDS = "。！？!?；;\n";

/** What stands in a sentence: the end of it, what saves it, or a part of a word of danger. */
const END = 0;
const SAVES = 1;
const FIRST_PART = 2;

/** Finds danger told of in a text, sentence by sentence; null where there is none. */
export function createSafetyFinder({
	danger,
	threat,
	unless,
}: SafetyWords): (texts: readonly (string | null)[]) => Safety | null {
	const words = [...threat, ...danger].map((word) => word.split("&"));
	const parts = [...new Set(words.flat())];
	const tree = createWordTree([
		...[...SENTENCE_ENDS].map((end) => [end, END] as const),
		...unless.map((word) => [word, SAVES] as const),
		...parts.map((part, index) => [part, FIRST_PART + index] as const),
	]);
	/** By part: the words that it is a part of, and the parts of each. */
	const wordsOf = parts.map((part) =>
		words.flatMap((each, word) => (each.includes(part) ? [word] : [])),
	);
	const partsOf = words.map((each) => each.map((part) => parts.indexOf(part)));
	const inSentence = new Set<number>();
	return (texts) => {
		const found = new Set<number>();
		let isSaved = false;
		const endSentence = () => {
			if (!isSaved)
				for (const part of inSentence)
					for (const word of wordsOf[part] ?? [])
						if (partsOf[word]?.every((each) => inSentence.has(each)))
							found.add(word);
			inSentence.clear();
			isSaved = false;
		};
		for (const text of texts) {
			tree.search(text ?? "", (what) => {
				if (what === END) endSentence();
				else if (what === SAVES) isSaved = true;
				else inSentence.add(what - FIRST_PART);
			});
			endSentence();
		}
		if (found.size === 0) return null;
		const isThreat = (word: number) => word < threat.length;
		const kind = [...found].some(isThreat) ? "threat" : "danger";
		const told = [...found]
			.filter((word) => isThreat(word) === (kind === "threat"))
			.sort((a, b) => a - b);
		return {
			kind,
			words: told.map((word) => words[word]?.join("&")).join("|"),
		};
	};
}
