import type { Row } from "../database/database.ts";
import { STREET } from "../scope-names.ts";
import { type Marts, rowsOf } from "./marts.ts";

// A list is to be read; the tables have the rest.
export const MOST_ROWS = 15;
// What is due or late is to be done today, whole as far as it can be.
const MOST_URGENT = 40;
const MOST_CLUSTERS = 10;

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

/** The lists of the report, each with as many rows as are read. */
export function viewLists(marts: Marts) {
	const dissatisfied = rowsOf<Row>(marts, "mart_dissatisfied");
	const listOf = (mart: string, list: string, most = MOST_ROWS) =>
		cutRows(rowsOf<Row>(marts, mart), most, withheldOf(marts, list));
	return {
		nearDue: listOf("mart_near_due", "near_due", MOST_URGENT),
		overdue: listOf("mart_overdue", "overdue", MOST_URGENT),
		clusters: cutRows(rowsOf<Row>(marts, "mart_clusters"), MOST_CLUSTERS),
		hard: listOf("mart_hard", "hard"),
		dissatisfied: listOf("mart_dissatisfied", "dissatisfied"),
		dissatisfiedReasons: countReasons(dissatisfied),
		alsoSolved: viewAlsoSolved(dissatisfied),
	};
}

// Solved for the citizen, and listed by a graver reason: by that reason; with those listed as solved, how many.
function viewAlsoSolved(rows: readonly Row[]) {
	const also = rows.filter((row) => row.is_also_solved);
	const alone = rows.filter(({ reason }) => reason === "solved").length;
	return {
		reasons: countReasons(also),
		tickets: also.length > 0 ? also.length + alone : 0,
	};
}

// The rows come in the order of their reasons.
function countReasons(rows: readonly Row[]) {
	const counts = new Map<string, number>();
	for (const { reason } of rows)
		counts.set(String(reason), (counts.get(String(reason)) ?? 0) + 1);
	return [...counts].map(([reason, tickets]) => ({ reason, tickets }));
}
