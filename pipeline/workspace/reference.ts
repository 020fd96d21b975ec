import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { readTable, UNKNOWN_ENCODING } from "../files/read-table.ts";
import { LONGEST_CELL } from "../files/sheet.ts";
import { toPrintableName } from "../printable.ts";
import { readUserFile } from "../system-error.ts";
import { UserError } from "../user-error.ts";

type Cells = Record<string, string>;

/** The rows of a reference table, as text; undefined where the workspace has none, or a blank form of it. What `headings` call a column is under its name as well. */
export function readReference(
	folder: string,
	name: string,
	columns: readonly string[],
	headings: Record<string, readonly string[]> = {},
): Cells[] | undefined {
	const file = [".csv", ".xlsx"]
		.map((ending) => join(folder, name + ending))
		.find((candidate) => existsSync(candidate));
	if (!file) return undefined;
	const known = [...columns, ...Object.values(headings).flat()];
	const [first = [], ...body] = readRows(file, known);
	const header = nameColumns(first, headings);
	const [required = ""] = columns;
	if (!header.includes(required))
		throw new UserError(`参考表缺少“${required}”一列。`, {
			place: { file, row: 1 },
			hint: `第一行应是 ${columns.join(",")}。`,
		});
	const rows = body
		.filter(([cell = ""]) => !cell.startsWith("#"))
		.map((cells) => ({ ...toRow(first, cells), ...toRow(header, cells) }))
		.filter((row) => row[required] !== "");
	return rows.length > 0 ? rows : undefined;
}

/** All cells of a table as clean text; `columns` are what its headings may be. */
export function readRows(file: string, columns: readonly string[]): string[][] {
	const rows = readCells(file, columns);
	const long = rows.findIndex((row) =>
		row.some((cell) => String(cell).length > LONGEST_CELL),
	);
	if (long >= 0)
		throw new UserError(
			`第 ${long + 1} 行有一格超过 ${LONGEST_CELL.toLocaleString("en")} 字。`,
			{
				place: { file },
				hint: "多半是前面的引号没有配对；用 WPS 或 Excel 打开看这一行，改好另存。",
			},
		);
	return rows.map((row) =>
		row.map((cell) => toPrintableName(String(cell).normalize("NFKC"))),
	);
}

function readCells(file: string, columns: readonly string[]) {
	const bytes = readUserFile(file);
	const isKnown = (heading: string) => columns.includes(heading.trim());
	let rows: ReturnType<typeof readTable>;
	try {
		rows = readTable(file, bytes, isKnown);
	} catch (cause) {
		throw new UserError("文件已损坏，打不开。", {
			place: { file },
			hint: "用 WPS 或 Excel 打开后另存，或放回备份；不用这张表就把它移走。",
			cause,
		});
	}
	if (rows !== UNKNOWN_ENCODING) return rows;
	throw new UserError("文件既不是 UTF-8 也不是 GB18030 编码。", {
		place: { file: basename(file) },
		hint: "用 WPS 或 Excel 打开，另存为“CSV UTF-8”。",
	});
}

// A column is under its own name, else under the first that it may have besides.
function nameColumns(
	first: readonly string[],
	headings: Record<string, readonly string[]>,
): string[] {
	const columns = new Map(
		Object.entries(headings).map(([column, names]) => [
			[column, ...names].find((name) => first.includes(name)),
			column,
		]),
	);
	return first.map((heading) => columns.get(heading) ?? heading);
}

function toRow(header: readonly string[], cells: readonly string[]): Cells {
	return Object.fromEntries(
		header.map((name, index) => [name, cells[index] ?? ""]),
	);
}

/** The names in one cell, separated by `|`. */
export function splitNames(cell: string | undefined): string[] {
	return (cell ?? "")
		.split("|")
		.map((name) => name.trim())
		.filter((name) => name !== "");
}
