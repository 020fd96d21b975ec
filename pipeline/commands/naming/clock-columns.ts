import type { Guess, UnknownColumn } from "../check-guesses.ts";

/** The time that a clock tells the rest of: that of the day whose name begins alike, where no other clock does. */
export function guessClock(
	{ header, looks_like }: Pick<UnknownColumn, "header" | "looks_like">,
	others: readonly { header: string | null; field: string | null }[],
): Guess | null {
	const start = header?.slice(0, SAME_START) ?? "";
	if (looks_like !== "clock" || start.length < SAME_START) return null;
	const day = others.find(
		(each) => each.field !== null && each.header?.startsWith(start),
	);
	const isAlone =
		others.filter(({ field }) => field === day?.field).length === 1;
	return day?.field && isAlone ? { field: day.field, certainty: 0.9 } : null;
}

const SAME_START = 2;
