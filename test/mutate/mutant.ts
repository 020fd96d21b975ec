/** A text with one deliberate mistake in it. */
export interface Mutant {
	/** Line of the mistake, counted from 1. */
	line: number;
	/** That line as it is. */
	code: string;
	/** What was changed into what. */
	change: string;
	text: string;
}

/** The text with other characters from one place to another. */
export function cut(
	text: string,
	from: number,
	to: number,
	instead: string,
	change: string,
): Mutant {
	const line = text.slice(0, from).split("\n").length;
	return {
		line,
		code: text.split("\n")[line - 1]?.trim() ?? "",
		change,
		text: text.slice(0, from) + instead + text.slice(to),
	};
}

/** A number one higher and one lower; a share a tenth of its own off. */
export function nextNumbers(text: string): string[] {
	const value = Number(text);
	if (!Number.isInteger(value) || text.includes("."))
		return [String(value * 1.1), String(value * 0.9)].filter(
			(other) => Number(other) !== value,
		);
	return [String(value + 1), ...(value > 0 ? [String(value - 1)] : [])];
}
