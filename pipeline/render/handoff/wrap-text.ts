import { measureText } from "../text-width.ts";

// What stands whole: words, numbers with their signs and units, dates; and signs that begin or end no line.
const PIECES =
	/ *[（《“‘〔【]*(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|[\x21-\x7e–—−×÷]+(?:个百分点|[件人户天次年月])?|[^ ])[，。、；：？！）》”’〕】…]*/gu;

/** A text as lines no wider than so many of its font size; only a piece that is wider by itself is. */
export function wrapText(text: string, ems: number): string[] {
	return wrapPieces(text.match(PIECES) ?? [], ems);
}

/** The same of pieces that stand whole, each with the space before it. */
export function wrapPieces(pieces: readonly string[], ems: number): string[] {
	const lines: string[] = [];
	let line = "";
	for (const piece of pieces) {
		if (line !== "" && measureText(line + piece) > ems) {
			lines.push(line);
			line = "";
		}
		line += line === "" ? piece.trimStart() : piece;
	}
	return line === "" ? lines : [...lines, line];
}
