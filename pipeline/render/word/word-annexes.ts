import { Paragraph } from "docx";
import { measureText } from "../text-width.ts";

// What a line holds, in characters of its style, so that no name of a table is broken.
const LINE_EMS = 50;

/** The tables at the end, which are a file of their own, named as an official paper names what it encloses. */
export function listAnnexes(annexes: readonly string[]): Paragraph[] {
	const lines: string[] = [];
	for (const annex of annexes) {
		const longer = `${lines.at(-1)}；${annex}`;
		if (lines.length > 0 && measureText(longer) <= LINE_EMS)
			lines[lines.length - 1] = longer;
		else lines.push(annex);
	}
	return lines.map(
		(line, index) =>
			new Paragraph({
				style: "SheetNote",
				text: `${index === 0 ? "附件：" : "　　　"}${line}`,
			}),
	);
}
