import { readDefaults } from "../defaults.ts";
import { PERSON_WORDS } from "./person-words.ts";

interface Pattern {
	word: string;
	/** Without a match of it there is nothing to find. */
	needs: string;
	pattern: string;
	flags?: string;
}

interface MaskPatterns {
	classes: Record<string, string>;
	patterns: Pattern[];
	/** Those that are somebody's without doubt. */
	sure: Pattern[];
	/** Every other key is a list of words that patterns name. */
	[list: string]: unknown;
}

const { masks: MASKS, sure: SURE } = compilePatterns(
	readDefaults<MaskPatterns>("mask.yaml"),
);

function compilePatterns({ classes, patterns, sure, ...lists }: MaskPatterns) {
	const { common, everyday, compound } = PERSON_WORDS;
	const parts: Record<string, string> = {
		...classes,
		surname: `${compound.join("|")}|[${common}]`,
		any_surname: `${compound.join("|")}|[${common}${everyday}]`,
	};
	for (const [name, words] of Object.entries(lists))
		parts[name] = anyOf(words as string[]);
	const fill = (pattern: string): string =>
		pattern.replace(/\{([a-z_]+)\}/g, (_, name: string) => {
			const part = parts[name];
			if (part === undefined) throw new Error(`mask.yaml: no {${name}}`);
			return fill(part);
		});
	const compile = (each: Pattern, flags: string) => ({
		word: each.word,
		needs: new RegExp(fill(each.needs), each.flags ?? ""),
		pattern: new RegExp(fill(each.pattern), `${flags}${each.flags ?? ""}`),
		sign: `〔${each.word}〕`,
	});
	return {
		masks: patterns.map((each) => compile(each, "gu")),
		sure: sure.map((each) => compile(each, "u")),
	};
}

function anyOf(words: readonly string[]): string {
	return `(?:${[...words].sort((a, b) => b.length - a.length).join("|")})`;
}

// Zero-width characters and soft hyphens, which hide a number from a pattern.
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;
const WIDE = /[０-９Ａ-Ｚａ-ｚ＠－＋＃．／＿＊\u2460-\u2473]/g;

/**
 * Free text with what could lead to a person replaced by a word in brackets:
 * telephone, identity, card and account numbers, plates, e-mail addresses, names
 * by their titles or lead words, and addresses below the estate. Patterns are
 * imperfect: text of citizens is still shown nowhere without need.
 */
export function maskText(text: string): string {
	let masked = narrow(text);
	for (const { needs, pattern, sign } of MASKS)
		if (needs.test(masked)) masked = masked.replace(pattern, sign);
	return masked;
}

function narrow(text: string): string {
	return text
		.replace(INVISIBLE, "")
		.replace(WIDE, (wide) => wide.normalize("NFKC"));
}

/** What the mask replaces in a text by one of these words. */
export function findMasked(
	text: string,
	words: ReadonlySet<string>,
): { word: string; text: string }[] {
	const found: { word: string; text: string }[] = [];
	let masked = narrow(text);
	for (const { word, needs, pattern, sign } of MASKS)
		if (words.has(word) && needs.test(masked))
			masked = masked.replace(pattern, (match) => {
				found.push({ word, text: match });
				return sign;
			});
	return found;
}

/** What in a text is surely somebody's number, account, plate or door, and of which kind. */
export function findSureSign(
	text: string,
): { word: string; text: string } | undefined {
	for (const { word, needs, pattern } of SURE) {
		const found = needs.test(text) ? pattern.exec(text) : null;
		if (found) return { word, text: found[0] };
	}
	return undefined;
}
