import type { ColumnType } from "../../database/database.ts";
import { defineEstimator } from "../estimator.ts";
import type { ClusterText } from "./cluster-text.ts";
import { findClusters } from "./clusters.ts";

const CLUSTERS = {
	cluster_no: "integer",
	cluster_id: "text",
	place: "text",
	community: "text",
	topic: "text",
	told: "text",
	callers: "integer",
	most_by_one: "integer",
	is_spread: "boolean",
} satisfies Record<string, ColumnType>;

const TICKETS = {
	cluster_id: "text",
	ticket_id: "text",
	place: "text",
	callers: "integer",
} satisfies Record<string, ColumnType>;

/** Writes `est_clusters`, what several tickets of the period tell of, and `est_cluster_tickets`, which tickets those are. */
export const clustersEstimator = defineEstimator({
	reads: { int_cluster_texts: { order: ["ticket_id"] } },
	writes: { est_clusters: CLUSTERS, est_cluster_tickets: TICKETS },
	grains: {
		est_clusters: ["cluster_id"],
		est_cluster_tickets: ["cluster_id", "ticket_id"],
	},
	isLong: true,
	estimate: ({ int_cluster_texts }: { int_cluster_texts: ClusterText[] }) => {
		const clusters = findClusters(int_cluster_texts);
		return {
			est_clusters: clusters.map(({ ticket_ids, ...cluster }, at) => ({
				...cluster,
				cluster_no: at + 1,
			})),
			est_cluster_tickets: clusters.flatMap(
				({ cluster_id, place, callers, ticket_ids }) =>
					ticket_ids.map((ticket_id) => ({
						cluster_id,
						ticket_id,
						place,
						callers,
					})),
			),
		};
	},
});
