import { isCommonWord } from "./common-words.ts";
import { isLatinName } from "./latin-name.ts";
import { PERSON_WORDS } from "./person-words.ts";
import { toPlainSigns } from "./plain-signs.ts";

const {
	common,
	everyday,
	compound,
	frequent,
	given,
	transliteration,
	name_parts,
	names_alone,
	well_known,
	surely_compound,
	not_half,
	not_ending,
	titles,
	not_at_end,
	not_after_home,
	yi,
	muslim,
	muslim_surnames,
	nicknames,
	japanese,
	latin,
} = PERSON_WORDS;

const ONE = `[${common}]`;
const TWO = `(?:${compound.join("|")})`;
// 张家豪 is named so, 张家岭 is a village.
const GIVEN = `(?:[${given}]{1,2}|家[${given}])`;
const FULL = new RegExp(`^(?:${TWO}${GIVEN}|${ONE}${GIVEN})$`, "u");
// 乔龚嘉瑶, of both parents.
const DOUBLE = new RegExp(`^${ONE}{2}[${given}]{2}$`, "u");
const EVERYDAY = new RegExp(`^[${everyday}][${given}]{2}$`, "u");
const HALF_GIVEN = new RegExp(
	`^(?:(?![${not_half}])${ONE}(?:[${given}]\\p{Script=Han}|\\p{Script=Han}[${given}]|(\\p{Script=Han})\\1)|(?:${surely_compound.join("|")})\\p{Script=Han}{1,2})$`,
	"u",
);
const HIDDEN = new RegExp(
	`^(?:${TWO}|${ONE})(?:[某Xx×＊*〇○]{1,3}|某.|.某|[Xx×＊*〇○]\\p{Script=Han}|\\p{Script=Han}[Xx×＊*〇○])$`,
	"u",
);
const TITLED = new RegExp(
	`^(?:(?:${TWO}|${ONE}).{0,2}(?:${titles.join("|")})|[小老阿](?:${TWO}|${ONE})[头子]?|阿[${given}]|[小阿]([${given}])\\1|[大黑][${frequent}]|(?:${nicknames.join("|")})${ONE}|${ONE}[队局])$`,
	"u",
);
const LONG_TITLED = new RegExp(
	`^(.{3,})(?:${titles.filter((title) => title.length > 1).join("|")})$`,
	"u",
);
// In the dictionary, and a person all the same.
const OLD = new RegExp(`^老[${frequent}]$`, "u");
const NO_NAME_END = new RegExp(
	`(?:[${not_at_end}]|${not_ending.join("|")}|家[${not_after_home}])$`,
	"u",
);
const DOTTED = new RegExp(
	`^[${transliteration}]{2,6}(?:[·•・.．‧∙⋅][${transliteration}]{1,7})+$`,
	"u",
);
// Of such a name one part at least is wholly written so.
const DOT = /[·•・.．‧∙⋅]/u;
const TRANSLITERATED = new RegExp(`^[${transliteration}]{2,7}$`, "u");
const ALONE = new RegExp(`^(?:${names_alone.join("|")}){2}$`, "u");
const FOREIGN = new RegExp(
	`^(?=[${transliteration}]{3,9}$).*(?:${name_parts.join("|")})`,
	"u",
);
const OF_MUSLIM = new RegExp(
	`^(?:${ONE}|[${muslim_surnames}])(?:${muslim.join("|")})$`,
	"u",
);
const OF_YI = new RegExp(`^(?:${yi.join("|")})\\p{Script=Han}{1,2}$`, "u");
const JAPANESE = new RegExp(
	`^(?:${japanese.surnames.join("|")})\\p{Script=Han}{0,2}[${japanese.endings}]$`,
	"u",
);
const HAN_GAP = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
// Tony老师, Amy 王: what one is called, and a title or a surname.
const MIXED = new RegExp(
	`^(?:[A-Z][a-z]+\\s?(?:${titles.join("|")})|(?:${latin.given.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("|")})\\s?(?:${TWO}|${ONE}))$`,
	"u",
);
// 韦.延.玲, one sign after each character.
const SPACED_OUT = /^\p{Script=Han}(?:[.．·•∙⋅_–—/|+-]\p{Script=Han})+$/u;
const SEVERAL = /[、，,;；/|&＆]|和|及/u;

