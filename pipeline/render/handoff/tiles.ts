import type { HTMLElement } from "node-html-parser";
import { textOf } from "../word/word-table.ts";
import {
	type Box,
	COLORS,
	colorOf,
	type Drawn,
	drawBelow,
	drawText,
	INNER,
	placeSvg,
	round,
	SIDE,
	spaced,
} from "./sheet.ts";

const TILE_PADDING = 9;

/** The figures side by side, each from its value over its past down to the verdict. */
export function drawTiles(tiles: readonly HTMLElement[], top: number): Drawn {
	if (tiles.length === 0) return { svg: "", bottom: top };
	const width = INNER / tiles.length;
	const drawn = tiles.map((tile, index) =>
		drawTile(tile, {
			left: SIDE + index * width + TILE_PADDING,
			top: top + 7,
			width: width - 2 * TILE_PADDING,
		}),
	);
	const bottom = Math.max(...drawn.map((each) => each.bottom)) + 8;
	const frames = tiles.map(
		(_, index) =>
			`<rect x="${round(SIDE + index * width)}" y="${round(top)}" width="${round(width)}" height="${round(bottom - top)}" fill="none" stroke="${COLORS.line}"/>`,
	);
	return {
		svg: [...frames, ...drawn.map(({ svg }) => svg)].join(""),
		bottom,
	};
}

function drawTile(tile: HTMLElement, box: Box): Drawn {
	const small = { size: 11.5, color: COLORS.faint };
	const spark = tile.querySelector(".spark svg");
	const lines = [
		...tile.querySelectorAll("dl div"),
		...tile.querySelectorAll(".verdict"),
	];
	return drawBelow(box.top, [
		(top) =>
			drawText(
				textOf(tile.querySelector("h3")),
				{ ...box, top },
				{
					size: 13,
					color: COLORS.soft,
				},
			),
		(top) =>
			drawText(
				textOf(tile.querySelector(".value")),
				{ ...box, top },
				{
					size: 23,
					isBold: true,
					color: colorOf(tile.querySelector(".value"), COLORS.ink),
				},
			),
		(top) =>
			// A stock has none, and its picture stands beside the others' all the same.
			({
				...drawText(
					textOf(tile.querySelector(".base")),
					{ ...box, top },
					small,
				),
				bottom: top + small.size * 1.5,
			}),
		(top) =>
			spark
				? placeSvg(spark.toString(), { ...box, top: top + 3 })
				: { svg: "", bottom: top },
		...lines.map((line) => (top: number) => {
			const isStrong = line.toString().includes("significant");
			return drawText(
				spaced(line),
				{ ...box, top },
				{
					...small,
					isBold: isStrong,
					color: colorOf(line, isStrong ? COLORS.ink : COLORS.faint),
				},
			);
		}),
	]);
}
