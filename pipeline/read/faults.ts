import { maskText } from "../privacy/mask.ts";
import type { Cell } from "./sheet.ts";

/** Something odd that costs no record; `row` is null where it is true of the whole column. */
export interface Issue {
	row: number | null;
	column: string;
	value: string | null;
	issue: string;
}

const LONGEST_VALUE = 40;

/** A cell as it may be shown to the clerk: masked and cut. */
export function showCell(cell: Cell | undefined): string | null {
	const text = String(cell ?? "")
		.replace(/\s+/g, " ")
		.trim();
	if (text === "") return null;
	return [...maskText(text)].slice(0, LONGEST_VALUE).join("");
}
