// Zero-width characters and soft hyphens, which copying from web pages leaves behind.
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * A word of a closed list as it is compared everywhere: half-width, without
 * white space but between latin words, the steps of a path joined by `>`.
 */
export function cleanWord(text: string): string {
	return text
		.replaceAll("_x000D_", "")
		.normalize("NFKC")
		.replace(INVISIBLE, "")
		.trim()
		.replace(/\s+/g, " ")
		.replace(/(?<![!-~]) | (?![!-~])/g, "")
		.replace(/\s*(?:-+>|→|>+)\s*/g, ">");
}
