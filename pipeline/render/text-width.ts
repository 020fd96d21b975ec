import * as vega from "vega";

interface TextItem {
	fontSize?: number;
	limit?: number;
}

const DEFAULT_FONT_SIZE = 11;
const FULL_WIDTH =
	/[ᄀ-ᅟ⸀-꓏가-힣豈-﫿︰-﹯＀-｠￠-￦–—“”‘’…←-⇿]|[\u{20000}-\u{3FFFF}]/u;
const WIDE_LATIN = /[A-Zmw%@]/;

/** The width of a line of mixed Chinese and Latin text, in units of its font size. */
export function measureText(text: string): number {
	let width = 0;
	for (const char of text) {
		if (FULL_WIDTH.test(char)) width += 1;
		else width += WIDE_LATIN.test(char) ? 0.9 : 0.58;
	}
	return width;
}

/**
 * Makes Vega measure Chinese as it is drawn: without a canvas it takes every
 * character as 0.8 of the font size, and Chinese labels are clipped.
 */
export function teachTextWidth(): void {
	// Exported by Vega, missing from its types.
	const { textMetrics } = vega as unknown as {
		textMetrics: { width(item: TextItem, text: unknown): number };
	};
	textMetrics.width = (item, text) => {
		const width =
			measureText(String(text ?? "").trim()) *
			(item.fontSize ?? DEFAULT_FONT_SIZE);
		return item.limit ? Math.min(width, item.limit) : width;
	};
}
