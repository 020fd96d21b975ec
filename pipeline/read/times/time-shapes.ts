import type { Value } from "../../database/database.ts";
import { type Cell, isBlank } from "../../files/sheet.ts";
import { showCell } from "../issue.ts";

/** Counts the ways in which the times of one sheet are written. */
export interface TimeShapes {
	add(
		header: string,
		cell: Cell | undefined,
		isRead: boolean,
		records?: number,
	): void;
	/** Header, an example, how often, and whether it could be read. */
	rows(): Value[][];
}

// Nobody looks at more; those of a file made up to have no end are counted together.
const MOST_SHAPES = 200;

/** Watches the time columns of one sheet; times alike but for their numbers have one shape. */
export function watchTimeShapes(): TimeShapes {
	const shapes = new Map<
		string,
		{ header: string; example: string; count: number; isRead: boolean }
	>();
	return {
		add(header, cell, isRead, records = 1) {
			if (isBlank(cell)) return;
			const shape =
				typeof cell === "number" ? "number" : String(cell).replace(/\d+/g, "0");
			const own = `${header}\n${shape}\n${isRead}`;
			const isKnown = shapes.size < MOST_SHAPES || shapes.has(own);
			const key = isKnown ? own : `${header}\n\n${isRead}`;
			const seen = shapes.get(key);
			if (seen) seen.count += records;
			else {
				const example = showCell(cell, "time") ?? "";
				shapes.set(key, { header, example, count: records, isRead });
			}
		},
		rows: () =>
			[...shapes.values()].map(({ header, example, count, isRead }) => [
				header,
				example,
				count,
				isRead,
			]),
	};
}
