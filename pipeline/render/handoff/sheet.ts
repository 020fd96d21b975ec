import type { HTMLElement } from "node-html-parser";
import { handlebars } from "../compiled/handlebars.ts";
import { clean } from "../word/word-table.ts";
import { wrapPieces, wrapText } from "./wrap-text.ts";

// In pixels, as a telephone shows it whole.
export const WIDTH = 760;
export const SIDE = 32;
export const INNER = WIDTH - 2 * SIDE;

// Of the family of charts.
export const COLORS = {
	ink: "#1c2833",
	soft: "#4a5560",
	faint: "#66727d",
	line: "#d5dbe1",
	blue: "#1f5a96",
	alert: "#a93a0c",
};

/** Of a text. */
export interface Style {
	size: number;
	color?: string;
	isBold?: boolean;
	/** Between lines, in parts of the size. */
	leading?: number;
}

/** A part of a drawing, and where it ends. */
export interface Drawn {
	svg: string;
	bottom: number;
}

/** A box of a drawing: where its left upper corner is, and how wide it may be. */
export interface Box {
	left: number;
	top: number;
	width: number;
}

/** The line of the page at a height. */
export const boxAt = (top: number): Box => ({ left: SIDE, top, width: INNER });

const LEADING = 1.5;
// Where the letters of a line stand in it.
const BASE = 0.86;

/** A text in as many lines as it needs. */
export function drawText(text: string, box: Box, style: Style): Drawn {
	return drawLines(wrapText(text, box.width / style.size), box, style);
}

/** Pieces of a text, none of them broken. */
export function drawPieces(
	pieces: readonly string[],
	box: Box,
	style: Style,
): Drawn {
	return drawLines(wrapPieces(pieces, box.width / style.size), box, style);
}

function drawLines(
	lines: readonly string[],
	{ left, top }: Box,
	{ size, color = COLORS.ink, isBold = false, leading = LEADING }: Style,
): Drawn {
	const step = size * leading;
	const svg = lines.map((line, index) => {
		const y = top + index * step + (step - size) / 2 + size * BASE;
		return `<text x="${round(left)}" y="${round(y)}" font-size="${size}" fill="${color}"${isBold ? ' font-weight="700"' : ""}>${handlebars.escapeExpression(line)}</text>`;
	});
	return { svg: svg.join(""), bottom: top + lines.length * step };
}

/** Parts one below another, and the place below the last. */
export function drawBelow(
	top: number,
	parts: readonly ((top: number) => Drawn)[],
): Drawn {
	let bottom = top;
	const svg = parts.map((draw) => {
		const drawn = draw(bottom);
		bottom = drawn.bottom;
		return drawn.svg;
	});
	return { svg: svg.join(""), bottom };
}

/** A drawing of the page at a place of this one, as wide as told. */
export function placeSvg(svg: string, { left, top, width }: Box): Drawn {
	const [, w = "1", h = "1"] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg) ?? [];
	const height = (Number(h) / Number(w)) * width;
	const opened = svg.replace(
		/^\s*<svg [^>]*>/,
		`<svg x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${w} ${h}">`,
	);
	return { svg: opened, bottom: top + height };
}

/** A line across a box. */
export function drawRule(
	{ left, top, width }: Box,
	color: string,
	weight = 1,
): string {
	return `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${weight}" fill="${color}"/>`;
}

export const round = (value: number) => Math.round(value * 10) / 10;

/** The colour of what got worse, or another. */
export const colorOf = (element: HTMLElement | null, color: string) =>
	/class="[^"]*\bworse\b/.test(element?.toString() ?? "")
		? COLORS.alert
		: color;

/** The words of an element's parts with a space between them. */
export const spaced = (element: HTMLElement) =>
	element.childNodes
		.map((node) => clean(node.text))
		.filter(Boolean)
		.join(" ");
