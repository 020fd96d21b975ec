import {
	type Cell,
	HEAD_ROWS,
	isBlank,
	isErrorValue,
	NO_VALUE,
	type Sheet,
	type SheetRow,
} from "../files/sheet.ts";
import { type AliasTable, toHeaderKey, toHeaderKeys } from "./field-rules.ts";
import { quoteNames } from "./quotable.ts";

/** One column's heading, from one to three rows. */
export interface Heading {
	/** The rows of the heading, top to bottom, joined. */
	text: string;
	/** How it is compared: by all its rows, else by the last one. */
	keys: readonly string[];
	/** What of it may be quoted; null where nothing may. */
	label: string | null;
	/** How many rows name it. */
	rows: number;
}

export interface Header extends HeaderMatch {
	headings: readonly Heading[];
	/** The header's rows and those above, as compared, to recognise them when they are repeated. */
	rowKeys: ReadonlySet<string>;
}

interface HeaderMatch {
	/** The last row of the header; the records begin after it. */
	row: number;
	headings: readonly Omit<Heading, "label">[];
	/** How many columns belong to a known field. */
	matches: number;
	/** How many of them are named by two or three rows together. */
	wholeMatches: number;
	/** How many different names they have. */
	distinct: number;
}

const MOST_HEADER_ROWS = 3;

/** The header of a sheet: the rows, among the first twenty, that match most aliases. */
export function findHeader(
	sheet: Sheet,
	aliases: AliasTable,
): Header | undefined {
	const head = sheet.head.filter(({ row }) => row <= HEAD_ROWS);
	let best: HeaderMatch | undefined;
	for (let last = 0; last < head.length; last++) {
		const header = readHeaderAt(last, head, sheet.isDelimited, aliases);
		if (header.matches > (best?.matches ?? 0)) best = header;
	}
	return (
		best && {
			...best,
			headings: labelHeadings(best, head, aliases),
			rowKeys: keysUpTo(best.row, head),
		}
	);
}

// A known name is quoted as it is known, whatever stands above it or beside it.
function labelHeadings(
	{ headings, row }: HeaderMatch,
	head: readonly SheetRow[],
	aliases: AliasTable,
): Heading[] {
	const quoted = quoteNames(
		headings.map(({ text }) => text),
		row,
		head,
	);
	const last = head.find((each) => each.row === row)?.cells ?? [];
	return headings.map((heading, column) => {
		const known = heading.keys.findIndex((key) => aliases.fieldOf.has(key));
		const name = known === 0 ? heading.text : toName(last[column]);
		return {
			...heading,
			label: quoted[column] ?? (known < 0 ? null : name),
		};
	});
}

function toName(cell: SheetRow["cells"][number] | undefined): string {
	return String(cell ?? "").replace(/\s+/g, "");
}

// A page that was pasted below another brings its titles and both rows of its heading.
function keysUpTo(last: number, head: readonly SheetRow[]): Set<string> {
	const keys = head
		.filter(({ row }) => row <= last)
		.map(({ cells }) => toRowKey(cells));
	return new Set(keys.filter((key) => key !== ""));
}

// Upper rows count only where they tell columns apart or complete their names.
function readHeaderAt(
	last: number,
	head: readonly SheetRow[],
	isDelimited: boolean,
	aliases: AliasTable,
): HeaderMatch {
	const headers = [];
	for (let count = 1; count <= Math.min(MOST_HEADER_ROWS, last + 1); count++)
		headers.push(
			toHeader(head.slice(last + 1 - count, last + 1), isDelimited, aliases),
		);
	return headers.reduce((best, header) =>
		(header.matches - best.matches ||
			header.wholeMatches - best.wholeMatches ||
			header.distinct - best.distinct) > 0
			? header
			: best,
	);
}

/** The cells of a row as they are compared with a header's. */
export function toRowKey(cells: SheetRow["cells"]): string {
	return cells
		.map((cell) => toHeaderKey(String(cell)))
		.join("\n")
		.replace(/(?<!\n)\n+$/, "");
}

function toHeader(
	rows: readonly SheetRow[],
	isDelimited: boolean,
	aliases: AliasTable,
): HeaderMatch {
	const filled = rows.map((row, index) =>
		isDelimited && index < rows.length - 1 ? fillRight(row, rows) : row.cells,
	);
	const width = Math.max(...filled.map((cells) => cells.length));
	const headings = Array.from({ length: width }, (_, column) =>
		toHeading(filled.map((cells) => toText(cells[column]))),
	);
	const known = headings.filter(({ keys }) =>
		keys.some((key) => aliases.fieldOf.has(key)),
	);
	return {
		row: rows.at(-1)?.row ?? 0,
		headings,
		matches: known.length,
		wholeMatches: known.filter(
			({ keys, rows }) => rows > 1 && aliases.fieldOf.has(keys[0] ?? ""),
		).length,
		distinct: new Set(known.map(({ text }) => text)).size,
	};
}

function toText(cell: Cell | undefined): string {
	return cell === NO_VALUE || isErrorValue(cell)
		? ""
		: String(cell ?? "").trim();
}

// A CSV has lost its merges: an upper heading stands over the blanks to its right.
function fillRight(
	row: SheetRow,
	rows: readonly SheetRow[],
): SheetRow["cells"] {
	const below = rows.at(-1)?.cells ?? [];
	let last: SheetRow["cells"][number] = "";
	return Array.from(
		{ length: Math.max(row.cells.length, below.length) },
		(_, column) => {
			const cell = row.cells[column] ?? "";
			if (!isBlank(cell)) last = cell;
			return isBlank(cell) && isBlank(below[column]) ? "" : last;
		},
	);
}

function toHeading(parts: readonly string[]): Omit<Heading, "label"> {
	const distinct = parts.filter(
		(part, index) => part !== "" && part !== parts[index - 1],
	);
	const text = distinct.join("").replace(/\s+/g, "");
	const keys = [...toHeaderKeys(text), ...toHeaderKeys(distinct.at(-1) ?? "")];
	return { text, keys: [...new Set(keys)], rows: distinct.length };
}
