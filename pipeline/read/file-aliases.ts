import {
	type AliasTable,
	createAliasTable,
	type FieldRule,
	toHeaderKey,
} from "./field-rules.ts";

type Fields = Readonly<Record<string, FieldRule>>;

/** By file, what headings are in it alone; under the empty name those that are no field there. */
export type FieldsByFile = Readonly<
	Record<string, Readonly<Record<string, readonly string[]>>>
>;

/** The headings that some file is read by alone. */
export function headingsOfFiles(byFile: FieldsByFile = {}): Set<string> {
	return new Set(
		Object.values(byFile)
			.flatMap((own) => Object.values(own).flat())
			.flatMap((alias) => alias.split(">").map(toHeaderKey)),
	);
}

/** The aliases of a file, where its headings are other things than in the rest; undefined where they are not. */
export function aliasesOfFile(
	path: string,
	fields: Fields,
	byFile: FieldsByFile = {},
): AliasTable | undefined {
	const own = findOwn(path, byFile);
	if (!own) return undefined;
	const claimed = headingsOfFiles({ [path]: own });
	const isFree = (alias: string) =>
		!alias.split(">").some((part) => claimed.has(toHeaderKey(part)));
	return createAliasTable(
		Object.fromEntries(
			Object.entries(fields).map(([field, { levels = {}, ...rule }]) => [
				field,
				{
					...rule,
					aliases: [...(own[field] ?? []), ...rule.aliases.filter(isFree)],
					levels: Object.fromEntries(
						Object.entries(levels).map(([level, headers]) => [
							level,
							headers.filter(isFree),
						]),
					),
				},
			]),
		),
	);
}

// The next month's export of a platform goes by the last one's, where files that are called alike agree.
function findOwn(path: string, byFile: FieldsByFile) {
	const wanted = path.normalize("NFKC");
	const own = byFile[wanted];
	if (own) return own;
	const [first, ...others] = Object.entries(byFile)
		.filter(([file]) => toKind(file) === toKind(wanted))
		.map(([, each]) => each);
	return others.every((each) => JSON.stringify(each) === JSON.stringify(first))
		? first
		: undefined;
}

const DATED = /[\d\s\-_.()年月日号份季度一二三四五六七八九十]+/g;

const toKind = (path: string) =>
	path.replace(/\.[^./]+$/, "").replace(DATED, "") || path;
