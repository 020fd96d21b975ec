import {
	type AlignmentType,
	Footer,
	PageNumber,
	Paragraph,
	TextRun,
} from "docx";

/** The number of the page as official papers have it: — 1 —. */
export function makeFooter(
	alignment: (typeof AlignmentType)["LEFT" | "RIGHT"],
): Footer {
	return new Footer({
		children: [
			new Paragraph({
				alignment,
				indent: { left: 320, right: 320 },
				children: [
					new TextRun({
						children: ["— ", PageNumber.CURRENT, " —"],
						font: { eastAsia: "宋体", ascii: "宋体", hAnsi: "宋体" },
						size: 28,
					}),
				],
			}),
		],
	});
}
