import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { FONT_FILES, FONT_FOLDER, WEIGHTS } from "../pictures/font-files.ts";

type Weight = (typeof WEIGHTS)[number];

const EVERY_SIGN = Array.from({ length: 0xd800 - 32 }, (_, index) =>
	String.fromCharCode(32 + index),
).join("");

/** Unpacks the fonts, once the package is compiled: to load the unpacker takes longer than to draw. */
export async function writeFonts(): Promise<void> {
	mkdirSync(FONT_FOLDER, { recursive: true });
	for (const [index, weight] of WEIGHTS.entries())
		writeFileSync(
			FONT_FILES[index] as string,
			await cutFont(weight, EVERY_SIGN + FULL_WIDTH),
		);
	copyFileSync(find("LICENSE"), join(FONT_FOLDER, "LICENSE"));
}

const FULL_WIDTH = Array.from({ length: 0xf0 }, (_, index) =>
	String.fromCharCode(0xff00 + index),
).join("");

/** The font cut to the characters of a text. */
export async function cutFont(weight: Weight, text: string): Promise<Buffer> {
	const { default: subsetFont } = await import("subset-font");
	const file = find(
		`files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`,
	);
	return await subsetFont(readFileSync(file), text, {
		targetFormat: "truetype",
	});
}

function find(file: string): string {
	const require = createRequire(import.meta.url);
	return require.resolve(`@fontsource/noto-sans-sc/${file}`);
}
