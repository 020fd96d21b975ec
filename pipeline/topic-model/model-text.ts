/** What a model reads of one ticket; a blank where the export has none. */
export interface ModelText {
	title: string;
	content: string;
}

/** A text whose topic is known. */
export interface Example extends ModelText {
	label: string;
	/** Its file lacks one of the text columns: it teaches, and is never held out. */
	isPartial: boolean;
}

// What the matter is stands at the beginning.
const LONGEST_TEXT = 1500;
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g;

/** A text as a model counts it: half-width, without white space, cut to its beginning. */
export function cleanText(text: string): string {
	return text
		.replaceAll("_x000D_", "")
		.normalize("NFKC")
		.replace(INVISIBLE, "")
		.slice(0, LONGEST_TEXT);
}
