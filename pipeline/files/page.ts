import { createFill, type Merge, spreadHead } from "./merges.ts";
import { createTagReader } from "./page-tags.ts";
import { serialToTime } from "./serial.ts";
import { LONGEST_WRITTEN, shedWrappers } from "./shed-wrappers.ts";
import {
	BATCH_ROWS,
	type Cell,
	isBlank,
	MOST_COLUMNS,
	SAMPLE_ROWS,
	type Sheet,
	type SheetRow,
} from "./sheet.ts";

// What browsers clamp spans to; a made-up page asks for a thousand million.
const MOST_COLSPAN = 1000;
const MOST_ROWSPAN = 65_534;
// Layouts nest a few tables; what lies deeper is words of the cell that holds it.
const MOST_DEPTH = 16;

/** A page read piece by piece: its tables, as a browser would show them. */
export interface PageReader {
	write(text: string): void;
	end(): PageTable[];
}

export interface PageTable {
	rows: Cell[][];
	merges: Merge[];
	/** It says something beyond the columns that are read. */
	isCut: boolean;
}

interface OpenTable extends PageTable {
	no: number;
	/** How many cells it has itself, and how many the largest table inside it. */
	size: number;
	innerSize: number;
	cell?: OpenCell;
	column: number;
	/** By column: the last row that a cell above covers. */
	covered: number[];
}

interface OpenCell {
	text: string;
	/** The number that a spreadsheet saved beside what it shows. */
	number?: string;
	colspan: number;
	rowspan: number;
}

const BREAKS = new Set([
	"br",
	"p",
	"div",
	"li",
	"tr",
	"table",
	"h1",
	"h2",
	"h3",
]);
const SILENT = new Set(["script", "style", "title", "template", "noscript"]);
const ATTRIBUTES = new Set(["x:num", "sdval", "colspan", "rowspan"]);

/** A reader of one page; `draw` hears of the cells that it costs. Layout tables give way to the tables that they hold. */
export function createPageReader(draw: (cells: number) => void): PageReader {
	const open: OpenTable[] = [];
	const done: OpenTable[] = [];
	let tables = 0;
	let tooDeep = 0;
	let silent = 0;
	const endCell = (table: OpenTable) => {
		const { cell } = table;
		table.cell = undefined;
		if (cell) placeCell(table, cell, draw);
	};
	const startRow = (table: OpenTable) => {
		endCell(table);
		draw(1);
		table.rows.push([]);
		table.column = 0;
	};
	const startTable = () => {
		const outer = open.at(-1);
		// Between cells there is no place for a table: the one before was never closed.
		if (outer && outer.rows.length > 0 && !outer.cell) endTable();
		draw(1);
		open.push(newTable(tables++));
	};
	const endTable = () => {
		const table = open.pop();
		if (!table) return;
		endCell(table);
		const outer = open.at(-1);
		if (outer) outer.innerSize = Math.max(outer.innerSize, table.size);
		// A cell may hold a little table of its own: its words are the cell's.
		const isInside = outer && open.some(({ size }) => size > table.size);
		if (table.size > table.innerSize && !isInside) done.push(table);
	};
	const reader = createTagReader(ATTRIBUTES, {
		open(name, attributes) {
			if (SILENT.has(name)) silent++;
			const table = open.at(-1);
			const cell = table?.cell;
			if (cell && BREAKS.has(name) && cell.text.length < LONGEST_WRITTEN)
				cell.text += "\n";
			if (name === "table" && open.length >= MOST_DEPTH) tooDeep++;
			if (tooDeep > 0) return;
			if (name === "table") startTable();
			else if (name === "tr" && table) startRow(table);
			else if ((name === "td" || name === "th") && table) {
				endCell(table);
				if (table.rows.length === 0) startRow(table);
				table.cell = newCell(attributes);
			}
		},
		text(text) {
			if (silent > 0) return;
			for (const { cell } of open)
				if (cell && cell.text.length < LONGEST_WRITTEN) cell.text += text;
		},
		close(name) {
			if (SILENT.has(name)) silent = Math.max(0, silent - 1);
			if (tooDeep > 0) {
				if (name === "table") tooDeep--;
				return;
			}
			const table = open.at(-1);
			if (name === "table") endTable();
			else if (table && (name === "td" || name === "th" || name === "tr"))
				endCell(table);
		},
	});
	return {
		write: (text) => reader.write(text),
		end() {
			reader.end();
			while (open.length > 0) endTable();
			return done.sort((a, b) => a.no - b.no);
		},
	};
}

