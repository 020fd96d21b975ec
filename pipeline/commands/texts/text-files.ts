import {
	existsSync,
	mkdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { openDuckdb } from "../../database/duckdb.ts";
import type { SourceFile } from "../../files/open-files.ts";
import type { FieldRule } from "../../read/field-rules.ts";
import { listNames } from "../../read/quotable.ts";
import {
	type RecordPlace,
	readTexts,
	type TextFile,
	type TextRecord,
} from "../../read/read-texts.ts";
import { toFault } from "../../system-error.ts";
import { UserError } from "../../user-error.ts";
import { findExports } from "../../workspace/find-exports.ts";
import { nearestName } from "../../workspace/nearest.ts";
import { textField } from "./record-text.ts";

/** The columns a command was told of, by what they are to it. */
export interface NamedColumns {
	/** The title first. */
	text: readonly string[];
	label?: string;
	id?: string;
}

export interface TextSource {
	records: TextRecord[];
	/** By record: whether its file lacks one of the text columns. */
	isPartial: boolean[];
	rejects: RecordPlace[];
}

/** The names in `COL,COL`. */
export function splitColumns(text: string): string[] {
	const names = text.split(/[,，]/).map((name) => name.trim());
	return names.filter((name) => name !== "");
}

/** Throws, before the work, where an output could not be written or would take the place of what it is made from. */
export function checkOut(out: string, from: readonly string[]): void {
	if (from.some((file) => resolve(file) === resolve(out)))
		throw new UserError("输出文件和输入文件是同一个。", {
			place: { file: out },
			hint: "换一个 --out。",
		});
	if (statSync(out, { throwIfNoEntry: false })?.isDirectory())
		throw toFault("EISDIR", out);
	mkdirSync(dirname(resolve(out)), { recursive: true });
	writeFileSync(partOf(out), "");
	rmSync(partOf(out));
}

const partOf = (out: string) => `${out}.part`;

/** Writes an output whole or not at all. */
export function writeOut(out: string, content: string): void {
	const part = partOf(out);
	try {
		writeFileSync(part, content);
		renameSync(part, out);
	} finally {
		rmSync(part, { force: true });
	}
}

/**
 * Reads records with the named columns, and with `others` where a file has them, in the
 * order in which files were given. A text column that a file lacks is blank there; one
 * that no file has, or a file without any, is a `UserError` with the nearest heading.
 * `take` hears of the records of each file as it has been read.
 */
export async function readNamedColumns(
	from: readonly string[],
	columns: NamedColumns,
	others: Readonly<Record<string, FieldRule>> = {},
	take: (records: readonly TextRecord[]) => void = () => undefined,
): Promise<TextSource> {
	const named = nameFields(columns);
	const fields = {
		...Object.fromEntries(
			Object.entries(named).map(([field, column]) => [
				field,
				{ kind: "text", aliases: [column] },
			]),
		),
		...others,
	};
	const database = await openDuckdb();
	const files: TextFile[] = [];
	try {
		for (const file of from.flatMap(findFiles)) {
			const read = await readTexts(database, file, fields);
			take(read.records);
			files.push(read);
		}
	} finally {
		await database.close();
	}
	checkColumns(files, named, columns);
	const texts = columns.text.map((_, index) => textField(index));
	return {
		records: files.flatMap(({ records }) => records),
		isPartial: files.flatMap(({ records }) =>
			records.map((record) => texts.some((field) => !(field in record))),
		),
		rejects: files.flatMap(({ rejects }) => rejects),
	};
}

function findFiles(path: string): SourceFile[] {
	if (!existsSync(path))
		throw new UserError("文件或文件夹不存在。", {
			place: { file: path },
			hint: "检查 --from 的路径。",
		});
	return findExports(".", [path]);
}

function nameFields({ text, label, id }: NamedColumns): Record<string, string> {
	return {
		...Object.fromEntries(
			text.map((column, index) => [textField(index), column]),
		),
		...(label === undefined ? {} : { label }),
		...(id === undefined ? {} : { id }),
	};
}

function checkColumns(
	files: readonly TextFile[],
	named: Readonly<Record<string, string>>,
	{ text, label }: NamedColumns,
): void {
	for (const { path, problem, fields, headings } of files) {
		if (problem) throw new UserError(problem, { place: { file: path } });
		if (!text.some((_, index) => fields.includes(textField(index))))
			throw missingColumn(text[0] ?? "", headings, path);
		if (label !== undefined && !fields.includes("label"))
			throw missingColumn(label, headings, path);
	}
	for (const [field, column] of Object.entries(named))
		if (!files.some(({ fields }) => fields.includes(field)))
			throw missingColumn(
				column,
				files.flatMap(({ headings }) => headings),
				files.map(({ path }) => path).join("、"),
			);
}

function missingColumn(
	column: string,
	headings: readonly (string | null)[],
	file: string,
): UserError {
	const known = headings.filter((heading) => heading !== null);
	const hint =
		known.length === 0
			? "文件里没有找到表头。"
			: `最接近的是“${nearestName(column, known)}”；现有的列是：${listNames(headings)}。`;
	return new UserError(`没有找到“${column}”列。`, { place: { file }, hint });
}
