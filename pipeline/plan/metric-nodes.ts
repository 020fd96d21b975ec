import { type Database, quoteName } from "../database/database.ts";
import { type Model, metricId } from "./models.ts";
import type { PlanNode } from "./plan.ts";

/** The tickets of all metrics together, as one table. */
export function metricNodes(
	models: readonly Model[],
): PlanNode<{ database: Database }>[] {
	const metrics = models.filter(({ header }) => header.metric);
	return [
		{
			name: "metric_tickets",
			kind: "sql",
			subject: "metrics",
			reads: metrics.map(({ name }) => name),
			writes: ["metric_tickets"],
			needs: [],
			isPartial: true,
			run: async ({ database }) => {
				const tables = new Set(await database.tableNames());
				const selects = metrics
					.filter(({ name }) => tables.has(name))
					.map(
						(metric) =>
							`select '${metricId(metric)}' as metric, period_id, ticket_id, in_numerator, in_denominator from ${quoteName(metric.name)}`,
					);
				await database.createTableAs(
					"metric_tickets",
					selects.join(" union all "),
				);
			},
		},
	];
}
