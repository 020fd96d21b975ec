import { toHeaderKey } from "../../read/field-rules.ts";
import {
	type ColumnLine,
	filesOf,
} from "../../workspace/naming/naming-book.ts";

/** The lines of columns with what was said of each before; one heading has a line for each thing that it is used for. */
export function mergeColumns(
	before: readonly (ColumnLine & { row: number })[],
	unknown: readonly ColumnLine[],
): ColumnLine[] {
	const taken = new Set<ColumnLine>();
	const kept = before.flatMap(({ row: _, ...line }): ColumnLine[] => {
		const alike = unknown.filter(
			(each) =>
				!taken.has(each) &&
				toHeaderKey(each.header) === toHeaderKey(line.header),
		);
		const again =
			alike.find((each) => isOfSameFile(each, line)) ??
			(isAlone(line, before) ? alike[0] : undefined);
		if (!again) return line.choice === "" ? [] : [line];
		taken.add(again);
		const { choice, layout } = line;
		return [{ ...again, choice, layout: layout || again.layout }];
	});
	return [...kept, ...unknown.filter((line) => !taken.has(line))];
}

function isOfSameFile(one: ColumnLine, other: ColumnLine): boolean {
	const files = filesOf(other);
	return filesOf(one).some((file) => files.includes(file));
}

const isAlone = (line: ColumnLine, lines: readonly ColumnLine[]) =>
	lines.filter(({ header }) => toHeaderKey(header) === toHeaderKey(line.header))
		.length === 1;
