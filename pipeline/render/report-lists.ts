import type { Value } from "../database/database.ts";

type Row = Record<string, Value>;

/** The first rows of a list, and how many it has in all. */
export interface CutRows {
	rows: Row[];
	total: number;
	isCut: boolean;
	/** Of all, those that came after the period. */
	afterPeriod: number;
}

/** A list with its first rows. */
export function cutRows(rows: Row[], most = rows.length): CutRows {
	return {
		rows: rows.slice(0, most),
		total: rows.length,
		isCut: rows.length > most,
		afterPeriod: rows.filter((row) => row.is_after_period).length,
	};
}
