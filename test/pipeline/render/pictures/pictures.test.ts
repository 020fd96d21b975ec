import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import {
	FONT_FILES,
	fontsFor,
} from "../../../../pipeline/render/pictures/font-files.ts";
import { drawPictures } from "../../../../pipeline/render/pictures/pictures.ts";

const draw = async (text: string) => {
	const [picture] = await drawPictures(
		[
			`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="30" viewBox="0 0 200 30" font-family="sans-serif"><text x="4" y="22" font-size="18">${text}</text></svg>`,
		],
		tmpdir(),
	);
	return Buffer.from(picture?.png ?? []).toString("base64");
};

describe("the font of pictures", () => {
	test("is two files for common words, and small ones beside them for rare signs", () => {
		expect(fontsFor("望湖社区 12%")).toEqual(FONT_FILES);
		const files = fontsFor("联系→办结，孙家夼村");
		expect(files.slice(0, 2)).toEqual(FONT_FILES);
		expect(files).toHaveLength(4);
	});

	// The steps of the closed loop stood in Word without their arrows, and many a village in Shandong without its 夼.
	test.each(["→", "夼", "堽", "塆", "垴"])("has %s", async (sign) => {
		const none = "\uE000";
		expect(await draw(`甲${sign}乙`)).not.toBe(await draw(`甲${none}乙`));
	});
});
