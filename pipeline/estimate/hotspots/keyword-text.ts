const HIDDEN = "~";

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
