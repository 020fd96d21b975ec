import { PERSON_WORDS } from "./person-words.ts";

/**
 * A text as a reader understands it, for those who look for what it hides: digits of all scripts
 * and in circles, brackets and keys, letters without their marks, old forms of characters.
 */
export function toPlainSigns(text: string): string {
	if (!UNUSUAL.test(text)) return text;
	return text
		.replace(ROMAN_NUMBER, (number) => number.replace(ROMAN, toRoman))
		.replace(COUNTED, (sign) => DIGITS.get(sign) ?? sign)
		.replace(NOUGHTS, (run, at: number, whole: string) =>
			BESIDE_DIGIT.test(whole.charAt(at - 1) + whole.charAt(at + run.length))
				? "0".repeat(run.length)
				: run,
		)
		.normalize("NFD")
		.replace(MARKED, "$1")
		.normalize("NFKC")
		.replace(OTHER_DIGIT, toDigit)
		.replace(OLD_FORM, (sign) => SIMPLE.get(sign) ?? sign);
}

const simple = [...PERSON_WORDS.traditional];
const SIMPLE = new Map(
	simple.flatMap((sign, at) =>
		at % 2 === 0 ? [[sign, simple[at + 1] ?? sign] as const] : [],
	),
);
const OLD_FORM = new RegExp(`[${[...SIMPLE.keys()].join("")}]`, "gu");

// Ten signs of a kind, from nought or from one on.
const FROM_NOUGHT = ["⓪①②③④⑤⑥⑦⑧⑨", "⓿❶❷❸❹❺❻❼❽❾"];
const FROM_ONE = [
	"⑴⑵⑶⑷⑸⑹⑺⑻⑼",
	"⒈⒉⒊⒋⒌⒍⒎⒏⒐",
	"➀➁➂➃➄➅➆➇➈",
	"➊➋➌➍➎➏➐➑➒",
	"〡〢〣〤〥〦〧〨〩",
	"㊀㊁㊂㊃㊄㊅㊆㊇㊈",
	"㈠㈡㈢㈣㈤㈥㈦㈧㈨",
];
const DIGITS = new Map([
	...FROM_NOUGHT.flatMap((signs) =>
		[...signs].map((sign, digit) => [sign, String(digit)] as const),
	),
	...FROM_ONE.flatMap((signs) =>
		[...signs].map((sign, digit) => [sign, String(digit + 1)] as const),
	),
]);
const COUNTED = new RegExp(`[${[...DIGITS.keys()].join("")}]`, "gu");

// A floor, a phase or a grade has one or two of them, a telephone eleven. They begin at 2160 and 2170.
const ROMAN_NUMBER = /[Ⅰ-Ⅸⅰ-ⅸ0-9]{7,}/g;
const ROMAN = /[Ⅰ-Ⅸⅰ-ⅸ]/g;
const toRoman = (sign: string) => String(((sign.codePointAt(0) ?? 0) % 16) + 1);

const MARKED = /([A-Za-z\d])\p{M}+/gu;
const OTHER_DIGIT = /[^\P{Nd}0-9]/gu;
const IS_DIGIT = /\p{Nd}/u;

// Ten follow each other; what stands before the first is none, or the last of another ten.
function toDigit(sign: string): string {
	const code = sign.codePointAt(0) ?? 0;
	let digit = 0;
	while (IS_DIGIT.test(String.fromCodePoint(code - digit - 1))) digit += 1;
	return String(digit % 10);
}

const NOUGHTS = /[〇○零]+/g;
const BESIDE_DIGIT = /\d/;

const UNUSUAL = new RegExp(
	`[^ -~\\u3000-\\u301f\\u4e00-\\u9fff\\uff00-\\uff0f]|\\d[〇○零]|[〇○零]\\d|${OLD_FORM.source}`,
	"u",
);
