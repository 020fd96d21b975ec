import { readDefaults } from "../../defaults.ts";

const rules = readDefaults<{ not_last: string[]; predicates: string[] }>(
	"titles.yaml",
);

/** A word of a title and its part of speech, as labelling writes them: `商铺n`. */
export type Token = string;

/** Words in an order in which one title at least has them, and whose titles have them so. */
export interface Phrase {
	tokens: readonly Token[];
	text: string;
	/** Numbers of callers. */
	callers: ReadonlySet<number>;
}

export const wordOf = (token: Token) => token.slice(0, -1);
export const partOf = (token: Token) => token.slice(-1);

/** Whether it can stand by itself: it begins with no joint and half a word, and ends with nothing that wants more. */
export function isWhole({ tokens }: Phrase): boolean {
	const [first = "", last = ""] = [tokens[0], tokens.at(-1)];
	const isWord = (token: Token) =>
		wordOf(token).length > 1 || rules.predicates.includes(wordOf(token));
	return (
		partOf(first) !== "x" &&
		!(partOf(first) === "n" && !isWord(first)) &&
		!"dqxmc".includes(partOf(last)) &&
		!rules.not_last.includes(wordOf(last)) &&
		(isWord(last) || (partOf(last) === "n" && tokens.length > 1))
	);
}

/** Whether it names a thing and nothing else. */
export const isThing = ({ tokens }: Phrase) =>
	tokens.every((token) => "ncw".includes(partOf(token))) &&
	tokens.some((token) => partOf(token) === "n");

/** Whether it says what is done, or how something is. */
export function tellsWhat({ tokens }: Phrase): boolean {
	const parts = tokens.map(partOf).join("");
	return (
		parts.includes("p") ||
		(/[nw]/.test(parts) && /[vdq]/.test(parts)) ||
		tokens.some((token) => partOf(token) === "v" && wordOf(token).length > 2)
	);
}

/** Whether a word denies, or says how something is. */
export const saysHow = (token: Token) =>
	partOf(token) === "d" || rules.predicates.includes(wordOf(token));

/** Whether it says how things are, or asks. */
export const saysState = ({ tokens }: Phrase) =>
	tokens.some((token) => saysHow(token) || "pq".includes(partOf(token)));
