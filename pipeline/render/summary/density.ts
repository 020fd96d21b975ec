import type { Decision, FindingView } from "../findings/advice-view.ts";
import { measureText } from "../text-width.ts";

/** The words of the first page, which is to be one page. */
interface Words {
	lead: { title: string; text: string };
	findings: readonly FindingView[];
	notes: readonly string[];
	decisions: readonly Decision[];
}

// In points, as the stylesheet has them in print: what the words have of a page, and how wide the columns are.
const ROOM = 480;
const LINE = 504;
const FINDING = 366;
const ACTION = 228;
const OWNER = 84;
const MEASURE = 126;

/** Whether the words of the first page would be more than a page, so that they are set smaller. */
export function isDense({ lead, findings, notes, decisions }: Words): boolean {
	const rows = decisions.flatMap(({ owner, items }) =>
		items.flatMap(({ subject, steps }) =>
			steps.map(({ action, measure }, index) =>
				Math.max(
					linesOf(index === 0 ? `${subject}${action}` : action, 7.6, ACTION),
					linesOf(owner, 7.6, OWNER),
					linesOf(measure, 7.6, MEASURE),
				),
			),
		),
	);
	const heights = [
		linesOf(lead.title, 16, LINE) * 21 + linesOf(lead.text, 9, LINE) * 13,
		...findings.map(
			({ title, text }) =>
				linesOf(title, 10, FINDING) * 14 +
				linesOf(text, 8.3, FINDING) * 11.5 +
				5,
		),
		...notes.map((note) => linesOf(note, 7.2, LINE) * 10 + 1),
		...rows.map((lines) => lines * 10 + 4),
	];
	return heights.reduce((sum, each) => sum + each, 0) > ROOM;
}

const linesOf = (text: string, size: number, width: number) =>
	Math.ceil((measureText(text) * size) / width);
