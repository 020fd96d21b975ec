import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Cell, WriteSheet } from "hucre/xlsx";
import { guardText } from "../../publish/csv.ts";
import { columnName } from "../../publish/workbooks.ts";
import { tellSystemError } from "../../system-error.ts";
import {
	meaningsOf,
	type OwnMeanings,
	wordGroups,
} from "../../workspace/naming/chosen-names.ts";
import {
	type ColumnLine,
	type NamedLine,
	namingFile,
	readNamingBook,
	readNamingTexts,
	type WordLine,
} from "../../workspace/naming/naming-book.ts";
import {
	exactCode,
	namedFields,
} from "../../workspace/profile/profile-names.ts";
import type { SheetCard } from "../check-cards.ts";
import { gatherNames, type Names } from "./gather-names.ts";

/** What is to be named in the workspace's book. */
export interface Naming {
	file: string;
	columns: ColumnLine[];
	words: WordLine[];
	/** It is open in another program, and still says what it said before. */
	isHeld?: boolean;
}

/** Brings the workspace's book up to what was found; undefined where nothing is unknown and nothing was filled in. */
export async function writeNames(
	workspace: string,
	cards: readonly SheetCard[],
	own: OwnMeanings,
	unlisted: readonly WordLine[] = [],
	worded = cards,
): Promise<Naming | undefined> {
	if (!existsSync(workspace)) return undefined;
	const book = readNamingBook(workspace);
	const names = gatherNames(cards, book, unlisted, worded);
	if (names.columns.length + names.words.length === 0) return undefined;
	const naming = { file: namingFile(workspace), ...names };
	if (book && isSame(book, names)) return naming;
	return (await saveNames(naming, own)) ? naming : { ...naming, isHeld: true };
}

/** Writes the book as it is given; false where another program has it open and holds it. */
export async function saveNames(
	{ file, columns, words }: Naming,
	own: OwnMeanings,
	rename = renameSync,
): Promise<boolean> {
	if (columns.length + words.length === 0) return dropFile(file);
	return replaceFile(file, await printNames({ columns, words }, own), rename);
}

// A book that says the same is left alone: it may be open.
function isSame(book: Names, names: Names): boolean {
	const plain = ({ columns, words }: Names) =>
		JSON.stringify(
			[columns, words].map((lines) =>
				lines.map((line) =>
					Object.entries(line)
						.filter(([key]) => key !== "row")
						.sort(([a], [b]) => (a < b ? -1 : 1)),
				),
			),
		);
	return plain(book) === plain(names);
}

// A book without a line could not be opened.
function dropFile(file: string): boolean {
	try {
		rmSync(file, { force: true });
		return true;
	} catch {
		return false;
	}
}

/** Puts a file in place whole; false where another program has it open and holds it. */
export function replaceFile(
	file: string,
	content: Uint8Array | string,
	rename = renameSync,
): boolean {
	const fresh = join(dirname(file), ".naming.new");
	let isWritten = false;
	try {
		writeFileSync(fresh, content, { mode: 0o600 });
		isWritten = true;
		rename(fresh, file);
		return true;
	} catch (cause) {
		rmSync(fresh, { force: true });
		const { code = "" } = cause as NodeJS.ErrnoException;
		if (isWritten && HELD.includes(code)) return false;
		throw tellSystemError(cause, file) ?? cause;
	}
}

// What Windows answers where a program that has a file open keeps others from it.
const HELD = ["EBUSY", "EPERM", "EACCES"];

async function printNames(names: Names, own: OwnMeanings): Promise<Uint8Array> {
	const texts = readNamingTexts();
	const described = describeFields();
	const fields = described.map(([name]) => name);
	const groups = [...new Set(names.words.map(({ group }) => group))];
	const lists = [
		fields,
		...groups.map((group) =>
			meaningsOf(exactCode(group, wordGroups()) ?? "", own).map(
				({ names: [name = ""] }) => name,
			),
		),
	].map((list) => [texts.agreed, texts.unused, ...list]);
	const rangeOf = (index: number) => {
		const column = columnName(index + 1);
		return `'${texts.choices}'!$${column}$1:$${column}$${lists[index]?.length}`;
	};
	const sheets = [
		...(names.columns.length > 0
			? [toSheet(texts.columns, names.columns, () => rangeOf(0))]
			: []),
		...(names.words.length > 0
			? [
					toSheet(texts.words, names.words, ({ group }) =>
						rangeOf(groups.indexOf(group) + 1),
					),
				]
			: []),
		...(names.columns.length > 0 ? [toGuide(texts.fields, described)] : []),
		toLists(texts.choices, lists),
	];
	const { writeXlsx } = await import("hucre/xlsx");
	const properties = { created: UNDATED, modified: UNDATED };
	// It opens where something is to be filled in.
	const isSettled = names.columns.every(
		({ choice, guess }) => choice !== "" || guess === "",
	);
	const activeSheet =
		isSettled && names.columns.length > 0 && names.words.length > 0 ? 1 : 0;
	return await writeXlsx({ sheets, properties, activeSheet });
}

