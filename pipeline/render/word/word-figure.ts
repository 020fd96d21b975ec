import { ImageRun, Paragraph, type Table, TextRun } from "docx";
import type { HTMLElement } from "node-html-parser";
import type { Picture } from "../pictures/pictures.ts";
import { sideBySide, textOf } from "./word-table.ts";

/** The pictures that were drawn, by the page's figures. */
export type Pictures = ReadonlyMap<HTMLElement, Picture | undefined>;

// As wide as a line of the page, where letters of a drawing are seven points and more; and each of two.
const LINE_PIXELS = 589;
const HALF = 0.48;

/** The drawing of a figure that a document takes: the narrow one where two stand side by side, the only one of a small one. */
export function svgOf(figure: HTMLElement): string {
	if (figure.classNames.includes("spark"))
		return figure.querySelector("svg")?.toString() ?? "";
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
			figures.map((figure) => toFigure(figure, byFigure.get(figure), HALF)),
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
	// A row of a table is whole by itself, and would else hold on to what comes after it.
	const keepNext = part === 1;
	return [
		new Paragraph({ style: "Caption", keepNext, text: title }),
		new Paragraph({
			style: "Picture",
			keepNext,
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

// The stylesheet draws the keys of a chart; a document has the marks as signs.
const KEYS: Record<string, [sign: string, color: string]> = {
	"key-current": ["■", "1F5A96"],
	"key-before": ["■", "D3DCE5"],
	"key-range": ["■", "D3DCE5"],
	"key-dot": ["●", "1F5A96"],
	"key-within": ["●", "7D93A8"],
	"key-few": ["●", "B3C3D3"],
	"key-below": ["◆", "C2410C"],
	"key-above": ["▲", "1F5A96"],
};

const MANY_KEYS = 3;

function toCaption(figure: HTMLElement): TextRun[] {
	const subject = textOf(figure.querySelector(".subject"));
	const caption = figure.querySelector("figcaption");
	const keys = caption?.querySelectorAll(".key") ?? [];
	const runs = (caption?.childNodes ?? []).map((node) => {
		const classes = "tagName" in node ? (node as HTMLElement).classNames : "";
		const key = classes.split(" ").find((name) => name in KEYS);
		const [sign, color] = KEYS[key ?? ""] ?? [];
		// Many keys begin a line of their own, where none is parted from its word.
		const isFirst = keys.length >= MANY_KEYS && node === keys[0];
		return sign && color
			? new TextRun({ text: sign, color, ...(isFirst && { break: 1 }) })
			: new TextRun(node.text);
	});
	return subject === "" ? runs : [new TextRun(`${subject}。`), ...runs];
}
