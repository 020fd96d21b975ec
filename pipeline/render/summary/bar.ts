import type Handlebars from "handlebars";
import { handlebars } from "../compiled/handlebars.ts";

const WIDTH = 150;
const HEIGHT = 18;
// Of the family of charts; a dark page changes them with theirs.
const TRACK = "#d3dce5";
const PLAIN = "#1f5a96";
const ALERT = "#c2410c";
const INK = "#1c2833";

/** A share of a track, with a line where it should be. */
export function drawBar(
	value: number,
	reference: number,
	isWorse: boolean,
): Handlebars.SafeString {
	const at = (part: number) =>
		Math.round(Math.min(1, Math.max(0, part)) * WIDTH * 10) / 10;
	const line = Math.min(WIDTH - 1, Math.max(1, at(reference)));
	return new handlebars.SafeString(
		[
			`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" focusable="false">`,
			`<rect x="0" y="4" width="${WIDTH}" height="10" fill="${TRACK}"/>`,
			`<rect x="0" y="4" width="${at(value)}" height="10" fill="${isWorse ? ALERT : PLAIN}"/>`,
			`<line x1="${line}" x2="${line}" y1="0" y2="${HEIGHT}" stroke="${INK}" stroke-width="2"/>`,
			"</svg>",
		].join(""),
	);
}
