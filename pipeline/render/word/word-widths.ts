import { measureText } from "../text-width.ts";

/** The line of the page and a cell's margins, in twentieths of a point. */
export const LINE_TWIPS = 8844;
export const CELL_MARGIN = 40;
/** How narrow a column of words may be, in characters, the wider the better, and how wide it or an unbroken word need be. */
const FEWEST_EMS = [7, 5, 3, 2];
// As wide as long names are, where all beside them is short and hardly anything is set smaller for it.
const NAMES_SIZE = 17;
const NAMES_EMS = [13, 12, 11, 10];
const MOST_OF_FIGURES = 10;
const MOST_EMS = 56;
const LONGEST_WORD = 14;
// Half points; a table that has no room is set smaller, as far as it can be read.
const SIZES = [18, 17, 16, 15, 14, 13];
const MOST_SIZE = 18;
// Above this, words are rather squeezed than set smaller.
const COMFORTABLE_SIZE = 16;
// What may not be broken: dates, numbers with their signs and units, ids, latin words.
const UNBROKEN =
	/(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日[—–至]?)+|[A-Za-z0-9.,:%/+−<>≤≥*–—-]+(?:件|人|户|天)?/g;
/**
 * Widths by content: each column first has room for what must not be broken, and the rest is
 * shared in proportion to the longest line; the size is the largest at which that fits.
 */
export function shareWidths(
	rows: readonly { lines: string[]; isWhole?: boolean }[][],
	line = LINE_TWIPS,
	most = MOST_SIZE,
): {
	widths: number[];
	size: number;
} {
	const count = Math.max(...rows.map((cells) => cells.length));
	const columns = Array.from({ length: count }, (_, index) =>
		rows.flatMap((cells) => cells[index]?.lines ?? []),
	);
	const room = line - count * 2 * CELL_MARGIN;
	const blank = line > LINE_TWIPS ? BLANK_ON_ITS_SIDE : BLANK;
	const total = (ems: readonly number[]) =>
		ems.reduce((sum, each) => sum + each, 0);
	const fewestAt = (fewest: number, first = fewest) =>
		columns.map((lines, index) =>
			Math.max(
				isToBeFilled(rows, index) ? blank.least : 2,
				fewestOf(lines, index === 0 ? first : fewest),
				...lines.flatMap(unbrokenWidths),
				...wholeWidths(rows, index),
			),
		);
	const sizeFor = (ems: readonly number[]) =>
		SIZES.find(
			(each) =>
				each <= most && total(ems) * each * TWIPS_PER_HALF_POINT <= room,
		) ?? 0;
	const isOfFigures = columns
		.slice(1)
		.every((lines) =>
			lines.every((line) => measureText(line) <= MOST_OF_FIGURES),
		);
	const least =
		(isOfFigures ? NAMES_EMS : [])
			.map((names) => fewestAt(FEWEST_EMS[0] ?? 0, names))
			.find((ems) => sizeFor(ems) >= NAMES_SIZE) ??
		FEWEST_EMS.map((fewest) => fewestAt(fewest)).find(
			(ems) => sizeFor(ems) >= COMFORTABLE_SIZE,
		) ??
		fewestAt(FEWEST_EMS.at(-1) ?? 0);
	const size = sizeFor(least) || (SIZES.at(-1) ?? 0);
	const asked = columns.map((lines, index) =>
		Math.max(
			least[index] ?? 0,
			isToBeFilled(rows, index) ? blank.asked : 0,
			Math.min(MOST_EMS, Math.max(0, ...lines.map(measureText))),
		),
	);
	const unit = size * TWIPS_PER_HALF_POINT;
	const spare = Math.max(0, room / unit - total(least));
	const wish = total(asked) - total(least);
	const widths = least.map((fewest, index) => {
		const more = wish > 0 ? ((asked[index] ?? 0) - fewest) / wish : 1 / count;
		return Math.floor((fewest + spare * more) * unit + 2 * CELL_MARGIN);
	});
	return { widths, size };
}

// A few characters stand whole, whatever the font.
const SHORT_EMS = 7;

function fewestOf(lines: readonly string[], fewest: number): number {
	const longest = Math.max(0, ...lines.map(measureText));
	return longest > SHORT_EMS ? Math.min(fewest, longest) : longest * EASE;
}

const wholeWidths = (
	rows: readonly { lines: string[]; isWhole?: boolean }[][],
	index: number,
) =>
	rows
		.flatMap((cells) => (cells[index]?.isWhole ? cells[index].lines : []))
		.map((line) => Math.min(LONGEST_WORD, measureText(line) * EASE));

// Of a column that has a name and nothing else, words that end with a colon or boxes to tick, the room to write in.
const BLANK = { least: 5, asked: 8 };
const BLANK_ON_ITS_SIDE = { least: 14, asked: 14 };

function isToBeFilled(
	[head, ...body]: readonly { lines: string[] }[][],
	index: number,
): boolean {
	const isBlank = (cells: { lines: string[] }[]) =>
		(cells[index]?.lines ?? []).every((line) => /^$|：$|□/.test(line));
	return head !== undefined && !isBlank(head) && body.every(isBlank);
}

const TWIPS_PER_HALF_POINT = 10;

// A little more than measured: fonts differ.
const EASE = 1.08;

// Word puts air between a figure and a Chinese sign.
const SEAM =
	/(?<=[\x21-\x7e])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[\x21-\x7e])/gu;
const SEAM_EMS = 0.25;

function unbrokenWidths(line: string): number[] {
	return [...line.matchAll(UNBROKEN)].map(([token]) =>
		Math.min(
			LONGEST_WORD,
			measureText(token) * EASE + SEAM_EMS * [...token.matchAll(SEAM)].length,
		),
	);
}
