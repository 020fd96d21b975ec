import { isBlank, type Sheet, type SheetRow } from "../files/sheet.ts";
import { alignInOrder } from "./align-in-order.ts";
import {
	createFitness,
	type Fitness,
	type FitRules,
} from "./column-fitness.ts";
import type { Header, Heading } from "./header.ts";

/** A header whose headings stand over their own values. */
export interface Aligned {
	header: Header;
	/** The headings that were moved to them, or that no record has a cell for. */
	moved: readonly (string | null)[];
	/** By how many cells the header is longer than its records, where nothing tells which. */
	doubt: number;
}

// Nobody forgets more cells than these in one header.
const FARTHEST = 6;
// How much better a header must fit after it was moved: by two columns, or by one where its width tells as well.
const CLEARLY = 3;
const CLEARLY_BY_WIDTH = 0.75;
const NEARLY_ALL = 0.8;
const FEWEST_FILLED = 3;

/**
 * Looks whether a header stands over its values. One with a blank cell more than its
 * records, or one less, would give each column what belongs to its neighbour.
 */
export function alignHeader(
	header: Header,
	{ head, isDelimited }: Pick<Sheet, "head" | "isDelimited">,
	rules: FitRules,
): Aligned {
	const records = head
		.filter(({ row, cells }) => row > header.row && isTold(cells))
		.map(({ cells }) => cells);
	const width = widthOf(records, isDelimited);
	const unmoved = { header, moved: [], doubt: 0 };
	if (!width) return unmoved;
	const fit = createFitness(header, records, rules);
	const before = fitAsItIs(header, width, fit);
	const length = header.headings.length;
	const isUneven = isDelimited ? width !== length : before.hasHole;
	if (!isUneven && !before.isWrong) return unmoved;
	const after = alignInOrder(
		length,
		width,
		toWorth(header, fit, width, isDelimited),
	);
	const least = isUneven ? CLEARLY_BY_WIDTH : CLEARLY;
	if (after.score - before.score >= least && isSure(after.places, fit))
		return moveHeadings(header, after.places, width);
	const isOpen = isDelimited && fit.score(width - 1, width - 1) <= 0;
	return { ...unmoved, doubt: isOpen ? Math.max(0, length - width) : 0 };
}

// Notes and totals fill fewer cells than any record.
function isTold(cells: SheetRow["cells"]): boolean {
	return cells.filter((cell) => !isBlank(cell)).length >= FEWEST_FILLED;
}

// How many cells nearly all records have; undefined where they differ among themselves.
function widthOf(
	records: readonly SheetRow["cells"][],
	isDelimited: boolean,
): number | undefined {
	const lengths = records.map((cells) =>
		isDelimited
			? cells.length
			: cells.findLastIndex((cell) => !isBlank(cell)) + 1,
	);
	if (!isDelimited) return Math.max(0, ...lengths);
	const times = new Map<number, number>();
	for (const length of lengths) times.set(length, (times.get(length) ?? 0) + 1);
	return lengths.find(
		(length) => (times.get(length) ?? 0) >= lengths.length * NEARLY_ALL,
	);
}

function fitAsItIs({ headings }: Header, width: number, fit: Fitness) {
	const scores = headings.map(({ text }, at) => ({
		score: at < width ? fit.score(at, at) : 0,
		isNameless: text === "" && at < width && !fit.isBlank(at),
		isEmpty: fit.fieldOf(at) !== undefined && (at >= width || fit.isBlank(at)),
	}));
	return {
		score: scores.reduce((sum, { score }) => sum + score, 0),
		isWrong: scores.some(({ score }) => score < 0),
		/** Values without a name before a name without values. */
		hasHole:
			scores.findIndex(({ isNameless }) => isNameless) >= 0 &&
			scores.findIndex(({ isNameless }) => isNameless) <
				scores.findLastIndex(({ isEmpty }) => isEmpty),
	};
}

const BLANK_PASSED = 0.1;
const NUMBER_PASSED = 0.3;
const UNKNOWN_PASSED = 1;
const KNOWN_PASSED = 1.5;
const NEVER = Number.POSITIVE_INFINITY;

function toWorth(
	{ headings }: Header,
	fit: Fitness,
	width: number,
	isDelimited: boolean,
) {
	return {
		pair: (at: number, column: number) =>
			Math.abs(at - column) > FARTHEST ? -NEVER : fit.score(at, column),
		// Records may end before the header does.
		passRow(at: number, column: number) {
			if (column === width) return 0;
			if (headings[at]?.text === "") return -BLANK_PASSED;
			return fit.fieldOf(at) === undefined ? -UNKNOWN_PASSED : -KNOWN_PASSED;
		},
		passColumn(column: number, at: number) {
			if (at === headings.length) return 0;
			if (fit.isBlank(column)) return -BLANK_PASSED;
			if (at === 0) return -NUMBER_PASSED;
			// In text, a value that no heading stands for is a cell that was torn.
			return isDelimited ? -NEVER : -UNKNOWN_PASSED;
		},
	};
}

type Places = readonly (number | undefined)[];

const REQUIRED = ["ticket_id", "accepted_at"];

function isSure(places: Places, fit: Fitness): boolean {
	return REQUIRED.every((field) =>
		places.some(
			(column, at) =>
				column !== undefined &&
				fit.fieldOf(at) === field &&
				fit.score(at, column) > 0,
		),
	);
}

const NAMELESS: Heading = { text: "", keys: [], label: "", rows: 0 };

function moveHeadings(header: Header, places: Places, width: number): Aligned {
	const last = places.findLastIndex((column) => column !== undefined);
	const end = places[last] ?? width - 1;
	const placed = Array.from({ length: end + 1 }, () => NAMELESS);
	for (const [at, column] of places.entries()) {
		const heading = header.headings[at];
		if (heading && column !== undefined) placed[column] = heading;
	}
	const moved = header.headings
		.filter(({ text }, at) => text !== "" && at <= last && places[at] !== at)
		.map(({ label }) => label);
	const headings = [...placed, ...header.headings.slice(last + 1)];
	return { header: { ...header, headings }, moved, doubt: 0 };
}
