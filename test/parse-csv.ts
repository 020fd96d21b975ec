import { expect } from "vitest";

/** The rows of one of our own CSV files, whose cells hold no line breaks. */
export function parseCsv(text: string): Record<string, string>[] {
	expect(text.startsWith("\uFEFF")).toBe(true);
	const [header = "", ...lines] = text.slice(1).trimEnd().split("\n");
	const names = toCells(header);
	return lines.map((line) => {
		const cells = toCells(line);
		expect(cells).toHaveLength(names.length);
		return Object.fromEntries(
			names.map((name, index) => [name, cells[index] ?? ""]),
		);
	});
}

function toCells(line: string): string[] {
	const cells = `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g);
	return [...cells].map(([, quoted, plain]) =>
		quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
	);
}
