import type { Row } from "../database/database.ts";
import { type Marts, type Report, reportOf, rowsOf } from "./marts.ts";

/** The coverage board: the street's own row, its communities with their grids, and what was heard and is to be asked. */
export interface VisitsView {
	report: Report;
	street: Row;
	communities: { community: Row; grids: Row[] }[];
	behind: Row[];
	short: Row[];
	concerns: Row[];
	topics: Row[];
}

/** Arranges the visits' marts; nothing where there is no register of households. */
export function viewVisits(marts: Marts): VisitsView | undefined {
	const rows = rowsOf<Row>(marts, "mart_visit_coverage");
	const street = rows.find(({ scope_kind }) => scope_kind === "street");
	if (!street) return undefined;
	const grids = rows.filter(({ scope_kind }) => scope_kind === "grid");
	return {
		report: reportOf(marts),
		street,
		communities: rows
			.filter(({ scope_kind }) => scope_kind === "community")
			.map((community) => ({
				community,
				grids: grids.filter((grid) => grid.community === community.scope),
			})),
		behind: grids.filter(({ is_behind }) => is_behind === true),
		short: grids.filter(({ shortfall_days }) => Number(shortfall_days) > 0),
		concerns: rowsOf<Row>(marts, "mart_visit_concerns"),
		topics: rowsOf<Row>(marts, "mart_visit_topics"),
	};
}
