import { type HTMLElement, parse } from "node-html-parser";
import { drawPictures } from "../pictures/pictures.ts";
import { textOf } from "../word/word-table.ts";
import { drawDecisions } from "./decisions.ts";
import { describePng } from "./describe-png.ts";
import { drawFindings } from "./findings.ts";
import {
	boxAt,
	COLORS,
	type Drawn,
	drawBelow,
	drawPieces,
	drawRule,
	drawText,
	SIDE,
	spaced,
	WIDTH,
} from "./sheet.ts";
import { drawTiles } from "./tiles.ts";

// For those who can click, or who cannot see.
const NOT_DRAWN = ".evidence, .visually-hidden, [data-screen-only]";

/**
 * The first page as one picture for a chat group, with its words beside the pixels: it walks the page's own
 * elements, so that both always say the same. Undefined where a page has no summary.
 * The folder is the run's own.
 */
export async function drawFirstPage(
	html: string,
	folder: string,
): Promise<Uint8Array | undefined> {
	const page = parse(firstPartOf(html));
	for (const each of page.querySelectorAll(NOT_DRAWN)) each.remove();
	const summary = page.querySelector(".summary");
	if (!summary) return undefined;
	const title = page.querySelector(".title-block");
	// Before the parts are taken out of one another.
	const words = [title, summary].map(wordsOf);
	const drawn = drawBelow(SIDE, [
		(top) => drawTitle(title, top),
		(top) => drawLead(summary, top),
		(top) => drawTiles(summary.querySelectorAll(".tile"), top + 12),
		(top) => drawFindings(summary, top + 14),
		...summary
			.querySelectorAll(":scope > .note")
			.map((note) => (top: number) => drawNote(textOf(note), top)),
		(top) => drawDecisions(summary, boxAt(top + 14)),
	]);
	const height = Math.ceil(drawn.bottom + SIDE);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif">${drawn.svg}</svg>`;
	const [picture] = await drawPictures([svg], folder);
	return picture && describePng(picture.png, words.join("\n"));
}

// The rest is no part of the picture, and long to parse.
function firstPartOf(html: string): string {
	const start = Math.max(0, html.indexOf("<main"));
	const summary = html.indexOf('class="summary', start);
	const end = html.indexOf("</section>", summary);
	return summary < 0 ? "" : `${html.slice(start, end)}</section></main>`;
}

function drawTitle(title: HTMLElement | null, top: number): Drawn {
	const facts = (title?.querySelectorAll(".facts div") ?? []).map(
		(fact) =>
			`　${textOf(fact.querySelector("dt"))} ${textOf(fact.querySelector("dd"))}`,
	);
	const notice = textOf(title?.querySelector(".notice") ?? null);
	return drawBelow(top, [
		(at) => ({ svg: drawRule(boxAt(at), COLORS.blue, 4), bottom: at + 14 }),
		(at) =>
			drawText(textOf(title?.querySelector("h1") ?? null), boxAt(at), {
				size: 20,
				isBold: true,
			}),
		(at) =>
			drawPieces(facts, boxAt(at), {
				size: 12.5,
				color: COLORS.faint,
			}),
		(at) => drawText(notice, boxAt(at), { size: 12.5, color: COLORS.alert }),
	]);
}

function drawLead(summary: HTMLElement, top: number): Drawn {
	const lead = summary.querySelector(".month");
	const title = lead?.querySelector("b") ?? null;
	const words = textOf(title);
	title?.remove();
	return drawBelow(top + 12, [
		(at) => drawText(words, boxAt(at), { size: 23, isBold: true }),
		(at) =>
			drawText(textOf(lead), boxAt(at + 2), {
				size: 14,
				color: COLORS.soft,
				leading: 1.6,
			}),
	]);
}

const drawNote = (text: string, top: number) =>
	drawText(text, boxAt(top + 3), { size: 11.5, color: COLORS.faint });

// Each part of the page on a line of its own.
function wordsOf(part: HTMLElement | null): string {
	const parts = part?.querySelectorAll("h1, h3, dl div, p, li, tr") ?? [];
	return parts.map(spaced).filter(Boolean).join("\n");
}
