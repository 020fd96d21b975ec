import type { Decision, FindingView } from "../findings/advice-view.ts";
import { wrapText } from "../handoff/wrap-text.ts";
import type { Tile } from "./tiles-view.ts";

/** What the first page says. */
export interface Words {
	lead: { title: string; text: string };
	tiles: readonly Pick<Tile, "comparisons" | "judged" | "past">[];
	findings: readonly FindingView[];
	notes: readonly string[];
	decisions: readonly Decision[];
	where: string;
}

/** How the first page is set in print. */
export interface FirstPage {
	/** In parts of the sizes that the stylesheet has. */
	scale: number;
	/** Even so there is room left, and the report goes on below. */
	isOpen: boolean;
}

// In points: what a page holds between its margins, less a line for what was not foreseen, and how wide a line is.
const ROOM = 728;
const LINE = 504;
// The title with two lines of facts.
const TITLE = 50;
// In hundredths.
const LARGEST = 145;
const SMALLEST = 80;
/** Of the page, below which it is not called full. */
const FULL = 0.88;

/** The largest letters in which the first page is a page. */
export function fitFirstPage(words: Words): FirstPage {
	let fits = SMALLEST;
	let spills = LARGEST + 1;
	while (spills - fits > 1) {
		const middle = Math.floor((fits + spills) / 2);
		if (heightOf(words, middle / 100) > ROOM) spills = middle;
		else fits = middle;
	}
	const scale = fits / 100;
	return { scale, isOpen: heightOf(words, scale) < ROOM * FULL };
}

// Sizes, steps between lines and what stands around them are those of `templates/styles/print.css`.
function heightOf(words: Words, scale: number): number {
	const { lead, tiles, findings, notes, decisions, where } = words;
	const linesOf = (text: string, size: number, width: number) =>
		wrapText(text, width / (size * scale)).length;
	const tileOf = ({ comparisons, judged, past }: Words["tiles"][number]) =>
		(past?.spark ? 73 : 50) * scale +
		[judged.words, judged.range].reduce(
			(sum, text) => sum + 10.1 * linesOf(text, 7.2, LINE / 5 - 11 * scale),
			comparisons.length * 10.5,
		) *
			Math.min(scale, 1.03);
	const findingOf = ({ title, text, evidence }: FindingView) => {
		const width = LINE - (evidence ? 137 : 18) * scale;
		const lines =
			14 * linesOf(title, 10, width) + 11.5 * linesOf(text, 8.3, width);
		return Math.max(evidence ? 30 : 0, lines + 5) * scale + 1;
	};
	const noteOf = (ems: number) =>
		(9.8 * Math.ceil((ems * 7.2 * scale) / LINE) + 1.1) * scale;
	const stepOf = (item: Decision["items"][number], index: number) => {
		const step = item.steps[index];
		const ends = index === item.steps.length - 1 ? item.matter : "";
		const action = `${index === 0 ? item.subject : ""}${step?.action}${ends}`;
		const lines = Math.max(
			linesOf(`☐ 1．${action}`, 7.6, 0.46 * LINE - 5 * scale),
			linesOf(item.owner, 7.6, 0.18 * LINE - 5 * scale),
			linesOf(step?.measure ?? "", 7.6, 0.36 * LINE - 46 * scale),
		);
		return (10.1 * lines + 3.1) * scale + 1;
	};
	const steps = decisions.flatMap(({ items }) =>
		items.flatMap((item) => item.steps.map((_, index) => stepOf(item, index))),
	);
	const heights = [
		TITLE + (LEAD_GAPS + HEADING + AFTER) * scale,
		20.9 * scale * linesOf(lead.title, 16, LINE),
		13.1 * scale * linesOf(lead.text, 9, LINE),
		Math.max(0, ...tiles.map(tileOf)),
		...findings.map(findingOf),
		...[...notes, ...(where ? [where] : [])].map(
			(note) => 9.8 * scale * linesOf(note, 7.2, LINE) + scale,
		),
		...(steps.length > 0 ? [HEADING * scale, HEAD * scale, ...steps] : []),
		noteOf(FOOT_EMS),
	];
	return heights.reduce((sum, each) => sum + each, 0);
}

const LEAD_GAPS = 11;
const HEADING = 24.1;
const HEAD = 13.6;
const AFTER = 6;
// The note below the decisions, at its longest.
const FOOT_EMS = 168;
