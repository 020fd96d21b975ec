import iconv from "iconv-lite";
import type { Cell } from "./cells.ts";
import type { Damage } from "./export-settings.ts";

/** A row of a text file; a damaged one is cut at the cell `at`. */
export interface TextRow {
	cells: Cell[];
	damage: Damage | null;
	at: number;
}

/** Rows as tabs in UTF-16, the way Excel saves text, or as commas in GB18030. */
export function writeDelimited(
	rows: readonly TextRow[],
	format: "csv" | "tsv",
): Buffer {
	const delimiter = format === "csv" ? "," : "\t";
	const text = rows.map((row) => `${writeRow(row, delimiter)}\r\n`).join("");
	return format === "csv"
		? iconv.encode(text, "gb18030")
		: iconv.encode(text, "utf-16le", { addBOM: true });
}

function writeRow({ cells, damage, at }: TextRow, delimiter: string): string {
	return cells
		.map((cell, index) =>
			damage && index === at
				? spoil(String(cell), damage, delimiter)
				: quote(cell),
		)
		.join(delimiter);
}

function spoil(text: string, damage: Damage, delimiter: string): string {
	const middle = Math.floor(text.length / 2);
	const halves = [text.slice(0, middle), text.slice(middle)];
	switch (damage) {
		case "unclosed_quote":
			return `"${text}`;
		case "torn":
			return halves.join("\r\n");
		case "surplus_cell":
			return halves.join(delimiter);
	}
}

function quote(cell: Cell): string {
	if (typeof cell === "object") throw new Error("no day numbers in a text");
	const text = String(cell);
	return /[",\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
