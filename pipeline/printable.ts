// Controls, marks of direction, zero-width characters and soft hyphens, halves of a pair, and
// what is no character at all: no reader sees them, and XML has no place for many of them.
const UNPRINTABLE =
	/[^\P{Cc}\t\n\r]|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
// Nearly all texts are of nothing but these, and a class of units is looked through several times faster.
const UNUSUAL = /[^\t\n\r\x20-\x7e\u3000-\u9fff\uff00-\uffef]/;
const LINE_BREAK = /[\v\f\u0085\u2028\u2029]/g;
const WHITE_SPACE = /\p{White_Space}+/gu;

/** Whether a text holds nothing that cannot be printed. */
export function isPrintable(text: string): boolean {
	return !UNUSUAL.test(text) || text.search(UNPRINTABLE) < 0;
}

/** A text without what cannot be printed; its lines stay. */
export function toPrintable(text: string): string {
	if (!UNUSUAL.test(text)) return text;
	return text.replace(LINE_BREAK, "\n").replace(UNPRINTABLE, "");
}

/** A name as it is printed, on one line. */
export function toPrintableName(text: string): string {
	return toPrintable(text).replace(WHITE_SPACE, " ").trim();
}
