import type { Row, Value } from "../database/database.ts";
import { type Definitions, type Marts, rowsOf } from "./marts.ts";

/** One preset as the appendix prints it: its figures, and its score where it has one. */
export interface OtherRule {
	label: string;
	figures: Row[];
	scores: (Row & { parts: Row[] })[];
}

/** The chosen presets' figures of the whole street, each beside the report's own. */
export function viewOtherRules(
	marts: Marts,
	definitions: Definitions,
): OtherRule[] {
	const figures = streetRows(marts, "mart_figures").filter(
		(row) => row.is_chosen,
	);
	const presets = [...new Set(figures.map((row) => row.preset))];
	return presets.map((preset) => {
		const own = figures.filter((row) => row.preset === preset);
		return {
			label: String(own[0]?.preset_label),
			figures: own.map((row) => ({
				...row,
				own_label: definitions[String(row.own_metric)]?.label ?? "",
			})),
			scores: streetRows(marts, "mart_scores")
				.filter((row) => row.preset === preset)
				.map((score) => ({
					...score,
					parts: partsOf(marts, preset),
				})) as (Row & {
				parts: Row[];
			})[],
		};
	});
}

function streetRows(marts: Marts, mart: string): Row[] {
	return rowsOf<Row>(marts, mart).filter((row) => row.scope_kind === "street");
}

function partsOf(marts: Marts, preset: Value | undefined): Row[] {
	return streetRows(marts, "mart_score_parts")
		.filter((row) => row.preset === preset)
		.sort((a, b) => Number(a.part_no) - Number(b.part_no));
}
