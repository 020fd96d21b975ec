import type { Row } from "../database/database.ts";
import { type OtherRule, viewOtherRules } from "./figures-view.ts";
import {
	type Definition,
	type Definitions,
	type Marts,
	rowsOf,
	type Section,
} from "./marts.ts";

/** What the appendix tells of the data and of how figures are made. */
export interface AppendixView {
	dropped: (Section | Row)[];
	missing: { needs: string; items: string }[];
	issueCounts: Row[];
	exclusions: Row[];
	exclusionEffects: Row[];
	restatements: Row[];
	definitions: (Definition & { metric: string })[];
	otherRules: OtherRule[];
}

/** Arranges the marts of the appendix; adds no number of its own. */
export function viewAppendix(
	marts: Marts,
	definitions: Definitions,
): AppendixView {
	const sections = rowsOf<Section>(marts, "mart_sections");
	return {
		dropped: [
			...sections.filter((section) => !section.is_shown),
			...labelled(marts, "int_unknown_metrics", definitions),
		],
		missing: viewMissing(marts),
		issueCounts: rowsOf<Row>(marts, "mart_issue_counts"),
		exclusions: rowsOf<Row>(marts, "mart_exclusions"),
		exclusionEffects: labelled(marts, "mart_exclusion_effects", definitions),
		restatements: labelled(marts, "mart_restatements", definitions).map(
			(row) =>
				({ ...row, isRate: row.metric_kind === "rate" }) as unknown as Row,
		),
		definitions: viewDefinitions(marts, definitions),
		otherRules: viewOtherRules(marts, definitions),
	};
}

// What lacks the same columns stands in one line.
function viewMissing(marts: Marts) {
	const rows = rowsOf<{ need_label: string; item_label: string }>(
		marts,
		"mart_missing_columns",
	);
	return [...new Set(rows.map((row) => row.need_label))].map((needs) => ({
		needs,
		items: rows
			.filter((row) => row.need_label === needs)
			.map((row) => row.item_label)
			.join("、"),
	}));
}

function labelled(marts: Marts, mart: string, definitions: Definitions): Row[] {
	return rowsOf<Row>(marts, mart).map((row) => ({
		...row,
		label: definitions[String(row.metric)]?.label ?? "",
	}));
}

function viewDefinitions(marts: Marts, definitions: Definitions) {
	const printed = rowsOf<Row>(marts, "int_metrics").filter(
		(row) =>
			row.scope_kind === "street" &&
			(row.is_headline || definitions[String(row.metric)]?.is_printed),
	);
	const metrics = new Set(printed.map((row) => String(row.metric)));
	return Object.entries(definitions)
		.filter(([metric]) => metrics.has(metric))
		.map(([metric, definition]) => ({ metric, ...definition }));
}
