import { type HTMLElement, parse } from "node-html-parser";

const LISTS = /<table class="list[^>]*>.*?<\/table>/gs;

/** Writes the heading of its column onto each cell of a page's lists, for a screen on which a row is a card. */
export function labelCells(html: string): string {
	return html.replace(LISTS, (table) => {
		const parsed = parse(table);
		const heads = parsed
			.querySelectorAll("thead th")
			.map((head) => head.textContent.replace(/\s+/g, " ").trim());
		for (const row of parsed.querySelectorAll("tbody tr")) labelRow(row, heads);
		return parsed.toString();
	});
}

function labelRow(row: HTMLElement, heads: readonly string[]): void {
	for (const [index, cell] of row.querySelectorAll("th, td").entries())
		if (cell.tagName === "TD")
			cell.setAttribute("data-label", heads[index] ?? "");
}
