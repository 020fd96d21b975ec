import {
	type AlignmentType,
	Footer,
	PageNumber,
	Paragraph,
	TextRun,
} from "docx";
import type { HTMLElement } from "node-html-parser";
import { textOf } from "./word-table.ts";

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

/** What is filled in by hand, with a line to write on. */
export function toSigning(element: HTMLElement): Paragraph {
	const blanks = element
		.querySelectorAll("span")
		.map((each) => `${textOf(each)}：${"＿".repeat(BLANK_EMS)}`);
	return new Paragraph({ style: "Brief", text: blanks.join("　") });
}

const BLANK_EMS = 12;
