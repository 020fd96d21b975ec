import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderAsync } from "@resvg/resvg-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cutOutlines } from "../../../../pipeline/render/pictures/cut-outlines.ts";
import {
	FONT_FILES,
	fontsFor,
} from "../../../../pipeline/render/pictures/font-files.ts";
import { drawPictures } from "../../../../pipeline/render/pictures/pictures.ts";

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "outlines-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const FAMILY = "Noto Sans SC";
const toSvg = (text: string, weight = 400) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="60"><text x="4" y="40" font-size="28" font-weight="${weight}" font-family="sans-serif">${text}</text></svg>`;

async function drawWithAll(svg: string): Promise<Buffer> {
	const image = await renderAsync(svg.replace("sans-serif", FAMILY), {
		background: "#ffffff",
		fitTo: { mode: "zoom", value: 2 },
		font: {
			loadSystemFonts: false,
			fontFiles: fontsFor(svg),
			defaultFontFamily: FAMILY,
			sansSerifFamily: FAMILY,
		},
	});
	return image.asPng();
}

const TEXTS = [
	"噪声扰民，12件（占 3.5%）",
	"Office affliction fi ffl AV To 1/2 −5～8 ①②③",
	"“社区”——〔编号1〕、《条例》·…！？：；",
	"龘靐齉爩\u{10FFFD}",
	"&#x5730;&#22270;&amp;",
];

describe("a font cut to the signs of a text", () => {
	it.each(TEXTS)("draws as the whole font does: %s", async (text) => {
		const svgs = [toSvg(text), toSvg(text, 700)];
		const pictures = await drawPictures(svgs, folder);
		for (const [index, svg] of svgs.entries())
			expect(Buffer.from(pictures[index]?.png ?? [])).toEqual(
				await drawWithAll(svg),
			);
	});

	it("is an eighth of it, which is read again for each sign", () => {
		const font = readFileSync(FONT_FILES[0] as string);
		const cut = cutOutlines(font, TEXTS.join(""));
		expect(cut.length).toBeLessThan(font.length / 8);
		expect(cutOutlines(font, "").length).toBeLessThan(cut.length);
	});

	it("leaves nothing in the folder", async () => {
		await drawPictures([toSvg("噪")], folder);
		expect(readdirSync(folder)).toEqual([]);
	});

	it("cannot be cut where it is another kind of file", () => {
		expect(() => cutOutlines(Buffer.alloc(64), "噪")).toThrow("no cmap");
	});
});
