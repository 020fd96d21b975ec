import type { ColumnType, Database } from "../../database/database.ts";
import { writeRows } from "../write-rows.ts";
import type { IssueText } from "./alike-groups.ts";
import { findIssues, type Issue } from "./issues.ts";
import { countKeywords } from "./keyword-text.ts";

const COLUMNS = {
	issue_id: "text",
	ticket_id: "text",
	place: "text",
	callers: "integer",
} satisfies Record<string, ColumnType>;

/** Writes `est_issues`: the tickets of the period that are about one matter. */
export async function estimateIssues(database: Database): Promise<Issue[]> {
	const texts = await database.rows<IssueText>(
		"select * from int_issue_texts order by ticket_id",
	);
	const issues = findIssues(texts, countKeywords(await readKeywords(database)));
	await writeRows(
		database,
		"est_issues",
		COLUMNS,
		issues.flatMap(({ issue_id, place, callers, ticket_ids }) =>
			ticket_ids.map((ticket_id) => ({ issue_id, ticket_id, place, callers })),
		),
	);
	return issues;
}

// How rare a word is, all texts tell, not the period's alone.
async function readKeywords(database: Database): Promise<string[]> {
	const keywords: string[] = [];
	const texts =
		"select keywords from lbl_tickets where keywords <> '' order by record_no";
	for await (const [column] of database.batches(texts))
		keywords.push(...(column ?? []).map(String));
	return keywords;
}
