import type { Database, Row } from "../database/database.ts";
import { selectRows } from "../database/select-rows.ts";
import { writeRows } from "../database/write-table.ts";
import type { Estimator } from "../estimate/estimator.ts";
import type { PlanNode } from "./plan.ts";

type Tables = Record<string, readonly Row[]>;

/** Estimates on another thread, by the name of the node. */
export type EstimateBeside = (node: string, given: Tables) => Promise<Tables>;

interface Context {
	database: Database;
	/** Where there is another thread. */
	printer?: { estimate: EstimateBeside };
}

// To copy rows to another thread, and to load what estimates there, takes as long as some thousand.
const WORTH_COPYING = 2000;

/** An estimator as a node: it is given the rows it declares, and its answer becomes its tables. */
export function toEstimateNode({
	reads,
	writes,
	grains,
	estimate,
	isKept = true,
	isLong = false,
}: Estimator): PlanNode<Context> {
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
		run: async ({ database, printer }) => {
			const given: Record<string, Row[]> = {};
			for (const [table, reading] of Object.entries(reads))
				given[table] = await selectRows(database, table, reading);
			const rows = Object.values(given).reduce(
				(sum, { length }) => sum + length,
				0,
			);
			const answer: Tables =
				isLong && printer && rows >= WORTH_COPYING
					? await printer.estimate(name, given)
					: estimate(given as never);
			for (const [table, columns] of Object.entries(writes))
				await writeRows(database, table, columns, answer[table] ?? []);
		},
	};
}
