import type { ColumnType } from "../../database/database.ts";
import { defineEstimator } from "../estimator.ts";
import type { IssueText } from "./alike-groups.ts";
import { findIssues } from "./issues.ts";
import { countKeywords } from "./keyword-text.ts";

const LIST_MARK = "、";

const TICKETS = {
	issue_id: "text",
	ticket_id: "text",
	place: "text",
	callers: "integer",
} satisfies Record<string, ColumnType>;

const MATTERS = {
	issue_no: "integer",
	issue_id: "text",
	place: "text",
	community: "text",
	topic: "text",
	words: "text",
	callers: "integer",
} satisfies Record<string, ColumnType>;

/** Writes `est_issues`, the tickets of the period that are about one matter, and `est_issue_matters`, what each is. */
export const issuesEstimator = defineEstimator({
	reads: {
		int_issue_texts: { order: ["ticket_id"] },
		// How rare a word is, all texts tell, not the period's alone.
		lbl_tickets: { columns: ["keywords"], order: ["record_no"] },
	},
	writes: { est_issues: TICKETS, est_issue_matters: MATTERS },
	estimate: ({
		int_issue_texts: texts,
		lbl_tickets: labels,
	}: {
		int_issue_texts: IssueText[];
		lbl_tickets: { keywords: string }[];
	}) => {
		const keywords = labels
			.map((label) => label.keywords)
			.filter((text) => text !== "");
		const issues = findIssues(texts, countKeywords(keywords));
		return {
			est_issues: issues.flatMap(({ issue_id, place, callers, ticket_ids }) =>
				ticket_ids.map((ticket_id) => ({
					issue_id,
					ticket_id,
					place,
					callers,
				})),
			),
			est_issue_matters: issues.map(({ ticket_ids, words, ...issue }, at) => ({
				...issue,
				issue_no: at + 1,
				words: words.join(LIST_MARK),
			})),
		};
	},
});
