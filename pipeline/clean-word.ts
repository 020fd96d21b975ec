import { toPrintableName } from "./printable.ts";

/**
 * A word of a closed list as it is compared everywhere: half-width, without
 * white space but between latin words, the steps of a path joined by `>`.
 */
export function cleanWord(text: string): string {
	return toPrintableName(text.replaceAll("_x000D_", "").normalize("NFKC"))
		.replace(/(?<![!-~]) | (?![!-~])/g, "")
		.replace(/(?<!\s)\s*(?:(?<!-)-+>|→|>+)\s*/g, ">");
}
