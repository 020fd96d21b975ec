import { maskText } from "./mask.ts";
import { hasNameShape, namesPerson } from "./printed-name.ts";

// Numbers of tickets may have the form of a telephone's; then most of them have it.
const MOST_OWN = 0.5;

/**
 * Numbers of records as they may be printed: one that is somebody's, among others that
 * are not, is told as 〔编号1〕 … in the order of first appearance, never two in one.
 */
export function showIds(ids: readonly string[]): string[] {
	const distinct = [...new Set(ids)].filter((id) => id !== "");
	const own = distinct.filter(isSomebodys);
	if (own.length > MOST_OWN * distinct.length) return [...ids];
	const shown = new Map(own.map((id, index) => [id, `〔编号${index + 1}〕`]));
	return ids.map((id) => shown.get(id) ?? id);
}

// A number has digits and signs, which a name has not.
const NUMBERS = /[\d\p{P}\p{S}]+/gu;
// Most numbers are of nothing else, and nobody is named so.
const NO_LETTER = /^[\d _./-]*$/;

function isSomebodys(id: string): boolean {
	if (maskText(id) !== id) return true;
	if (NO_LETTER.test(id)) return false;
	const words = id.replace(NUMBERS, "");
	return namesPerson(id) || (words !== "" && !hasNameShape(words));
}
