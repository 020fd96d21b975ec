import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderAsync } from "@resvg/resvg-js";
import { tellSystemError } from "../system-error.ts";
import { cutFont } from "./chinese-font.ts";

/** A drawing as PNG, with the size it is meant to be shown at, in pixels. */
export interface Picture {
	png: Uint8Array;
	width: number;
	height: number;
}

const DENSITY = 2;
const FAMILY = "Noto Sans SC";

/**
 * Draws SVGs as PNGs with a Chinese font of our own, cut to the characters they use:
 * the machine's fonts are not asked, so that no label becomes a box.
 */
export async function drawPictures(
	svgs: readonly string[],
): Promise<Picture[]> {
	if (svgs.length === 0) return [];
	const text = [...new Set(svgs.join(""))].sort().join("");
	// Named otherwise than a run's folder, which the next run would take for what a dead one left.
	const folder = mkdtempSync(join(tmpdir(), "hotline-font-"));
	try {
		const fontFiles = await writeFonts(folder, text);
		return await Promise.all(svgs.map((svg) => draw(svg, fontFiles)));
	} catch (cause) {
		throw tellSystemError(cause, tmpdir()) ?? cause;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

// The library takes fonts as files alone.
async function writeFonts(folder: string, text: string): Promise<string[]> {
	const files: string[] = [];
	for (const weight of [400, 700] as const) {
		const file = join(folder, `${weight}.ttf`);
		writeFileSync(file, await cutFont(weight, text));
		files.push(file);
	}
	return files;
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
