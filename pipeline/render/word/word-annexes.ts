import { Paragraph } from "docx";
import { measureText } from "../text-width.ts";

// What a line holds, in characters of its style, so that no name of a table is broken.
const LINE_EMS = 50;

const WHERE =
	"（附件不在本文件内：附表见附表工作簿，排好版的附表和附录在网页版报告末尾，可以打印。）";

/** The tables at the end, which are a file of their own, named as an official paper names what it encloses. */
export function listAnnexes(annexes: readonly string[]): Paragraph[] {
	const lines: string[] = [];
	for (const annex of annexes) {
		const longer = `${lines.at(-1)}；${annex}`;
		if (lines.length > 0 && measureText(longer) <= LINE_EMS)
			lines[lines.length - 1] = longer;
		else lines.push(annex);
	}
	const listed = lines.map(
		(line, index) => `${index === 0 ? "附件：" : "　　　"}${line}`,
	);
	return (lines.length > 0 ? [...listed, `　　　${WHERE}`] : []).map(
		(text) => new Paragraph({ style: "Enclosed", text }),
	);
}
