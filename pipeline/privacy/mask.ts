import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { packagePath } from "../package-root.ts";
import { PERSON_WORDS } from "./person-name.ts";

interface MaskPatterns {
	classes: Record<string, string>;
	/** `needs`: without a match of it there is nothing to replace. */
	patterns: { word: string; needs: string; pattern: string; flags?: string }[];
	/** Every other key is a list of words that patterns name. */
	[list: string]: unknown;
}

const MASKS = compilePatterns(
	parse(
		readFileSync(packagePath("data", "defaults", "mask.yaml"), "utf8"),
	) as MaskPatterns,
);

function compilePatterns({ classes, patterns, ...lists }: MaskPatterns) {
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
	return patterns.map(({ word, needs, pattern, flags = "" }) => ({
		needs: new RegExp(fill(needs), flags),
		pattern: new RegExp(fill(pattern), `gu${flags}`),
		sign: `〔${word}〕`,
	}));
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
	let masked = text
		.replace(INVISIBLE, "")
		.replace(WIDE, (wide) => wide.normalize("NFKC"));
	for (const { needs, pattern, sign } of MASKS)
		if (needs.test(masked)) masked = masked.replace(pattern, sign);
	return masked;
}
