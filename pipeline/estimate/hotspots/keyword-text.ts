/** In how many of how many texts each keyword stands. */
export interface KeywordCounts {
	texts: number;
	byWord: ReadonlyMap<string, number>;
}

const HIDDEN = "~";

/** Counts the keywords of texts. */
export function countKeywords(keywords: Iterable<string>): KeywordCounts {
	const byWord = new Map<string, number>();
	let texts = 0;
	for (const text of keywords) {
		texts += 1;
		for (const { word } of readKeywords(text))
			byWord.set(word, (byWord.get(word) ?? 0) + 1);
	}
	return { texts, byWord };
}

/** False of names and words of no dictionary, which only tell texts apart. */
export function isShown(word: string): boolean {
	return !word.startsWith(HIDDEN);
}

/** The words of `lbl_tickets.keywords`; `~` stands before what is not to be shown. */
export function readKeywords(text: string): { word: string; weight: number }[] {
	if (text === "") return [];
	return text.split(" ").map((part) => {
		const [word = "", weight] = part.split("^");
		return { word, weight: Number(weight) };
	});
}
