import { type Cell, isBlank, type SheetRow } from "../files/sheet.ts";
import { maskText } from "../privacy/mask.ts";
import { maskName, namesPerson } from "../privacy/printed-name.ts";

const LONGEST_NAME = 24;
const LONGEST_LATIN_NAME = 48;
const FEWEST_REPEATS = 2;
const HAN = /\p{Script=Han}/u;
const SENTENCE = /[，。；！？…“”]|[!?;]\s*$/u;
// A date, a clock, a number of a person or a ticket: no column is called so, but by the hotline’s own.
const STORY = /[。！？]|^.{40}/u;
const DATA =
	/(?<!\d)(?!12345(?!\d))\d{5}|\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]|\d{1,2}:\d{2}/;
const MASKED = /〔(?!姓名)/;

/**
 * The texts of a row as names of columns, null where one is not to be quoted: it is
 * too long for a name, or holds what the mask hides, or the whole row is data that
 * was taken for a header.
 */
export function quoteNames(
	texts: readonly string[],
	row: number,
	head: readonly SheetRow[],
): (string | null)[] {
	if (isData(row, head)) return texts.map(() => null);
	return texts.map((text) => (hasNameShape(text) ? text : null));
}

// Longer lists are no header, and nobody wants to read them.
const MOST_LISTED = 30;

/** The names that may be quoted, and how many there are besides. */
export function listNames(names: readonly (string | null)[]): string {
	const quoted = names.filter((name) => name !== null);
	const shown = [...new Set(quoted)].slice(0, MOST_LISTED);
	const rest = names.length - quoted.length;
	return [
		...(shown.length > 0 ? [shown.join("、")] : []),
		...(rest > 0 ? [`${rest} 列不像列名，不列出`] : []),
	].join("；");
}

function isData(rowNo: number, head: readonly SheetRow[]): boolean {
	const cells = head.find(({ row }) => row === rowNo)?.cells ?? [];
	const below = head.filter(({ row }) => row > rowNo);
	return cells.some(looksLikeData) || countRepeats(cells, below) > 0;
}

function looksLikeData(cell: Cell): boolean {
	const text = String(cell).normalize("NFKC");
	return DATA.test(text) || STORY.test(text) || MASKED.test(maskText(text));
}

// What stands in a column again and again is a value; a header that stands there again is a whole one.
function countRepeats(
	cells: readonly Cell[],
	below: readonly SheetRow[],
): number {
	const rows = below.filter(
		(other) => !cells.every((cell, at) => cell === (other.cells[at] ?? "")),
	);
	const repeated = cells.filter(
		(cell, at) =>
			!isBlank(cell) && rows.some((other) => other.cells[at] === cell),
	);
	return repeated.length >= FEWEST_REPEATS ? repeated.length : 0;
}

function hasNameShape(text: string): boolean {
	const longest = HAN.test(text) ? LONGEST_NAME : LONGEST_LATIN_NAME;
	return (
		text !== "" &&
		[...text].length <= longest &&
		!SENTENCE.test(text) &&
		!looksLikeData(text) &&
		maskName(text) === text &&
		!namesPerson(text)
	);
}