type Guide = ReturnType<typeof readNamingTexts>["fields"];

// What the report rests on comes first.
function describeFields(): [string, string, string, string][] {
	const { notes, needed } = readNamingTexts().fields;
	const order = Object.keys(notes);
	const rank = (code: string) => order.indexOf(code) + 1 || Infinity;
	return namedFields()
		.toSorted((a, b) =>
			rank(a.code) < rank(b.code) ? -1 : rank(a.code) > rank(b.code) ? 1 : 0,
		)
		.map(({ code, names: [name = "", ...others] }) => [
			name,
			code in notes ? needed : "",
			notes[code] ?? "",
			others.slice(0, MOST_NAMES).join("、"),
		]);
}

const MOST_NAMES = 5;

function toGuide(
	{ sheet, headings, widths }: Guide,
	described: readonly string[][],
): WriteSheet {
	return {
		name: sheet,
		columns: widths.map((width) => ({ width })),
		rows: [
			headings,
			...described.map((row) => row.map((cell) => cell || null)),
		],
		freezePane: { rows: 1 },
		cells: new Map(styleRow(0, headings.length, { font: { bold: true } })),
	};
}

// The same lines are the same bytes, whenever they are written.
const UNDATED = new Date(Date.UTC(2000, 0, 1));
const HIDDEN = ["where", "looks_like"];
// A note, the question about all lines, and the head.
const HEAD = 3;

function toSheet<Key extends string>(
	texts: {
		sheet: string;
		note: string;
		headings: Record<Key, string>;
		widths: Record<Key, number>;
	},
	lines: readonly NamedLine<Key>[],
	rangeFor: (line: NamedLine<Key>) => string,
): WriteSheet {
	const { all, yes, no } = readNamingTexts();
	const keys = Object.keys(texts.headings) as Key[];
	const choice = keys.indexOf("choice" as Key);
	const question = keys.map((_, at) => (at === choice - 1 ? all : null));
	const column = columnName(choice + 1);
	return {
		name: texts.sheet,
		columns: keys.map((key) => ({
			width: texts.widths[key],
			hidden: HIDDEN.includes(key),
		})),
		rows: [
			[texts.note],
			question,
			keys.map((key) => texts.headings[key]),
			...lines.map((line) => keys.map((key) => guardText(line[key]) || null)),
		],
		merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: choice }],
		rowDefs: new Map([[0, { height: 34 }]]),
		freezePane: { rows: HEAD },
		dataValidations: [
			{
				type: "list",
				values: [yes, no],
				range: `${column}2`,
				allowBlank: true,
			},
			...lines.map((line, index) => ({
				type: "list" as const,
				formula1: rangeFor(line),
				range: `${column}${index + HEAD + 1}`,
				allowBlank: true,
			})),
		],
		cells: new Map([
			...styleRow(0, keys.length, { alignment: { wrapText: true } }),
			...styleRow(HEAD - 1, keys.length, { font: { bold: true } }),
			...[1, ...lines.map((_, index) => index + HEAD)].map(
				(row): [string, Partial<Cell>] => [
					`${row},${choice}`,
					{ style: TO_FILL },
				],
			),
		]),
	};
}

const TO_FILL = {
	fill: {
		type: "pattern" as const,
		pattern: "solid" as const,
		fgColor: { rgb: "FFF2CC" },
	},
};

function styleRow(
	row: number,
	count: number,
	style: Cell["style"],
): [string, Partial<Cell>][] {
	return Array.from({ length: count }, (_, at) => [`${row},${at}`, { style }]);
}

function toLists(name: string, lists: readonly string[][]): WriteSheet {
	const longest = Math.max(...lists.map(({ length }) => length));
	return {
		name,
		hidden: true,
		rows: Array.from({ length: longest }, (_, row) =>
			lists.map((list) => list[row] ?? null),
		),
	};
}
