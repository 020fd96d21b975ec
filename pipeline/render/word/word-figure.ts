import { ImageRun, Paragraph, type Table, TextRun } from "docx";
import type { HTMLElement } from "node-html-parser";
import type { Picture } from "../pictures.ts";
import { sideBySide, textOf } from "./word-table.ts";

/** The pictures that were drawn, by the page's figures. */
export type Pictures = ReadonlyMap<HTMLElement, Picture | undefined>;

// As wide as a line of the page.
const LINE_PIXELS = 460;

/** The drawing of a figure that a document takes: the narrow one where two stand side by side. */
export function svgOf(figure: HTMLElement): string {
	const isOfPair =
		figure.parentNode?.classNames.includes("pair") &&
		figure.parentNode.querySelectorAll("figure").length === 2;
	const drawing = isOfPair ? ".narrow svg" : ".wide svg";
	return figure.querySelector(drawing)?.toString() ?? "";
}

/** Two pictures beside each other, as on the page. */
export function toPair(
	pair: HTMLElement,
	byFigure: Pictures,
): (Paragraph | Table)[] {
	const figures = pair.querySelectorAll("figure");
	if (figures.length !== 2)
		return figures.flatMap((figure) => toFigure(figure, byFigure.get(figure)));
	return [
		sideBySide(
			figures.map((figure) => toFigure(figure, byFigure.get(figure), 0.6)),
		),
	];
}

/** A picture with its title above it and what should be known of it below. */
export function toFigure(
	figure: HTMLElement,
	picture: Picture | undefined,
	part = 1,
): Paragraph[] {
	const title = textOf(figure.querySelector(".figure-title"));
	const description = textOf(figure.querySelector(".visually-hidden"));
	if (!picture) throw new Error(`no picture of ${title}`);
	const scale = Math.min(1, (LINE_PIXELS * part) / picture.width);
	return [
		new Paragraph({ style: "Caption", text: title }),
		new Paragraph({
			style: "Picture",
			keepNext: true,
			children: [
				new ImageRun({
					type: "png",
					data: picture.png,
					transformation: {
						width: Math.round(picture.width * scale),
						height: Math.round(picture.height * scale),
					},
					altText: { name: title, title, description },
				}),
			],
		}),
		new Paragraph({ style: "Note", children: toCaption(figure) }),
	];
}

// The stylesheet draws the keys of a chart; a document has them as coloured squares.
const KEYS: Record<string, string> = {
	"key-current": "1F5A96",
	"key-before": "D3DCE5",
	"key-dot": "1F5A96",
	"key-within": "7D93A8",
	"key-below": "C2410C",
	"key-above": "1F5A96",
};
const PALE = "B3C3D3";

function toCaption(figure: HTMLElement): TextRun[] {
	const caption = figure.querySelector("figcaption");
	return (caption?.childNodes ?? []).map((node) => {
		const classes = "tagName" in node ? (node as HTMLElement).classNames : "";
		if (!classes.split(" ").includes("key")) return new TextRun(node.text);
		const key = classes.split(" ").find((name) => name in KEYS);
		return new TextRun({ text: "■ ", color: key ? KEYS[key] : PALE });
	});
}
