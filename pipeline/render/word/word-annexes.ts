import { Paragraph } from "docx";

// So that no name of one is broken.
const ANNEXES_A_LINE = 2;

/** The tables at the end, which are a file of their own, named as an official paper names what it encloses. */
export function listAnnexes(annexes: readonly string[]): Paragraph[] {
	const lines = annexes.flatMap((_, index) =>
		index % ANNEXES_A_LINE === 0
			? [annexes.slice(index, index + ANNEXES_A_LINE).join("；")]
			: [],
	);
	return lines.map(
		(line, index) =>
			new Paragraph({
				style: "Brief",
				text: `${index === 0 ? "附件：" : "　　　"}${line}`,
			}),
	);
}
