import { isBlank, type SheetRow } from "../files/sheet.ts";
import { maskText } from "../privacy/mask.ts";
import { describeShape } from "../privacy/printed-name.ts";
import type { Likeness } from "./guess-columns.ts";
import { showCell } from "./issue.ts";

const MOST = 3;

/** The first different values of a column, so that it is known again: what may be somebody's, and words of any length, by their shape. */
export function showExamples(
	column: number,
	records: readonly SheetRow[],
	like: Likeness | undefined,
): string[] {
	const cells = new Set<string>();
	for (const { cells: record } of records) {
		const cell = record[column];
		if (!isBlank(cell)) cells.add(String(cell).trim());
		if (cells.size === MOST) break;
	}
	return [...cells].flatMap((cell) => showExample(cell, like) ?? []);
}

function showExample(cell: string, like: Likeness | undefined): string | null {
	switch (like?.kind) {
		case "id":
			return CODE.test(cell) && maskText(cell) === cell ? cell : showCell(cell);
		case "time":
		case "day_end":
		case "clock":
			return showCell(cell, "time");
		case "words":
			return describeShape(cell);
		default:
			return [...cell].length > LONGEST_WORD
				? describeShape(cell)
				: showCell(cell);
	}
}

// What is longer may be what somebody said.
const LONGEST_WORD = 12;

// No account and no number of a person.
const CODE = /^[A-Z]{0,8}[-_#]?\d[\dA-Z_-]{0,19}$/;
