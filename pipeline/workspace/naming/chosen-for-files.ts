import { chooseColumns, findPaths, PATH } from "./chosen-names.ts";
import { isForFiles, sayOf } from "./for-files.ts";
import {
	type ColumnLine,
	filesOf,
	type NamingBook,
	namingFile,
	readNamingTexts,
	toHeadingKey,
} from "./naming-book.ts";

/** By field, the headings that are it in one file alone; under NONE those that are nothing there. */
export type FileFields = Readonly<Record<string, readonly string[]>>;

/** Where a heading stands that is no field. */
export const NONE = "";

// A row that was added for a file stands before the one of several.
const isInPlaceOf = (added: ColumnLine, line: ColumnLine) =>
	added.where === "" &&
	line.where !== "" &&
	toHeadingKey(added.header) === toHeadingKey(line.header);

/** What headings are in single files, where the clerk said other things of them than elsewhere; `said` are those that the profile names. */
export function chooseForFiles(
	book: NamingBook | undefined,
	workspace: string,
	said: readonly string[],
): Record<string, FileFields> {
	const known = new Set(said.map(toHeadingKey));
	const lines = (book?.columns ?? []).filter(
		(line) => isForFiles(line, book) && !known.has(toHeadingKey(line.header)),
	);
	if (!book || lines.length === 0) return {};
	const chosen = chooseColumns(book, { file: namingFile(workspace) });
	const codeOf = (line: ColumnLine) =>
		sayOf(line) === readNamingTexts().unused
			? NONE
			: chosen.find((each) => each.line === line)?.code;
	const found: Record<string, Record<string, string[]>> = {};
	for (const file of new Set(lines.flatMap(filesOf))) {
		const own: Record<string, string[]> = {};
		const ofFile = chosen.filter(({ line }) => filesOf(line).includes(file));
		const about = lines.filter((each) => filesOf(each).includes(file));
		for (const line of about) {
			if (about.some((other) => isInPlaceOf(other, line))) continue;
			const code = codeOf(line);
			if (code === undefined) continue;
			const path = code === PATH ? findPaths(ofFile) : [];
			own[code] = [...new Set([...path, ...(own[code] ?? []), line.header])];
		}
		if (Object.keys(own).length > 0) found[file] = own;
	}
	return found;
}
