import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { cutFont } from "./chinese-font.ts";

/** A drawing as PNG, with the size it is meant to be shown at, in pixels. */
export interface Picture {
	png: Uint8Array;
	width: number;
	height: number;
}

const DENSITY = 2;
const FAMILY = "Noto Sans SC";

let isReady: Promise<void> | undefined;

/**
 * Draws SVGs as PNGs with a Chinese font of our own, cut to the characters they use:
 * the machine's fonts are not asked, so that no label becomes a box.
 */
export async function drawPictures(
	svgs: readonly string[],
): Promise<Picture[]> {
	if (svgs.length === 0) return [];
	isReady ??= start();
	await isReady;
	const text = [...new Set(svgs.join(""))].sort().join("");
	const fontBuffers = [await cutFont(400, text), await cutFont(700, text)];
	return svgs.map((svg) => draw(svg, fontBuffers));
}

async function start(): Promise<void> {
	const require = createRequire(import.meta.url);
	const file = require.resolve("@resvg/resvg-wasm/index_bg.wasm");
	await initWasm(new Uint8Array(readFileSync(file)));
}

function draw(svg: string, fontBuffers: Uint8Array[]): Picture {
	const drawing = new Resvg(svg.replaceAll("sans-serif", FAMILY), {
		background: "#ffffff",
		fitTo: { mode: "zoom", value: DENSITY },
		font: {
			fontBuffers,
			defaultFontFamily: FAMILY,
			sansSerifFamily: FAMILY,
		},
	});
	const image = drawing.render();
	try {
		return {
			png: image.asPng(),
			width: Math.round(image.width / DENSITY),
			height: Math.round(image.height / DENSITY),
		};
	} finally {
		image.free();
		drawing.free();
	}
}
