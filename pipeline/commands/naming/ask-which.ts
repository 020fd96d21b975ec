import { readNamingTexts } from "../../workspace/naming/naming-book.ts";

/** Puts a question to whoever sits at the terminal. */
export type Ask = (question: string) => Promise<string>;

/**
 * Shows lines with their numbers and asks which of them are right: all, none, or all but those whose numbers are written.
 * Answers with what was said of each; undefined where nothing was said that could be understood.
 */
export async function askWhich(
	lines: readonly string[],
	question: string,
	ask: Ask,
): Promise<boolean[] | undefined> {
	const shown = lines.map((line, index) => `  ${index + 1}. ${line}`);
	const answer = (await ask([...shown, question].join("\n")))
		.normalize("NFKC")
		.trim()
		.toLowerCase();
	const { yes, no } = readNamingTexts();
	if ([yes, "y", "yes", "对"].includes(answer)) return lines.map(() => true);
	if ([no, "n", "no", "不"].includes(answer)) return lines.map(() => false);
	const numbers = /^\d+(?:[\s,、.;和]+\d+)*$/.test(answer)
		? (answer.match(/\d+/g) ?? []).map(Number)
		: [];
	const isTold = numbers.length > 0 && numbers.every((each) => lines[each - 1]);
	return isTold
		? lines.map((_, index) => !numbers.includes(index + 1))
		: undefined;
}
