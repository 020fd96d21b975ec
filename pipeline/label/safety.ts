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

const SENTENCE_END = /[。！？!?；;\n]/;

/** Finds danger told of in a text, sentence by sentence; null where there is none. */
export function createSafetyFinder({
	danger,
	threat,
	unless,
}: SafetyWords): (texts: readonly (string | null)[]) => Safety | null {
	const find = (words: readonly string[], sentences: readonly string[]) =>
		words.filter((word) =>
			sentences.some((sentence) =>
				word.split("&").every((part) => sentence.includes(part)),
			),
		);
	return (texts) => {
		const sentences = texts
			.flatMap((text) => text?.split(SENTENCE_END) ?? [])
			.filter((sentence) => !unless.some((word) => sentence.includes(word)));
		for (const [kind, words] of [
			["threat", threat],
			["danger", danger],
		] as const) {
			const found = find(words, sentences);
			if (found.length > 0) return { kind, words: found.join("|") };
		}
		return null;
	};
}
