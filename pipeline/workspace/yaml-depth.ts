import { Lexer } from "yaml";

// No rules are nested so deep; what parses them calls itself at each level, and a
// program that runs out of stack there may end without a word.
const MOST_NESTED = 64;
const WIDEST_INDENT = 256;

/** The first line that is nested deeper than anybody writes; undefined where none is. */
export function findDeepLine(text: string): number | undefined {
	let [row, brackets, marks] = [1, 0, 0];
	let isLineStart = true;
	for (const token of new Lexer().lex(text)) {
		if (token === "[" || token === "{") brackets += 1;
		else if (token === "]" || token === "}") brackets -= 1;
		else if (token === "-" || token === "?") marks += 1;
		const isWide =
			isLineStart && /^[ \t]+$/.test(token) && token.length > WIDEST_INDENT;
		if (isWide || brackets > MOST_NESTED || marks > brackets + MOST_NESTED)
			return row;
		isLineStart = token.endsWith("\n");
		if (!token.includes("\n")) continue;
		row += token.split("\n").length - 1;
		marks = 0;
	}
	return undefined;
}
