import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { signsOf } from "../render/compiled/font-signs.ts";
import {
	FONT_FILES,
	FONT_FOLDER,
	RARE_SIGNS,
	WEIGHTS,
} from "../render/pictures/font-files.ts";

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
	await writeRareSigns();
	copyFileSync(find("LICENSE"), join(FONT_FOLDER, "LICENSE"));
}

const FULL_WIDTH = Array.from({ length: 0xf0 }, (_, index) =>
	String.fromCharCode(0xff00 + index),
).join("");

// The font of all common signs lacks arrows and the signs of many a village (夼, 堽, 塆); the same font in slices has
// them, each in a file with others that are as rare. They are drawn in one weight.
async function writeRareSigns(): Promise<void> {
	const common = signsOf(readFileSync(FONT_FILES[0] as string));
	const slices: Record<string, string> = JSON.parse(
		readFileSync(find("unicode.json"), "utf8"),
	);
	const files: Record<string, string> = {};
	for (const [slice, ranges] of Object.entries(slices)) {
		const [, number] = /^\[(\d+)\]$/.exec(slice) ?? [];
		if (number === undefined) continue;
		const signs = toSigns(ranges).filter((sign) => !common.has(sign));
		if (signs.length === 0) continue;
		const font = await cut(`${number}-${WEIGHTS[0]}`, signs.join(""));
		writeFileSync(join(FONT_FOLDER, `rare-${number}.ttf`), font);
		files[`rare-${number}.ttf`] = signs.join("");
	}
	writeFileSync(RARE_SIGNS, JSON.stringify(files));
}

// U+25cf,U+4f3d-4f40
function toSigns(ranges: string): string[] {
	return ranges.split(",").flatMap((range) => {
		const [first = 0, last = first] = range
			.replace("U+", "")
			.split("-")
			.map((code) => Number.parseInt(code, 16));
		return Array.from({ length: last - first + 1 }, (_, index) =>
			String.fromCodePoint(first + index),
		);
	});
}

/** The font of all common signs cut to the characters of a text. */
export async function cutFont(weight: Weight, text: string): Promise<Buffer> {
	return await cut(`chinese-simplified-${weight}`, text);
}

async function cut(name: string, text: string): Promise<Buffer> {
	const { default: subsetFont } = await import("subset-font");
	const file = find(`files/noto-sans-sc-${name}-normal.woff2`);
	return await subsetFont(readFileSync(file), text, {
		targetFormat: "truetype",
	});
}

function find(file: string): string {
	const require = createRequire(import.meta.url);
	return require.resolve(`@fontsource/noto-sans-sc/${file}`);
}
