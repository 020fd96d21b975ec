import { existsSync } from "node:fs";
import { join } from "node:path";
import { readDefaults } from "../../defaults.ts";
import { readSmallBook } from "../../files/old-workbook.ts";
import type { Cell } from "../../files/sheet.ts";
import { toPrintableName } from "../../printable.ts";
import { readUserFile } from "../../system-error.ts";
import { UserError } from "../../user-error.ts";
import { NAMING_BOOK } from "../export-files.ts";

type ColumnKey =
	| "files"
	| "header"
	| "examples"
	| "guess"
	| "certainty"
	| "choice"
	| "layout"
	| "where"
	| "looks_like";
type WordKey =
	| "files"
	| "header"
	| "group"
	| "word"
	| "count"
	| "guess"
	| "certainty"
	| "choice"
	| "where";

/** A line of the book, cells by what they are headed, as they are printed. */
export type NamedLine<Key extends string> = Record<Key, string>;

/** A column that nobody knew, and what the clerk said of it. */
export type ColumnLine = NamedLine<ColumnKey>;

/** A word that nobody knew, and what the clerk said of it. */
export type WordLine = NamedLine<WordKey>;

/** Where a line stands in the book. */
interface Placed {
	row: number;
}

/** The lines of the book; what was written once for all of them is written in each. */
export interface NamingBook {
	columns: (ColumnLine & Placed)[];
	words: (WordLine & Placed)[];
}

interface SheetTexts<Key extends string> {
	sheet: string;
	note: string;
	headings: Record<Key, string>;
	widths: Record<Key, number>;
}

interface NamingTexts {
	columns: SheetTexts<ColumnKey>;
	words: SheetTexts<WordKey>;
	/** What the choices are; by field, the notes of those that the report rests on, in order. */
	fields: {
		sheet: string;
		headings: string[];
		widths: number[];
		needed: string;
		notes: Record<string, string>;
	};
	/** What the names of communities are called as a group. */
	community: string;
	/** And those of units. */
	unit: string;
	new_community: string;
	all: string;
	choices: string;
	agreed: string;
	unused: string;
	yes: string;
	no: string;
}

/** What stands in the book besides its lines. */
export const readNamingTexts = () => readDefaults<NamingTexts>("naming.yaml");

export const namingFile = (workspace: string) => join(workspace, NAMING_BOOK);

/** What several values in one cell are parted by. */
export const SEPARATOR = " | ";

/** The files that a line is about; none where it is about all. */
export const filesOf = ({
	where,
	files,
}: Pick<ColumnLine, "where" | "files">): string[] =>
	(where || files)
		.split(SEPARATOR.trim())
		.map((file) => file.trim())
		.filter((file) => file !== "");

/** The workspace's book; undefined where there is none. Throws where it is no book of ours. */
export function readNamingBook(workspace: string): NamingBook | undefined {
	const file = namingFile(workspace);
	if (!existsSync(file)) return undefined;
	const sheets = readSheets(file);
	const texts = readNamingTexts();
	const columns = readLines(texts.columns, sheets, texts, file);
	const words = readLines(texts.words, sheets, texts, file);
	if (columns || words) return { columns: columns ?? [], words: words ?? [] };
	throw new UserError(
		`里面没有名为“${texts.columns.sheet}”或“${texts.words.sheet}”的工作表，不是程序写出的对照表。`,
		{ place: { file }, hint: REWRITE },
	);
}

const REWRITE = "把它移走，再检查（check）时会重新写出一份；填过的要再填。";

function readSheets(file: string) {
	const bytes = readUserFile(file);
	try {
		return readSmallBook(bytes);
	} catch (cause) {
		throw new UserError("对照表已损坏，打不开。", {
			place: { file },
			hint: `用 WPS 或 Excel 打开后另存；打不开就${REWRITE}`,
			cause,
		});
	}
}

// The head of a sheet: the note, and the question that is answered once for all lines.
const HEAD_ROWS = 10;

function readLines<Key extends string>(
	{ sheet, headings }: SheetTexts<Key>,
	sheets: readonly { name: string; rows: Cell[][] }[],
	texts: NamingTexts,
	file: string,
): (NamedLine<Key> & Placed)[] | undefined {
	const found = sheets.find(({ name }) => name.trim() === sheet);
	if (!found) return undefined;
	const rows = found.rows.map((row) => row.map(toLineText));
	const { header, choice } = headings as Record<string, string>;
	const head = rows
		.slice(0, HEAD_ROWS)
		.findIndex(
			(row) => row.includes(header ?? "") && row.includes(choice ?? ""),
		);
	if (head < 0)
		throw new UserError(`找不到“${header}”和“${choice}”这一行。`, {
			place: { file, sheet },
			hint: `表头不要改；改乱了就${REWRITE}`,
		});
	const keys = Object.keys(headings) as Key[];
	const at = (key: Key) => rows[head]?.indexOf(headings[key]) ?? -1;
	const isAll = rows.slice(0, head).some((row) => saysYes(row, texts));
	return rows.slice(head + 1).flatMap((cells, index) => {
		const line = Object.fromEntries(
			keys.map((key) => [key, cells[at(key)] ?? ""]),
		) as NamedLine<Key>;
		if (Object.values(line).every((cell) => cell === "")) return [];
		const { choice, guess } = line as Record<string, string>;
		return [
			{
				...line,
				choice: choice === "" && guess !== "" && isAll ? texts.agreed : choice,
				row: head + index + 2,
			},
		];
	}) as (NamedLine<Key> & Placed)[];
}

function saysYes(row: readonly string[], { all, yes }: NamingTexts): boolean {
	const at = row.indexOf(toLineText(all));
	return at >= 0 && row.slice(at + 1).find((cell) => cell !== "") === yes;
}

/** What a cell says, on one line; what a spreadsheet would have run was guarded by an apostrophe. */
export function toLineText(cell: Cell): string {
	const text = toPrintableName(String(cell).normalize("NFKC"));
	return text.replace(/^'(?=[=+\-@])/, "");
}

/** A heading or a word as it is compared. */
export const toHeadingKey = (text: string) =>
	text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
