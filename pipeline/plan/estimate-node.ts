import type { Database, Row } from "../database/database.ts";
import { selectRows } from "../database/select-rows.ts";
import { writeRows } from "../database/write-table.ts";
import type { Estimator } from "../estimate/estimator.ts";
import type { PlanNode } from "./plan.ts";

/** An estimator as a node: it is given the rows it declares, and its answer becomes its tables. */
export function toEstimateNode({
	reads,
	writes,
	grains,
	estimate,
	isKept = true,
}: Estimator): PlanNode<{ database: Database }> {
	const [name = ""] = Object.keys(writes);
	return {
		name,
		kind: "estimate",
		subject: "estimate",
		reads: Object.keys(reads),
		writes: Object.keys(writes),
		grains,
		needs: [],
		kept: isKept ? Object.keys(writes) : [],
		run: async ({ database }) => {
			const given: Record<string, Row[]> = {};
			for (const [table, reading] of Object.entries(reads))
				given[table] = await selectRows(database, table, reading);
			const answer = estimate(given as never);
			for (const [table, columns] of Object.entries(writes))
				await writeRows(database, table, columns, answer[table] ?? []);
		},
	};
}
