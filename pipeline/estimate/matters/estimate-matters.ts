import type { ColumnType } from "../../database/database.ts";
import { defineEstimator } from "../estimator.ts";
import type { MatterText } from "./matter-text.ts";
import { findMatters } from "./matters.ts";

const LIST_MARK = "、";

const MATTERS = {
	matter_no: "integer",
	matter_id: "text",
	place: "text",
	community: "text",
	topic: "text",
	words: "text",
	callers: "integer",
	most_by_one: "integer",
	is_spread: "boolean",
} satisfies Record<string, ColumnType>;

const TICKETS = {
	matter_id: "text",
	ticket_id: "text",
	place: "text",
	callers: "integer",
} satisfies Record<string, ColumnType>;

/** Writes `est_matters`, what the tickets of the period are about, and `est_matter_tickets`, which are about one. */
export const mattersEstimator = defineEstimator({
	reads: { int_matter_texts: { order: ["ticket_id"] } },
	writes: { est_matters: MATTERS, est_matter_tickets: TICKETS },
	estimate: ({ int_matter_texts }: { int_matter_texts: MatterText[] }) => {
		const matters = findMatters(int_matter_texts);
		return {
			est_matters: matters.map(({ ticket_ids, words, ...matter }, at) => ({
				...matter,
				matter_no: at + 1,
				words: words.join(LIST_MARK),
			})),
			est_matter_tickets: matters.flatMap(
				({ matter_id, place, callers, ticket_ids }) =>
					ticket_ids.map((ticket_id) => ({
						matter_id,
						ticket_id,
						place,
						callers,
					})),
			),
		};
	},
});
