import { cleanWord } from "../../clean-word.ts";

/** By group and meaning, the words of it. */
export type ValueWords = Record<string, Record<string, unknown[]>>;

/** By group, what each word means; one's own before the packaged ones. */
export function mergeWords(
	defaults: ValueWords,
	own: ValueWords,
): Record<string, Record<string, string>> {
	const fields = new Set([...Object.keys(defaults), ...Object.keys(own)]);
	return Object.fromEntries(
		[...fields].map((field) => [
			field,
			{ ...byWord(defaults[field]), ...byWord(own[field]) },
		]),
	);
}

function byWord(
	words: Record<string, unknown[]> | undefined,
): Record<string, string> {
	return Object.fromEntries(
		Object.entries(words ?? {}).flatMap(([canonical, list]) =>
			list.map((word) => [cleanWord(String(word)), canonical]),
		),
	);
}
