import type { Database } from "../database/database.ts";
import {
	ownOf,
	selectComparedTickets,
	selectCounts,
	selectStrata,
	selectTickets,
	selectUnfiltered,
	WIDE,
} from "./metric-pass.ts";
import { type Model, metricId } from "./models.ts";
import { tellOwnFailure } from "./own-models.ts";
import type { Maker } from "./place.ts";
import { meetsNeeds, type PlanNode } from "./plan.ts";

interface Context {
	database: Database;
	maker?: Maker;
	facts?: { fields: ReadonlySet<string> };
}

const PASSES = {
	int_metric_counts: {
		toSelect: selectCounts,
		grain: ["metric", "period_id", "scope_kind", "scope"],
	},
	int_metric_strata: {
		toSelect: selectStrata,
		grain: ["metric", "scope_kind", "scope", "demand_type"],
	},
	int_metric_unfiltered: { toSelect: selectUnfiltered, grain: ["metric"] },
	int_ticket_metrics: { toSelect: selectTickets, grain: ["ticket_id", "pass"] },
	int_compared_tickets: {
		toSelect: selectComparedTickets,
		grain: ["role", "ticket_id", "pass"],
	},
};

// Those that count tickets of a population of their own beside the pass.
const WITH_OWN = [
	"int_metric_counts",
	"int_ticket_metrics",
	"int_compared_tickets",
];

// What an explanation begins with.
const KEPT = ["int_metric_counts", "int_ticket_metrics"];

/** What is counted of all metrics that the exports' fields allow, each from one statement put together of their expressions. */
export function metricNodes(
	models: readonly Model[],
	counted?: readonly string[],
): PlanNode<Context>[] {
	const metrics = models.filter(
		(model) =>
			model.header.metric && (counted?.includes(metricId(model)) ?? true),
	);
	const own = ownOf(metrics).map(({ name }) => name);
	const usable = (facts: Context["facts"]) =>
		metrics.filter(({ header }) =>
			meetsNeeds(header, facts?.fields ?? new Set()),
		);
	return Object.entries(PASSES).map(([name, { toSelect, grain }]) => ({
		name,
		kind: "sql",
		subject: "counting",
		reads: [
			WIDE,
			"run_periods",
			"rule_scopes",
			...(own.length > 0 && WITH_OWN.includes(name)
				? [...own, "int_ticket_scopes", "int_exclusions"]
				: []),
		],
		writes: [name],
		kept: KEPT.includes(name) ? [name] : [],
		grains: { [name]: grain },
		needs: [],
		isPartial: true,
		depends: ({ facts }) => toSelect(usable(facts)),
		run: async ({ database, maker = database, facts }) => {
			try {
				await maker.createTableAs(name, toSelect(usable(facts)));
			} catch (cause) {
				throw tellOwnFailure(models, { name }, cause);
			}
		},
	}));
}
