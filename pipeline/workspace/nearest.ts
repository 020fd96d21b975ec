import { distance } from "fastest-levenshtein";
import { UserError } from "../user-error.ts";

/** Of the known names the one that a mistyped name most likely meant. */
export function nearestName(name: string, known: readonly string[]): string {
	const ranked = known.map((each) => ({ each, far: distance(each, name) }));
	ranked.sort((a, b) => a.far - b.far || (a.each < b.each ? -1 : 1));
	return ranked[0]?.each ?? "";
}

/** What a person may write: its code, or one of its names; the first is how it is printed. */
export interface Named {
	code: string;
	names: readonly string[];
}

/** The one that was written in full, by code or name, or that alone begins so. */
export function matchNamed<Known extends Named>(
	typed: string,
	known: readonly Known[],
): Known | undefined {
	const begun = known.filter((each) => begins(each, toWord(typed)));
	return (
		exactNamed(typed, known) ?? (begun.length === 1 ? begun[0] : undefined)
	);
}

/** The one whose code or name was written in full. */
export function exactNamed<Known extends Named>(
	typed: string,
	known: readonly Known[],
): Known | undefined {
	const word = toWord(typed);
	if (word === "") return undefined;
	return known.find((each) =>
		wordsOf(each).some((name) => toWord(name) === word),
	);
}

const MOST_LISTED = 8;

/** A question back: those that begin so, else those that hold it, else the nearest, each with its name and code. */
export function askBack(typed: string, known: readonly Named[]): string {
	const word = toWord(typed);
	const begun = known.filter((each) => begins(each, word));
	const holding = known.filter((each) =>
		wordsOf(each).some((name) => toWord(name).includes(word)),
	);
	const [meant = []] = [begun, holding].filter(({ length }) => length > 0);
	if (word !== "" && meant.length > 1) {
		const more = meant.length > MOST_LISTED ? "等" : "";
		const listed = meant.slice(0, MOST_LISTED).map(showNamed).join("、");
		return `是哪一个：${listed}${more}？`;
	}
	const near = nearestName(word, known.flatMap(wordsOf).map(toWord));
	const [nearest] = known.filter((each) =>
		wordsOf(each).some((name) => toWord(name) === near),
	);
	const [guess = nearest] = meant;
	return guess ? `是不是${showNamed(guess)}？` : "";
}

/** As `matchNamed`; throws a question back where none or several are meant. */
export function findNamed<Known extends Named>(
	typed: string,
	known: readonly Known[],
	what: string,
): Known {
	const found = matchNamed(typed, known);
	if (found) return found;
	const isSeveral = known.some((each) => begins(each, toWord(typed)));
	const told = typed.slice(0, 40);
	throw new UserError(
		isSeveral && typed.trim() !== ""
			? `以“${told}”开头的${what}不止一个。`
			: `没有名为“${told}”的${what}。`,
		{ hint: askBack(typed, known) },
	);
}

const wordsOf = ({ code, names }: Named) => [...names, code];

const begins = (each: Named, word: string) =>
	word !== "" && wordsOf(each).some((name) => toWord(name).startsWith(word));

// Width, case and blanks are typing, not meaning.
function toWord(text: string): string {
	return text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
}

/** “满意率”（satisfaction_strict）; what has no other name than its code stands alone. */
function showNamed({ code, names }: Named): string {
	const [name = code] = names;
	return name === code ? `“${name}”` : `“${name}”（${code}）`;
}
