import { readDefaults } from "../defaults.ts";
import { PERSON_WORDS } from "./person-words.ts";

interface Pattern {
	word: string;
	/** Without a match of it there is nothing to find. */
	needs: string;
	/** Nor without so many Chinese numerals. */
	numerals?: number;
	/** What stands before it and stays; sooner found from the front than looked back at from everywhere. */
	after?: string;
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

// Zero-width characters and soft hyphens, which hide a number from a pattern.
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;
const WIDE = /[０-９Ａ-Ｚａ-ｚ＠－＋＃．／＿＊\u2460-\u2473]/g;
const NUMERAL = 1;
const ODD = 2;

const {
	masks: MASKS,
	sure: SURE,
	kinds: KINDS,
} = compilePatterns(readDefaults<MaskPatterns>("mask.yaml"));

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
		numerals: each.numerals ?? 0,
		needs: new RegExp(fill(each.needs), each.flags ?? ""),
		pattern: new RegExp(
			each.after
				? `(?<before>${fill(each.after)})(?:${fill(each.pattern)})`
				: fill(each.pattern),
			`${flags}${each.flags ?? ""}`,
		),
		sign: `${each.after ? "$<before>" : ""}〔${each.word}〕`,
	});
	const kinds = new Uint8Array(1 << 16);
	const isNumeral = new RegExp(fill("{han_digit}"));
	for (let unit = 0; unit < kinds.length; unit++) {
		const sign = String.fromCharCode(unit);
		if (isNumeral.test(sign)) kinds[unit] = NUMERAL;
		else if (narrow(sign) !== sign) kinds[unit] = ODD;
	}
	return {
		kinds,
		masks: patterns.map((each) => compile(each, "gu")),
		sure: sure.map((each) => compile(each, "u")),
	};
}

function anyOf(words: readonly string[]): string {
	return `(?:${[...words].sort((a, b) => b.length - a.length).join("|")})`;
}

/**
 * Free text with what could lead to a person replaced by a word in brackets:
 * telephone, identity, card and account numbers, plates, e-mail addresses, names
 * by their titles or lead words, and addresses below the estate. Patterns are
 * imperfect: text of citizens is still shown nowhere without need.
 */
export function maskText(text: string): string {
	const { numerals: counted, isOdd } = lookAt(text);
	let masked = isOdd ? narrow(text) : text;
	for (const { numerals, needs, pattern, sign } of MASKS)
		if (counted >= numerals && needs.test(masked))
			masked = masked.replace(pattern, sign);
	return masked;
}

function narrow(text: string): string {
	return text
		.replace(INVISIBLE, "")
		.replace(WIDE, (wide) => wide.normalize("NFKC"));
}

// One look at each character instead of a pattern for each kind. What narrowing and masking bring in is no Chinese numeral.
function lookAt(text: string): { numerals: number; isOdd: boolean } {
	let numerals = 0;
	let isOdd = false;
	for (let at = 0; at < text.length; at++) {
		const kind = KINDS[text.charCodeAt(at)];
		if (kind === NUMERAL) numerals += 1;
		else if (kind === ODD) isOdd = true;
	}
	return { numerals, isOdd };
}

/** What the mask replaces in a text by one of these words. */
export function findMasked(
	text: string,
	words: ReadonlySet<string>,
): { word: string; text: string }[] {
	const found: { word: string; text: string }[] = [];
	const { numerals: counted, isOdd } = lookAt(text);
	let masked = isOdd ? narrow(text) : text;
	for (const { word, numerals, needs, pattern } of MASKS)
		if (words.has(word) && counted >= numerals && needs.test(masked))
			masked = masked.replace(pattern, (match, ...groups) => {
				const before = groups.at(-1)?.before ?? "";
				found.push({ word, text: match.slice(before.length) });
				return `${before}〔${word}〕`;
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
