import type { Allowance } from "../limits.ts";
import { LONGEST_WRITTEN, shedWrappers } from "../shed-wrappers.ts";
import { type Cell, MOST_COLUMNS, NO_VALUE } from "../sheet.ts";
import type { Book } from "./book-parts.ts";
import {
	createScanner,
	decodeText,
	readAttribute,
	type XmlScanner,
} from "./scan-xml.ts";

export interface ScannedRow {
	row: number;
	cells: Cell[];
	/** It says something beyond the columns that are read. */
	isCut: boolean;
}

/** Scans a sheet; `take` hears each row that is written down, in order. */
export function createSheetScanner(
	book: Book,
	take: (row: ScannedRow) => void,
	allowance?: Allowance,
): XmlScanner {
	let row = 0;
	let cells: Cell[] | undefined;
	let column = -1;
	let cell: Written = BLANK;
	let capture: "value" | "inline" | undefined;
	let isSaid = false;
	let isCut = false;
	const endCell = () => {
		if (!cells || column < 0) return;
		const value = toCell(cell, book);
		if (cell.type === "s") allowance?.drawCharacters(String(value).length);
		// A blank to the right of all others says nothing.
		if (value === "" && column >= cells.length) return;
		if (column >= MOST_COLUMNS) {
			isCut = true;
			return;
		}
		while (cells.length < column) cells.push("");
		cells[column] = value;
	};
	const endRow = () => {
		if (cells) take({ row, cells, isCut });
		cells = undefined;
		isCut = false;
	};
	return createScanner({
		open(name, tag, isEmpty) {
			switch (name) {
				case "row":
					endRow();
					row = Number(readAttribute(tag, "r")) || row + 1;
					cells = [];
					column = -1;
					if (isEmpty) endRow();
					return;
				case "c":
					column = toColumn(readAttribute(tag, "r")) ?? column + 1;
					cell = {
						...BLANK,
						type: readAttribute(tag, "t") ?? "n",
						style: Number(readAttribute(tag, "s") ?? 0),
					};
					return;
				case "f":
					cell.hasFormula = true;
					return;
				case "v":
					cell.value = "";
					capture = isEmpty ? undefined : "value";
					return;
				case "rPh":
					isSaid = !isEmpty;
					return;
				case "t":
					capture = isEmpty || isSaid ? undefined : "inline";
			}
		},
		close(name) {
			if (name === "c") endCell();
			else if (name === "row") endRow();
			else if (name === "rPh") isSaid = false;
			else if (name === "v" || name === "t") capture = undefined;
		},
		text(text) {
			if (capture === "value") cell.value = join(cell.value ?? "", text);
			else if (capture === "inline") cell.inline = join(cell.inline, text);
		},
	});
}

// To cut a long text anew at each run of it would take longer than to read them.
const join = (before: string, text: string) =>
	before.length >= LONGEST_WRITTEN
		? before
		: (before + text).slice(0, LONGEST_WRITTEN);

function toColumn(address: string | undefined): number | undefined {
	if (!address) return undefined;
	let column = 0;
	for (let at = 0; at < address.length; at++) {
		const letter = address.charCodeAt(at) & ~0x20;
		if (letter < 0x41 || letter > 0x5a) break;
		column = column * 26 + letter - 0x40;
	}
	return column > 0 ? column - 1 : undefined;
}

interface Written {
	type: string;
	style: number;
	value: string | undefined;
	inline: string;
	hasFormula: boolean;
}

const BLANK: Written = {
	type: "n",
	style: 0,
	value: undefined,
	inline: "",
	hasFormula: false,
};

function toCell(written: Written, { texts, numbers }: Book): Cell {
	const { type, style, value, inline, hasFormula } = written;
	if (hasFormula && (value === undefined || (value === "" && type === "n")))
		return NO_VALUE;
	switch (type) {
		case "s":
			return texts[Number(value)] ?? "";
		case "inlineStr":
			return shedWrappers(decodeText(inline));
		case "b":
			return value === undefined ? "" : value === "1" ? "TRUE" : "FALSE";
		case "n": {
			const number = value?.trim() ? Number(value) : Number.NaN;
			if (Number.isNaN(number)) return shedWrappers(decodeText(value ?? ""));
			return numbers[style]?.(number) ?? number;
		}
		default:
			return shedWrappers(decodeText(value ?? inline));
	}
}
