import { ImageRun, Paragraph, type Table } from "docx";
import type { HTMLElement } from "node-html-parser";
import type { Picture } from "../pictures/pictures.ts";
import { type Cell, clean, layTable, textOf } from "./word-table.ts";

/** The tiles of the first page as a table: a cell each, from its value over its past down to the verdict. */
export function toTileTable(
	tiles: HTMLElement,
	pictures: ReadonlyMap<HTMLElement, Picture | undefined>,
	line: number,
): Table {
	const each = tiles.querySelectorAll(".tile");
	const heads = each.map((tile): Cell => {
		const lines = [textOf(tile.querySelector("h3"))];
		return { lines, isHead: true, isText: true };
	});
	const values = each.map((tile): Cell => {
		const spark = tile.querySelector(".spark");
		const changes = tile.querySelectorAll("dl div").map((row) =>
			row.childNodes
				.map((node) => clean(node.text))
				.filter(Boolean)
				.join(" "),
		);
		const value = [".value", ".base"].map((part) =>
			textOf(tile.querySelector(part)),
		);
		return {
			lines: [
				value.filter(Boolean).join("　"),
				...changes,
				...tile.querySelectorAll(".verdict").map(textOf),
			],
			isHead: false,
			isText: true,
			picture: spark ? drawSmall(spark, pictures.get(spark)) : undefined,
		};
	});
	const widths = each.map(() => Math.floor(line / each.length));
	return layTable([heads], [values], { widths, size: TILE_SIZE }, line);
}

// As wide as one of five columns, in which most verdicts stand on one line.
const SMALL_PIXELS = 104;
const TILE_SIZE = 15;
function drawSmall(
	spark: HTMLElement,
	picture: Picture | undefined,
): Paragraph | undefined {
	if (!picture) return undefined;
	const { png, width, height } = picture;
	const description = spark.getAttribute("aria-label") ?? "";
	return new Paragraph({
		children: [
			new ImageRun({
				type: "png",
				data: png,
				transformation: {
					width: SMALL_PIXELS,
					height: Math.round((height * SMALL_PIXELS) / width),
				},
				altText: { name: description, title: description, description },
			}),
		],
	});
}
