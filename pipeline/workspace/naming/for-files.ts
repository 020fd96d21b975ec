import {
	type ColumnLine,
	filesOf,
	type NamingBook,
	readNamingTexts,
	toHeadingKey,
} from "./naming-book.ts";

/** What is said of a column: the choice, or the guess that was agreed to. */
export function sayOf({ choice, guess }: ColumnLine): string {
	return choice === readNamingTexts().agreed ? guess : choice;
}

/** True of a line that is about its own files alone: it was added for a file, or its heading is another thing in others. */
export function isForFiles(
	line: ColumnLine,
	book: NamingBook | undefined,
): boolean {
	if (filesOf(line).length === 0) return false;
	const alike = (book?.columns ?? []).filter(
		({ header }) => toHeadingKey(header) === toHeadingKey(line.header),
	);
	const isAdded = line.where === "";
	return isAdded || new Set(alike.map(sayOf)).size > 1;
}
