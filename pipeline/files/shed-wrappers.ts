import { decodeHTMLStrict } from "entities";
import { isPrintable, toPrintable } from "../printable.ts";

const WRAPPED = /^[\s=＝'’‘＇"]|&|_x000D_|\s$|[.．][0０]+$/;
const FORMULA = /^[=＝](?:T\()?["＂]([\s\S]*?)["＂]\)?$/i;
// A number that links to its page, and a cell whose quotes stand behind a blank.
const LINK = /^[=＝]HYPERLINK\("(?:[^"]|"")*"\s*[,;]\s*"([^"]*)"\)$/i;
const QUOTED = /^"([^"]+)"$/;
const APOSTROPHES = /^['’‘＇]+/;
const WHOLE_NUMBER = /^([-+]?[\d０-９]+)[.．][0０]+$/;
// Wrappers in wrappers end; a cell made up to never end is left as it is.
const MOST_LAYERS = 16;
/** How much of a cell is looked at: eight times what a spreadsheet's can hold, for its wrappers. */
export const LONGEST_WRITTEN = 1 << 18;

/**
 * The text of a cell without what exporters wrap it in, whatever kind of cell it
 * is and however often it was wrapped: entities, formulas that are only there to
 * make text of a number, apostrophes, the decimals of a whole number.
 */
export function shedWrappers(cell: string): string {
	if (cell.length > LONGEST_WRITTEN) return cell.slice(0, LONGEST_WRITTEN);
	let text = cell;
	for (let layer = 0; layer < MOST_LAYERS && isWrapped(text); layer++) {
		const shed = shedOnce(text);
		if (shed === text) break;
		text = shed;
	}
	return text;
}

const isWrapped = (text: string) => WRAPPED.test(text) || !isPrintable(text);

function shedOnce(cell: string): string {
	const text = cell.includes("&") ? decodeHTMLStrict(cell) : cell;
	return unquote(toPrintable(text.replaceAll("_x000D_", "")).trim()).replace(
		WHOLE_NUMBER,
		"$1",
	);
}

function unquote(text: string): string {
	const whole = LINK.exec(text)?.[1] ?? QUOTED.exec(text)?.[1];
	if (whole !== undefined) return whole;
	const inner = FORMULA.exec(text)?.[1];
	if (inner !== undefined) return inner.replaceAll('""', '"');
	const rest = text.replace(APOSTROPHES, "");
	// A quotation that opens a sentence is part of it.
	return /['’＇]/.test(rest) ? text : rest;
}
