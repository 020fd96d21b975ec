import { PERSON_WORDS } from "./person-words.ts";

const { pinyin, latin } = PERSON_WORDS;

/** True of a person's name in Latin letters: in pinyin, or as names of other countries are written. */
export function isLatinName(name: string): boolean {
	return isPinyinName(name) || isForeignName(name);
}

const SURNAMES = new Set(pinyin.surnames);
const SURE_SURNAMES = new Set(
	pinyin.surnames.filter((name) => !pinyin.words.includes(name)),
);
const SYLLABLES = new RegExp(`^(?:${pinyin.syllable}){1,2}$`);
const GIVEN_NAME = new RegExp(`^(?:${pinyin.syllable}){1,3}$`);

function isPinyinName(name: string): boolean {
	const words = name
		.replace(/(?<=[a-z])(?=[A-Z])/g, " ")
		.toLowerCase()
		.split(/[\s,'’-]+/)
		.filter((word) => word !== "");
	const [first = "", ...rest] = words;
	if (rest.length === 0)
		return name === first && first.length > 5 && isJoinedName(first);
	if (rest.length > 3) return false;
	const last = rest.at(-1) ?? "";
	const isGiven = (parts: readonly string[]) =>
		parts.every((part) => GIVEN_NAME.test(part));
	return (
		(SURNAMES.has(first) && isGiven(rest)) ||
		(SURNAMES.has(last) && isGiven(words.slice(0, -1)))
	);
}

// As in accounts: a surname and one or two syllables in one word.
function isJoinedName(word: string): boolean {
	return pinyin.surnames.some(
		(surname) =>
			word.startsWith(surname) && SYLLABLES.test(word.slice(surname.length)),
	);
}

const GIVEN = new Set(latin.given);
const FAMILY = new Set(latin.surnames);
const NO_PERSON = new Set(latin.no_person);
const MOST_WORDS = 4;
// Min-su, Ji-young.
const HYPHENED = /^[A-Z][a-z]+-[a-z]+$/;
const NAME_WORD =
	/^[A-Z](?:[a-z'’-]+|[A-Z]+|\.?)$|^(?:[OD]['’]|Ma?c)[A-Z][a-z]+$/;
// O'Brien, McDonald.
const SURELY_FAMILY = /^(?:[OD]['’]|Mc)[A-Z]/;

// James Moore, Kim Min-su, Nguyen Van An: words that begin with capitals, one of them what people are called.
function isForeignName(name: string): boolean {
	const words = name.split(/[\s,]+/).filter((word) => word !== "");
	if (words.length < 2 || words.length > MOST_WORDS) return false;
	if (!words.every((word) => NAME_WORD.test(word))) return false;
	const plain = words.map((word) => word.toLowerCase());
	if (plain.some((word) => NO_PERSON.has(word)))
		return HYPHENED.test(words.at(-1) ?? "");
	return (
		plain.some((word) => FAMILY.has(word)) ||
		words.some((word) => SURELY_FAMILY.test(word)) ||
		(name.includes(",") && GIVEN.has(plain.at(-1) ?? "")) ||
		GIVEN.has(plain[0] ?? "") ||
		SURE_SURNAMES.has(plain.at(-1) ?? "")
	);
}

/** True of what many are called, where it stands alone: among other words it is more often a place. */
export function isGivenName(name: string): boolean {
	return GIVEN.has(name.toLowerCase()) && NAME_WORD.test(name);
}
