import { decodeHTMLStrict } from "entities";
import { readDefaults } from "../defaults.ts";
import { isGivenName } from "./latin-name.ts";
import { maskText } from "./mask.ts";
import { isPersonName, isSureName } from "./person-name.ts";
import { toPlainSigns } from "./plain-signs.ts";

interface NameWords {
	longest: number;
	longest_latin: number;
	most_digits: number;
	public_numbers: string[];
	signs: string;
	sentence: string[];
	own_story: string[];
	said: string;
	not_said: string[];
	units: string[];
	roles: string[];
	home: string;
	before: string[];
}

const words: NameWords = readDefaults("printed-names.yaml");

const anyOf = (list: readonly string[]) =>
	`(?:${[...list].sort((a, b) => b.length - a.length).join("|")})`;
const escapeSigns = (signs: string) => signs.replace(/[\]\\^-]/g, "\\$&");

const SIGNS = new RegExp(
	`^[\\p{Script=Han}A-Za-z\\d〇○ ${escapeSigns(words.signs)}]+$`,
	"u",
);
const PUBLIC = new RegExp(
	`(?<![\\w号牌])${anyOf(words.public_numbers)}(?![\\w])`,
	"g",
);
const NUMERALS = /[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{4,}/u;
const SPREAD_NUMERALS =
	/(?:[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖][\s.·,，、-]+){6}/u;
// An account mixes small letters and digits; a code has capitals and few of either.
const ACCOUNT = /[a-z]\d|\d[a-z]/;
const SENTENCE = new RegExp(anyOf(words.sentence), "u");
const OWN_STORY = new RegExp(anyOf(words.own_story), "u");
const SAID = new RegExp(words.said, "u");
const NOT_SAID = new RegExp(anyOf(words.not_said), "gu");
const PIECES = /[^\p{Script=Han}A-Za-z]+/u;
const WORDS =
	/(?<!〔)\p{Script=Han}(?:\p{Script=Han}|[·•・.．‧∙⋅Xx](?=\p{Script=Han})|(?<=^\p{Script=Han})[Xx]+)+(?!〕)|[A-Za-z]+(?:[ ,'’-]+[A-Za-z]+)*/gu;
const LATIN = /^[\x20-\x7e]+$/;
const AFTER_UNIT = new RegExp(`^.+${anyOf(words.units)}(?=.{2,4}$)`, "u");
const BEFORE_ROLE = new RegExp(`(?:${anyOf(words.roles)}|${words.home})$`, "u");
const AFTER_ROLE = new RegExp(`^.*?${anyOf(words.before)}`, "u");

/** Whether a text is the name of somebody whom the exports name where names stand. */
export type IsKnownName = (text: string) => boolean;

/**
 * Whether a word of an export may be printed as the name of a unit, community or
 * category: short, no sentence, at most three digits, nothing the mask replaces,
 * and no person's name in it, alone or beside that of a unit.
 */
export function hasNameShape(text: string, isKnown?: IsKnownName): boolean {
	const longest = LATIN.test(text) ? words.longest_latin : words.longest;
	const plain = toPlainSigns(text);
	return (
		[...text].length <= longest &&
		SIGNS.test(text) &&
		!hasNumber(plain) &&
		!SENTENCE.test(text) &&
		!SAID.test(text.replace(NOT_SAID, "")) &&
		maskText(plain) === plain &&
		!namesPerson(plain, isKnown)
	);
}

function hasNumber(text: string): boolean {
	const digits = text.replace(PUBLIC, "").replace(/\D/g, "");
	return (
		digits.length > words.most_digits ||
		NUMERALS.test(text) ||
		SPREAD_NUMERALS.test(text) ||
		ACCOUNT.test(text)
	);
}

/** True of a text in which a person's name stands alone, between signs, or before or after the words that go with one. */
export function namesPerson(
	text: string,
	isKnown: IsKnownName = () => false,
): boolean {
	if (isPersonName(text) || isGivenName(text) || isKnown(text)) return true;
	return text.split(PIECES).some((piece) => {
		const whole = [piece, piece.replace(BEFORE_ROLE, "")];
		const parts = [AFTER_UNIT, AFTER_ROLE].flatMap((beside) =>
			whole.map((each) => each.replace(beside, "")),
		);
		return [...whole, ...parts].some(
			(part) => isSureName(part) || isKnown(part),
		);
	});
}

/** A name of a file, sheet or column with what leads to a person replaced. */
export function maskName(text: string): string {
	if (isPersonName(text)) return "〔姓名〕";
	// A door may be written with what parts a path.
	return maskText(text).split("/").map(maskPart).join("/");
}

// A number whose digits were signs with a bracket or a stop each, ⑴⑸⑼0 or ⒈⒏⒉, before a table was read.
const SIGNED_CODE = /(?<!\d)(?:(?:\d*\(\d\)){4,}|(?:\d+\.){6,})\d*/g;

const ENDING = /\.[A-Za-z]+$/;

// A part of a path, its ending aside; in small or circled signs, or by their numbers, it says the same.
function maskPart(part: string): string {
	const ending = ENDING.exec(part)?.[0] ?? "";
	const name = part.slice(0, part.length - ending.length);
	if (isPersonName(name)) return `〔姓名〕${maskWords(ending)}`;
	const plain = toPlainSigns(decodeHTMLStrict(readEscapes(name))).normalize(
		"NFKC",
	);
	const masked = maskWords(plain.replace(SIGNED_CODE, "〔编号〕"));
	return masked === plain ? maskWords(part) : masked + maskWords(ending);
}

// As an address writes what is not of its own letters.
function readEscapes(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

// Nobody's place is written so, but a name may be.
const FOREIGN =
	/[\p{Script=Cyrillic}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}\p{Script=Tibetan}\p{Script=Mongolian}\p{Script=Thai}]{2,}(?:\s[\p{Script=Cyrillic}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Tibetan}\p{Script=Mongolian}\p{Script=Thai}]+)*/gu;

function maskWords(text: string): string {
	const masked = maskText(text).replace(FOREIGN, "〔外文〕");
	return masked.replace(WORDS, (word) => {
		if (OWN_STORY.test(word)) return "〔文字〕";
		return namesPerson(word) ? "〔姓名〕" : word;
	});
}

/** Names of one kind, masked, no two of them alike. */
export function maskNames(names: readonly string[]): string[] {
	const given = new Map<string, number>();
	return names.map((name) => {
		const masked = maskName(name);
		if (masked === name) return name;
		const before = given.get(masked) ?? 0;
		given.set(masked, before + 1);
		return before === 0 ? masked : masked.replace(/〕/, `〕${before + 1}`);
	});
}

/** What each name is printed as: itself where it has the shape of one, else the noun with a number in the order of first appearance. */
export function numberNames(
	names: Iterable<string>,
	noun: string,
	isKnown = isCode,
): Map<string, string> {
	const shown = new Map<string, string>();
	let withheld = 0;
	for (const name of names) {
		if (shown.has(name)) continue;
		const isFit =
			isKnown(name) || name.split(">").every((step) => hasNameShape(step));
		if (!isFit) withheld += 1;
		shown.set(name, isFit ? name : `〔${noun}${withheld}〕`);
	}
	return shown;
}

/** True of a code of letters and digits that is nobody's. */
export function isCode(name: string): boolean {
	return /^[\w-]+$/.test(name) && /\d/.test(name) && maskText(name) === name;
}

/** What is told of a text instead of it: how long it is, and of what. */
export function describeShape(text: string): string {
	const characters = [...text.normalize("NFKC").replace(/\s/g, "")];
	if (characters.length === 0) return "";
	const digits = characters.filter((each) => /\d/.test(each)).length;
	if (/\p{Script=Han}/u.test(text)) return `〔文字 ${characters.length} 字〕`;
	return digits > 0 && /^[\d\p{P}\p{S}\s]+$/u.test(text)
		? `〔数字 ${digits} 位〕`
		: `〔字符 ${characters.length} 个〕`;
}
