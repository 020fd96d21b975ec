import { renderAsync } from "@resvg/resvg-js";
import { FONT_FILES } from "./font-files.ts";

/** A drawing as PNG, with the size it is meant to be shown at, in pixels. */
export interface Picture {
	png: Uint8Array;
	width: number;
	height: number;
}

const DENSITY = 2;
const FAMILY = "Noto Sans SC";

/**
 * Draws SVGs as PNGs with a Chinese font of our own: the machine's fonts are not asked, so that no label becomes a box.
 */
export async function drawPictures(
	svgs: readonly string[],
): Promise<Picture[]> {
	return await Promise.all(svgs.map(draw));
}

async function draw(svg: string): Promise<Picture> {
	const image = await renderAsync(svg.replaceAll("sans-serif", FAMILY), {
		background: "#ffffff",
		fitTo: { mode: "zoom", value: DENSITY },
		font: {
			loadSystemFonts: false,
			fontFiles: FONT_FILES,
			defaultFontFamily: FAMILY,
			sansSerifFamily: FAMILY,
		},
	});
	return {
		png: image.asPng(),
		width: Math.round(image.width / DENSITY),
		height: Math.round(image.height / DENSITY),
	};
}
