import type { Row } from "../database/database.ts";
import { type Definitions, type Marts, rowsOf } from "./marts.ts";
import type { ReportTexts } from "./report-texts.ts";

/** One order of communities that the profile asks for. */
export interface Ranking {
	label: string;
	title: string;
	isList: boolean;
	rows: (Row & { isTied: boolean })[];
}

/** The orders of `mart_ranking`, a table each; none by default. */
export function viewRankings(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): Ranking[] {
	const rows = rowsOf<Row>(marts, "mart_ranking");
	const keys = [
		...new Set(rows.map(({ metric, side }) => `${metric} ${side}`)),
	];
	return keys.map((key) => {
		const [metric = "", side = ""] = key.split(" ");
		return {
			label: definitions[metric]?.label ?? "",
			title: texts.ranking[side] ?? "",
			isList: side === "list",
			rows: rows
				.filter((row) => row.metric === metric && row.side === side)
				.map((row) => ({
					...row,
					isTied: row.best_rank !== row.worst_rank,
				})) as Ranking["rows"],
		};
	});
}
