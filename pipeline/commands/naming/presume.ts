import { UserError } from "../../user-error.ts";
import {
	type NamingBook,
	readNamingTexts,
} from "../../workspace/naming/naming-book.ts";
import { type CheckResult, check } from "../check.ts";
import type { RunEffects, RunOptions } from "../warehouse.ts";
import { KNOWN, type Names } from "./gather-names.ts";

/** What a check finds if every column that is still open is what it is guessed to be; undefined where nothing is guessed, or nothing can be read by it. */
export async function checkPresumed(
	options: RunOptions,
	effects: RunEffects,
	names: Names,
): Promise<CheckResult | undefined> {
	const book = presume(names);
	if (!book) return undefined;
	try {
		const found = await check(
			{ ...options, presumed: book },
			{ ...effects, log: () => undefined },
		);
		return found.problem === null ? found : undefined;
	} catch (cause) {
		if (cause instanceof UserError) return undefined;
		throw cause;
	}
}

function presume({ columns, words }: Names): NamingBook | undefined {
	const { agreed } = readNamingTexts();
	const isOpen = (line: Names["columns"][number]) =>
		line.choice === "" && line.guess !== "" && line.looks_like !== KNOWN;
	if (!columns.some(isOpen)) return undefined;
	return {
		columns: columns.map((line, index) => ({
			...line,
			choice: isOpen(line) ? agreed : line.choice,
			row: index + 1,
		})),
		words: words.map((line, index) => ({ ...line, row: index + 1 })),
	};
}
