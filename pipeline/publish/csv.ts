import type { Value } from "../database/database.ts";

const BOM = "\uFEFF";

/**
 * A table as CSV for programs and for Excel: UTF-8 with BOM, comma, LF.
 * Text that a spreadsheet would run as a formula gets a leading apostrophe;
 * numbers keep their sign.
 */
export function toCsv(
	header: readonly string[],
	rows: readonly (readonly Value[])[],
): string {
	const lines = [header, ...rows].map((row) => row.map(toCell).join(","));
	return `${BOM}${lines.join("\n")}\n`;
}

function toCell(value: Value): string {
	if (value === null) return "";
	if (typeof value !== "string") return String(value);
	const guarded = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\n\r]/.test(guarded)
		? `"${guarded.replaceAll('"', '""')}"`
		: guarded;
}