/**
 * True of a text that is nothing but a person's name, or several: Han names by their
 * surname and the characters people are named by, names with a title, in pinyin,
 * and names from other languages. A guess: words of the dictionary are none.
 */
export function isPersonName(text: string): boolean {
	const name = toPlainSigns(text).normalize("NFKC").replace(HAN_GAP, "").trim();
	if (MIXED.test(name)) return true;
	if (/^[A-Za-z]/.test(name)) return isLatinName(name);
	if (isOneName(name)) return true;
	if (SPACED_OUT.test(name) && isOneName(name.replace(SIGN, ""))) return true;
	return (
		areNames(name.split(SEVERAL)) ||
		areNames(text.trim().split(/\s+/)) ||
		isHalfTransliterated(text.trim().replace(/\s+/, "·"), isWritten) ||
		isTwoNames(name)
	);
}

// 邓培顺姜培涵: what stood between two names is often lost on the way.
const isTwoNames = (name: string) =>
	[3, 4].some((end) =>
		[name.slice(0, end), name.slice(end)].every(
			(half) => half.length > 2 && FULL.test(half) && isOneName(half),
		),
	);
const SIGN = /[^\p{Script=Han}]/gu;

const areNames = (parts: readonly string[]) =>
	parts.length > 1 && parts.map((part) => part.trim()).every(isOneName);

/** True of a text that stands where names do and could be one: it begins as names do, and is no word and no place. */
export function mayBeName(text: string): boolean {
	return (
		isPersonName(text) ||
		(SURNAMED.test(text) && !isCommonWord(text) && !NO_NAME_END.test(text))
	);
}

const SURNAMED = new RegExp(`^(?:${TWO}|${ONE})`, "u");

/** True of a name that is one even where it stands in a longer word: three characters, or one of the commonest surnames. */
export function isSureName(text: string): boolean {
	return (text.length > 2 || SURE_SURNAME.test(text)) && isPersonName(text);
}

/** True of three signs or more that read as a name by a surname that hardly anything else begins with. */
export function isFullName(text: string): boolean {
	return text.length > 2 && SURELY_NAMED.test(text) && isPersonName(text);
}

const SURELY_NAMED = new RegExp(
	`^(?:[${frequent}]|${surely_compound.join("|")})`,
	"u",
);
const SURE_SURNAME = new RegExp(`^[${frequent}]`, "u");

const WELL_KNOWN = new Set(well_known);

function isOneName(name: string): boolean {
	if (HIDDEN.test(name) || DOTTED.test(name) || ALONE.test(name)) return true;
	if (isHalfTransliterated(name)) return true;
	if (WELL_KNOWN.has(name) || OLD.test(name)) return true;
	if (isCommonWord(name)) return false;
	if (TITLED.test(name) || OF_MUSLIM.test(name)) return true;
	const [, called = ""] = LONG_TITLED.exec(name) ?? [];
	if (DOTTED.test(called) || FOREIGN.test(called)) return true;
	if (NO_NAME_END.test(name)) return false;
	return (
		OF_YI.test(name) ||
		JAPANESE.test(name) ||
		FOREIGN.test(name) ||
		FULL.test(name) ||
		HALF_GIVEN.test(name) ||
		(DOUBLE.test(name) && !isOfWords(name)) ||
		isEverydayName(name)
	);
}

const isOfWords = (name: string) =>
	isCommonWord(name.slice(0, 2)) || isCommonWord(name.slice(2));

const LONG_SURNAMES = new Set(surely_compound);

const isWritten = (part: string) =>
	TRANSLITERATED.test(part) && (part.length > 2 || !isCommonWord(part));

function isHalfTransliterated(
	name: string,
	isOther = (part: string) => /^\p{Script=Han}{2,7}$/u.test(part),
): boolean {
	const parts = name.split(DOT);
	return (
		parts.length === 2 &&
		parts.some((part) => LONG_SURNAMES.has(part) || isWritten(part)) &&
		parts.every((part) => isOther(part) && !NO_NAME_END.test(part))
	);
}

// Such a surname is a word's beginning more often than a name's.
function isEverydayName(name: string): boolean {
	return (
		EVERYDAY.test(name) &&
		!isCommonWord(name.slice(0, 2)) &&
		!isCommonWord(name.slice(1))
	);
}