function newTable(no: number): OpenTable {
	return {
		no,
		rows: [],
		merges: [],
		isCut: false,
		size: 0,
		innerSize: 0,
		column: 0,
		covered: [],
	};
}

function newCell(attributes: ReadonlyMap<string, string>): OpenCell {
	return {
		text: "",
		number: attributes.get("x:num") ?? attributes.get("sdval"),
		colspan: toSpan(attributes.get("colspan"), MOST_COLSPAN),
		rowspan: toSpan(attributes.get("rowspan"), MOST_ROWSPAN),
	};
}

function toSpan(text: string | undefined, most: number): number {
	const span = Number.parseInt(text ?? "1", 10);
	return span >= 1 ? Math.min(span, most) : 1;
}

function placeCell(
	table: OpenTable,
	cell: OpenCell,
	draw: (cells: number) => void,
): void {
	const { rows, merges, covered } = table;
	const row = rows.length;
	const from = table.column;
	while ((covered[table.column] ?? 0) >= row) table.column++;
	const left = table.column;
	draw(1 + left - from);
	const value = toText(cell);
	if (left >= MOST_COLUMNS) {
		table.isCut ||= !isBlank(value);
		return;
	}
	const cells = rows.at(-1) as Cell[];
	while (cells.length < left) cells.push("");
	cells[left] = value;
	table.size++;
	const right = Math.min(left + cell.colspan, MOST_COLUMNS) - 1;
	const bottom = row + cell.rowspan - 1;
	table.column = right + 1;
	if (right > left || bottom > row)
		merges.push({ top: row, bottom, left, right });
	// The table is as wide as its merged headings say.
	if (row <= SAMPLE_ROWS) while (cells.length <= right) cells.push("");
	if (bottom > row) for (let at = left; at <= right; at++) covered[at] = bottom;
}

// A time that is shown as a date without its clock, or without its year.
const SHOWN_TIME = /^\d{4}[-/.年]\d{1,2}|^\d{1,2}[-/:.]\d{1,2}/;
const LOST_DIGITS = /^(?:[-+]?\d(?:\.\d+)?E[-+]?\d+|[#＃]{2,})$/i;

// Where it shows 2.02E+14 or ####, or a day without its clock, the number behind it says more.
function toText({ text, number }: OpenCell): Cell {
	const plain = shedWrappers(
		text
			.replace(/[ \t\r\f]+/g, " ")
			.replace(/ ?\n[ \n]*/g, "\n")
			.trim(),
	);
	const value = Number(number || Number.NaN);
	if (!Number.isFinite(value)) return plain;
	const isLost = LOST_DIGITS.test(plain) || hidesTime(plain, value);
	return isLost ? value : plain;
}

function hidesTime(shown: string, value: number): boolean {
	if (Number.isInteger(value) || !SHOWN_TIME.test(shown)) return false;
	// Of a page whose days count from 1904 the year would be another.
	const year = /^\d{4}/.exec(shown)?.[0] ?? "";
	return serialToTime(value, false)?.startsWith(year) ?? false;
}

/** The tables of a page as sheets. */
export function toSheets(
	tables: readonly PageTable[],
	encoding: string,
): Sheet[] {
	return tables.map(({ rows, merges }, index) => ({
		name: tables.length > 1 ? `表格${index + 1}` : "",
		format: "html",
		encoding,
		isDelimited: false,
		head: spreadHead(
			rows.slice(0, SAMPLE_ROWS).map((cells, at) => ({ row: at + 1, cells })),
			merges,
		),
		rows: () => readRows(rows, merges),
	}));
}

async function* readRows(
	rows: readonly Cell[][],
	merges: readonly Merge[],
): AsyncIterable<readonly SheetRow[]> {
	const fill = createFill(merges);
	for (let start = 0; start < rows.length; start += BATCH_ROWS)
		yield rows
			.slice(start, start + BATCH_ROWS)
			.map((cells, index): SheetRow => {
				const row = start + index + 1;
				return { row, cells: fill(row, [...cells]) };
			});
}
