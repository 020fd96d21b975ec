import type { Cell } from "../files/sheet.ts";
import { maskText } from "../privacy/mask.ts";
import { describeShape, hasNameShape } from "../privacy/printed-name.ts";
import type { FieldKind } from "./field-rules.ts";

/** Something odd that costs no record; `row` is null where it is true of the whole column. */
export interface Issue {
	row: number | null;
	column: string;
	value: string | null;
	issue: string;
}

const LONGEST_VALUE = 40;

/**
 * A cell as it may be shown to the clerk, cut: what has the shape of its column's
 * values or of a name as it is, anything else by its shape alone.
 */
export function showCell(
	cell: Cell | undefined,
	kind?: FieldKind,
): string | null {
	const text = String(cell ?? "")
		.replace(/\s+/g, " ")
		.trim();
	if (text === "") return null;
	const isShown = looksLike(text, kind) || hasNameShape(text);
	const shown = isShown ? text : describeShape(text);
	return [...shown].slice(0, LONGEST_VALUE).join("");
}

function looksLike(text: string, kind: FieldKind | undefined): boolean {
	switch (kind) {
		case "id":
			return SCIENTIFIC.test(text) && !TELEPHONE.test(text);
		case "time":
		case "deadline":
			return TIME.test(text) && maskText(text) === text;
		default:
			return false;
	}
}

// A telephone that a spreadsheet took for a number.
const TELEPHONE = /^1\.[3-9]\d{8,9}E\+?10$/i;
const SCIENTIFIC = /^\d(?:\.\d+)?E[+-]?\d{1,3}$/i;
// Groups of at most four digits, or of eight to fourteen that begin with a year; a serial with its fraction.
const TIME =
	/^(?:(?:\d{1,4}|(?:19|20)\d{6}(?:\d{4}|\d{6})?)(?:[-/.:：,，年月日号时分秒点T\s]+|$))+(?:[上下]午|[AP]M|Z|\+\d\d:?\d\d)?$|^\d{5}(?:\.\d+)?$/i;
