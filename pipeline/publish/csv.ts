import type { Value } from "../database/database.ts";

interface TextColumn {
	name: string;
	values: readonly Value[];
}

const BOM = "\uFEFF";

/**
 * A table as CSV for programs and for Excel: UTF-8 with BOM, comma, LF.
 * Text that a spreadsheet would run as a formula gets a leading apostrophe;
 * numbers keep their sign.
 */
export function toCsv(columns: readonly TextColumn[]): string {
	const lines = [columns.map((column) => toCell(column.name)).join(",")];
	const length = columns[0]?.values.length ?? 0;
	for (let row = 0; row < length; row += 1)
		lines.push(
			columns.map((column) => toCell(column.values[row] ?? null)).join(","),
		);
	return `${BOM}${lines.join("\n")}\n`;
}

function toCell(value: Value): string {
	if (value === null) return "";
	if (typeof value !== "string") return String(value);
	const guarded = guardText(value);
	return /[",\n\r]/.test(guarded)
		? `"${guarded.replaceAll('"', '""')}"`
		: guarded;
}

/** Text that no spreadsheet takes for a formula. */
export function guardText(text: string): string {
	return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
