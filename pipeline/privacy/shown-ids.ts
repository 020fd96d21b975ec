import { readDefaults } from "../defaults.ts";
import { maskText } from "./mask.ts";
import { toPlainSigns } from "./plain-signs.ts";
import { hasNameShape, namesPerson } from "./printed-name.ts";

// Numbers of tickets may have the form of a telephone's; then most of them have it.
const MOST_OWN = 0.5;
// Those of a platform may begin as a courier's do; so many of one form are not of parcels.
const FEWEST_ALIKE = 20;
const { own_forms: OWN_FORMS } = readDefaults<{ own_forms: string[] }>(
	"mask.yaml",
);

/**
 * Numbers of records as they may be printed: one that is somebody's, among others that
 * are not, is told as 〔编号1〕 … in the order of first appearance, never two in one.
 */
export function showIds(ids: readonly string[]): string[] {
	const distinct = [...new Set(ids)].filter((id) => id !== "");
	const somebodys = distinct.filter(isSomebodysId);
	const alike = countForms(somebodys);
	const own = somebodys.filter(
		(id) => (alike.get(toForm(id)) ?? 0) < FEWEST_ALIKE,
	);
	if (own.length > MOST_OWN * distinct.length) return [...ids];
	const shown = new Map(own.map((id, index) => [id, `〔编号${index + 1}〕`]));
	return ids.map((id) => shown.get(id) ?? id);
}

// Of those alone that are nothing but what a platform's may look like.
function countForms(ids: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const id of ids) {
		if (!OWN_FORMS.some((word) => maskText(id) === `〔${word}〕`)) continue;
		const form = toForm(id);
		counts.set(form, (counts.get(form) ?? 0) + 1);
	}
	return counts;
}

const toForm = (id: string) => id.replace(/\d/g, "0");

// A number has digits and signs, which a name has not.
const NUMBERS = /[\d\p{P}\p{S}]+/gu;
// Most numbers are of nothing else, and nobody is named so.
const NO_LETTER = /^[\d _./-]*$/;

// Signs between the digits of a telephone hide it from the mask, which reads what people write.
const SIGNS = /[\s\p{P}\p{S}]/gu;
const MOBILE = /^(?:86)?1[3-9]\d{9}$/;

/** Whether a number is a telephone, a paper or a name, however it is written. */
export function isSomebodysId(written: string): boolean {
	const id = toPlainSigns(decode(written));
	if (maskText(id) !== id) return true;
	if (MOBILE.test(id.replace(SIGNS, ""))) return true;
	if (NO_LETTER.test(id)) return false;
	const words = id.replace(NUMBERS, "");
	return namesPerson(id) || (words !== "" && !hasNameShape(words));
}

const ENCODED = /(?:%[\da-f]{2})+/gi;

// As an address has it: `%E5%BC%A0`.
function decode(text: string): string {
	return text.replace(ENCODED, (part) => {
		try {
			return decodeURIComponent(part);
		} catch {
			return part;
		}
	});
}
