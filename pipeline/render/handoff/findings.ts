import type { HTMLElement } from "node-html-parser";
import { textOf } from "../word/word-table.ts";
import {
	boxAt,
	COLORS,
	colorOf,
	type Drawn,
	drawBelow,
	drawRule,
	drawText,
	INNER,
	placeSvg,
	SIDE,
} from "./sheet.ts";

const NUMBER_WIDTH = 26;
const BAR_WIDTH = 150;
const GAP = 20;

/** What the month is told by, each with its number, and what it rests on as a bar. */
export function drawFindings(summary: HTMLElement, top: number): Drawn {
	const key = summary.querySelector(".section-head .lead");
	const items = summary.querySelectorAll(".findings > li");
	return drawBelow(top, [
		(at) => drawHead("要点", textOf(key), at),
		...items.map(
			(item, index) => (at: number) => drawFinding(item, index + 1, at + 4),
		),
	]);
}

/** A head with what should be known beside it. */
function drawHead(words: string, aside: string, top: number): Drawn {
	const head = drawText(words, boxAt(top), { size: 16, isBold: true });
	const box = { left: SIDE + 44, top: top + 4, width: INNER - 44 };
	const note = drawText(aside, box, { size: 11.5, color: COLORS.faint });
	return { svg: head.svg + note.svg, bottom: head.bottom };
}

function drawFinding(item: HTMLElement, number: number, top: number): Drawn {
	const bar = item.querySelector(".bar");
	const told = item.querySelector(".told");
	const title = told?.querySelector("b") ?? null;
	const words = textOf(title);
	title?.remove();
	const box = {
		left: SIDE + NUMBER_WIDTH,
		top,
		width: INNER - NUMBER_WIDTH - (bar ? BAR_WIDTH + GAP : 0),
	};
	const left = drawBelow(top, [
		(at) => drawText(words, { ...box, top: at }, { size: 15, isBold: true }),
		(at) =>
			drawText(
				textOf(told),
				{ ...box, top: at },
				{
					size: 13,
					color: COLORS.soft,
					leading: 1.55,
				},
			),
	]);
	const right = bar ? drawEvidence(bar, top + 3) : { svg: "", bottom: top };
	const bottom = Math.max(left.bottom, right.bottom) + 5;
	const mark = drawText(
		String(number),
		{ ...boxAt(top - 1) },
		{
			size: 17,
			isBold: true,
			color: COLORS.blue,
		},
	);
	return {
		svg: [
			mark.svg,
			left.svg,
			right.svg,
			drawRule(boxAt(bottom), COLORS.line),
		].join(""),
		bottom: bottom + 1,
	};
}

const VALUE_WIDTH = 54;

function drawEvidence(bar: HTMLElement, top: number): Drawn {
	const left = SIDE + INNER - BAR_WIDTH;
	const picture = bar.querySelector("svg");
	const value = bar.querySelector("b");
	const drawn = picture
		? placeSvg(picture.toString(), {
				...{ left, top: top + 4 },
				width: BAR_WIDTH - VALUE_WIDTH - 8,
			})
		: { svg: "", bottom: top };
	const figure = drawText(
		textOf(value),
		{
			left: left + BAR_WIDTH - VALUE_WIDTH,
			top: top - 3,
			width: VALUE_WIDTH + SIDE,
		},
		{ size: 15, isBold: true, color: colorOf(value, COLORS.ink) },
	);
	const reference = drawText(
		textOf(bar.querySelector("small")),
		{ left, top: top + 20, width: BAR_WIDTH },
		{ size: 11.5, color: COLORS.faint },
	);
	return {
		svg: drawn.svg + figure.svg + reference.svg,
		bottom: reference.bottom,
	};
}
