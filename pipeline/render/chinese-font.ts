import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const ASCII = String.fromCharCode(
	...Array.from({ length: 95 }, (_, index) => 32 + index),
);

/** Noto Sans SC cut to the characters of a text, as a TrueType font. */
export async function cutFont(
	weight: 400 | 700,
	text: string,
): Promise<Buffer> {
	const require = createRequire(import.meta.url);
	const file = require.resolve(
		`@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`,
	);
	return await subsetFont(readFileSync(file), ASCII + text, {
		targetFormat: "truetype",
	});
}
