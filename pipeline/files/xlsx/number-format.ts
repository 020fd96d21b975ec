import { SSF } from "@e965/xlsx";
import { fractionToClock, serialToTime } from "../serial.ts";
import type { Cell } from "../sheet.ts";

/** Gives a number as its format means it to be read. */
export type NumberReader = (value: number) => Cell;

const asIs: NumberReader = (value) => value;

// Built-in formats of dates, those of East Asian versions included.
const isBuiltInDate = (id: number) =>
	(id >= 14 && id <= 22) ||
	(id >= 27 && id <= 36) ||
	(id >= 45 && id <= 47) ||
	(id >= 50 && id <= 58);

// Spreadsheets have none that is longer.
const LONGEST_CODE = 255;

/** The reader of a number format: dates become times, padded numbers keep their zeros, all else stays a number. */
export function readFormat(
	id: number,
	code: string | undefined,
	is1904: boolean,
): NumberReader {
	if (code && code.length > LONGEST_CODE) return asIs;
	const isDate = code === undefined ? isBuiltInDate(id) : isDateFormat(code);
	if (isDate)
		return (value) =>
			serialToTime(value, is1904) ?? fractionToClock(value) ?? value;
	const zeros = countLeadingZeros(code ?? "");
	if (zeros < 2) return asIs;
	return (value) =>
		Number.isSafeInteger(value) && value >= 0
			? String(value).padStart(zeros, "0")
			: value;
}

function isDateFormat(code: string): boolean {
	return code !== "" && code !== "@" && SSF.is_date(code);
}

// `00000000`, with or without dashes or words between: what a code looks like.
function countLeadingZeros(code: string): number {
	const [positive = ""] = code.split(";");
	const plain = positive.replace(/"[^"]*"|\\.|\[[^[\]]*\]|_.|\*.|[\s-]/g, "");
	return /^0+$/.test(plain) ? plain.length : 0;
}
