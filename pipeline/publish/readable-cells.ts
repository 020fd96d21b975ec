import { DataType, tableFromIPC } from "apache-arrow";
import { unzipSync } from "fflate";
import { readPdfWords, readPngWords } from "./picture-words.ts";
import type { OutputFile } from "./publish.ts";

// A count of tickets has fewer digits, a telephone as a number has more.
const LONG_NUMBER = 1e9;
const PICTURE = /\.(?:jpe?g|ttf|woff2?)$/;
// Where shapes are drawn, and what holds no word: numbers that are no one's.
const GEOMETRY =
	/\s(?:d|points|transform|viewBox|style|class|x[12]?|y[12]?|width|height|w:[a-zA-Z]+|r[xy]?|s|c[xy])="[^"]*"/g;
// Runs inside a paragraph are one text; everything else stands apart.
const INSIDE_TEXT = /<\/?(?:w:r|w:t|w:rPr|tspan)(?:\s[^>]*)?>/g;
const LAST_SIGN = 0x10ffff;
const BETWEEN_CELLS = '\n\r\t",<>{}[]=';
// So few signs of a number are no one's.
const NUMBER_SIGNS = "0123456789.:+-Ee%/ ";
const LONGEST_NUMBER = 9;
const [OTHER, BETWEEN, OF_NUMBER] = [0, 1, 2];
const SIGNS = new Uint8Array(128);
for (const sign of BETWEEN_CELLS) SIGNS[sign.charCodeAt(0)] = BETWEEN;
for (const sign of NUMBER_SIGNS) SIGNS[sign.charCodeAt(0)] = OF_NUMBER;

/** The distinct cells, words and paragraphs of a file that is to be published, whatever it is packed in; of a text none that are but a few signs of a number. */
export function readCells({ path, content }: OutputFile): Set<string> {
	const cells = new Set<string>();
	addCells(path, content, cells);
	return cells;
}

function addCells(
	path: string,
	content: string | Uint8Array,
	cells: Set<string>,
): void {
	if (PICTURE.test(path)) return;
	if (typeof content !== "string" && /\.(?:png|pdf)$/.test(path)) {
		const read = path.endsWith("png") ? readPngWords : readPdfWords;
		for (const word of read(content)) cells.add(word);
		return;
	}
	if (typeof content !== "string" && /\.(?:xlsx|docx|zip)$/.test(path)) {
		for (const [name, entry] of Object.entries(unzipSync(content)))
			addCells(name, entry, cells);
	} else if (typeof content !== "string" && path.endsWith(".arrow"))
		addColumns(content, cells);
	else
		addText(
			typeof content === "string" ? content : new TextDecoder().decode(content),
			cells,
		);
}

function addColumns(content: Uint8Array, cells: Set<string>): void {
	const table = tableFromIPC(content);
	for (const { name, type } of table.schema.fields) {
		cells.add(name);
		if (DataType.isTimestamp(type) || DataType.isBool(type)) continue;
		for (const value of table.getChild(name) ?? [])
			if (typeof value === "string") cells.add(value);
			else if (typeof value === "number" && value >= LONG_NUMBER)
				cells.add(String(value));
	}
}

function addText(text: string, cells: Set<string>): void {
	const plain = text.includes("</")
		? text.replace(GEOMETRY, " ").replace(INSIDE_TEXT, "")
		: text;
	// A page has millions of cells, most of them numbers: those are passed over before they are cut out.
	let start = 0;
	let isNumber = true;
	for (let at = 0; at <= plain.length; at++) {
		const code = plain.charCodeAt(at);
		const kind = code < SIGNS.length ? SIGNS[code] : OTHER;
		if (kind === OF_NUMBER) continue;
		if (kind === OTHER && at < plain.length) {
			isNumber = false;
			continue;
		}
		const length = at - start;
		if (length > 1 && !(isNumber && length <= LONGEST_NUMBER))
			cells.add(decode(plain.slice(start, at)));
		start = at + 1;
		isNumber = true;
	}
}

function decode(cell: string): string {
	if (!/[&\\]/.test(cell)) return cell;
	return cell
		.replace(/&#(x?)([0-9a-f]+);/gi, toSign)
		.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
			String.fromCharCode(Number.parseInt(code, 16)),
		)
		.replaceAll("&amp;", "&");
}

function toSign(whole: string, hex: string, code: string): string {
	const sign = Number.parseInt(code, hex ? 16 : 10);
	return sign <= LAST_SIGN ? String.fromCodePoint(sign) : whole;
}
