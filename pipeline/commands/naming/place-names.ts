import {
	SEPARATOR,
	toLineText,
	type WordLine,
} from "../../workspace/naming/naming-book.ts";
import type { CheckResult } from "../check.ts";
import { toPlace } from "./gather-names.ts";

/** Where names of a field stand: in which files, and under which headers there; every column of the field where no file is known. */
export function placeNames(
	{ cards, name_files }: Pick<CheckResult, "cards" | "name_files">,
	wanted: string,
	names: readonly string[],
): Pick<WordLine, "files" | "where" | "header"> {
	const columns = cards.flatMap(({ file, columns }) =>
		columns.flatMap(({ field, is_taken, header }) =>
			field === wanted && is_taken && header !== null ? [{ file, header }] : [],
		),
	);
	const files = name_files
		.filter(({ field, name }) => field === wanted && names.includes(name))
		.map(({ file }) => file);
	const own = columns.filter(({ file }) => files.includes(file));
	const places = own.length > 0 ? own : columns;
	const headers = new Set(places.map(({ header }) => header));
	return {
		...toPlace(places),
		header: toLineText([...headers].join(SEPARATOR)),
	};
}
