import type { Row } from "../database/database.ts";
import { STREET } from "../scope-names.ts";
import { type Marts, rowsOf } from "./marts.ts";

/** The first rows of a list, and how many it has in all. */
export interface CutRows {
	rows: Row[];
	total: number;
	isCut: boolean;
	/** Those left out. */
	more: number;
	/** Of all, those that came after the period. */
	afterPeriod: number;
	/** Counted, and without a row. */
	withheld: number;
}

interface Gap {
	list: string;
	scope: string;
	withheld: number;
}

/** How many tickets of a list have no row in it, of the street or of a community. */
export function withheldOf(marts: Marts, list: string, scope = STREET): number {
	const gap = rowsOf<Gap>(marts, "mart_list_gaps").find(
		(each) => each.list === list && each.scope === scope,
	);
	return gap?.withheld ?? 0;
}

/** A list with its first rows. */
export function cutRows(
	rows: Row[],
	most = rows.length,
	withheld = 0,
): CutRows {
	return {
		rows: rows.slice(0, most),
		total: rows.length,
		isCut: rows.length > most,
		more: Math.max(0, rows.length - most),
		afterPeriod: rows.filter((row) => row.is_after_period).length,
		withheld,
	};
}
