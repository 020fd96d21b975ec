import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderAsync } from "@resvg/resvg-js";
import { decodeXML } from "entities";
import { cutOutlines } from "./cut-outlines.ts";
import { FONT_FILES, fontsFor } from "./font-files.ts";

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
 * In the folder stands, as long as that takes, what of the font they need.
 */
export async function drawPictures(
	svgs: readonly string[],
	folder: string,
): Promise<Picture[]> {
	if (svgs.length === 0) return [];
	const fonts = mkdtempSync(join(folder, "fonts-"));
	try {
		const text = decodeXML(svgs.join(""));
		const files = FONT_FILES.map((file, index) => {
			const cut = join(fonts, `${index}.ttf`);
			writeFileSync(cut, cutOutlines(readFileSync(file), text));
			return cut;
		});
		const rare = fontsFor(text).slice(FONT_FILES.length);
		return await Promise.all(svgs.map((svg) => draw(svg, [...files, ...rare])));
	} finally {
		rmSync(fonts, { recursive: true, force: true });
	}
}

async function draw(svg: string, fontFiles: string[]): Promise<Picture> {
	const image = await renderAsync(svg.replaceAll("sans-serif", FAMILY), {
		background: "#ffffff",
		fitTo: { mode: "zoom", value: DENSITY },
		font: {
			loadSystemFonts: false,
			fontFiles,
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
