import { readDefaults } from "../defaults.ts";
import { findNeededSigns, type NeededSigns } from "./needed-signs.ts";
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
const BITS = 31;

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
		signs: findNeededSigns(fill(each.needs), each.flags),
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
		masks: toGroups(patterns.map((each) => compile(each, "gu"))),
		sure: sure.map((each) => compile(each, "u")),
	};
}

// Patterns in their order, so many that a number has a bit for each of them.
function toGroups<Mask extends { signs: NeededSigns; needs: RegExp }>(
	all: readonly Mask[],
) {
	return Array.from({ length: Math.ceil(all.length / BITS) }, (_, group) => {
		const masks = all
			.slice(group * BITS, (group + 1) * BITS)
			.map((mask, index) => ({ ...mask, bit: 1 << index }));
		/** Of each UTF-16 unit the patterns that it may lead to. */
		const led = new Int32Array(1 << 16);
		for (const { signs, needs, bit } of masks) {
			if (!signs) throw new Error(`mask.yaml: ${needs} needs no sign`);
			for (const sign of signs)
				led[sign.charCodeAt(0)] = (led[sign.charCodeAt(0)] ?? 0) | bit;
		}
		return { masks, led };
	});
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
	return replaceEach(text, undefined, (masked, { pattern, sign }) =>
		masked.replace(pattern, sign),
	);
}

type Group = (typeof MASKS)[number];
type Mask = Group["masks"][number];

// Most patterns are ruled out by the signs of a text, before they are tried on it.
function replaceEach(
	text: string,
	words: ReadonlySet<string> | undefined,
	replace: (masked: string, mask: Mask) => string,
): string {
	const { numerals, isOdd } = lookAt(text);
	let masked = isOdd ? narrow(text) : text;
	for (const group of MASKS) {
		let led = ledTo(masked, group);
		for (const mask of group.masks) {
			if ((led & mask.bit) === 0 || numerals < mask.numerals) continue;
			if (words?.has(mask.word) === false) continue;
			if (!mask.needs.test(masked)) continue;
			masked = replace(masked, mask);
			led = ledTo(masked, group);
		}
	}
	return masked;
}

function ledTo(text: string, { led }: Group): number {
	let bits = 0;
	for (let at = 0; at < text.length; at++)
		bits |= led[text.charCodeAt(at)] ?? 0;
	return bits;
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
	replaceEach(text, words, (masked, { word, pattern }) =>
		masked.replace(pattern, (match, ...groups) => {
			const before = groups.at(-1)?.before ?? "";
			found.push({ word, text: match.slice(before.length) });
			return `${before}〔${word}〕`;
		}),
	);
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
