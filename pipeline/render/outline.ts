/** A chapter of the report: where it stands and what it is called. */
export interface Chapter {
	id: string;
	label: string;
	heading: string;
}

const NUMERALS = "一二三四五六七八九十";
const UNNUMBERED = ["summary", "lists", "appendix"];

/**
 * The chapters that have content, numbered as Chinese official papers do; the one-page
 * summary before them and the appendix after them carry no number.
 */
export function planOutline(
	labels: Readonly<Record<string, string>>,
	hasContent: Readonly<Record<string, boolean>>,
): Chapter[] {
	let number = 0;
	return Object.entries(labels)
		.filter(([id]) => hasContent[id] ?? false)
		.map(([id, label]) => {
			const isNumbered = !UNNUMBERED.includes(id);
			const numeral = isNumbered ? toNumeral(++number) : "";
			return { id, label, heading: numeral ? `${numeral}、${label}` : label };
		});
}

/** The annexed tables that have content, each with the name that the text calls it by. */
export function planAnnexes(
	labels: Readonly<Record<string, string>>,
	hasContent: Readonly<Record<string, boolean>>,
): Chapter[] {
	return Object.entries(labels)
		.filter(([id]) => hasContent[id] ?? false)
		.map(([id, title], index) => {
			const label = `附表${toNumeral(index + 1)}`;
			return { id, label, heading: `${label}　${title}` };
		});
}

function toNumeral(number: number): string {
	return number <= 10
		? (NUMERALS[number - 1] ?? "")
		: `十${NUMERALS[number - 11] ?? ""}`;
}
