import type { ColumnType } from "../../database/database.ts";
import { medianSeconds, type Observation } from "../../statistics/survival.ts";
import { defineEstimator } from "../estimator.ts";
import { groupBy } from "../group-by.ts";

const MEDIANS = {
	scope_kind: "text",
	scope: "text",
	value: "double",
	previous_value: "double",
	year_ago_value: "double",
} satisfies Record<string, ColumnType>;

const SECONDS_A_DAY = 86_400;

interface Wait extends Observation {
	role: string;
	scope_kind: string;
	scope: string;
}

/** Writes `est_medians`: the days by which half of a scope's tickets had closed, those still open counted as such. */
export const mediansEstimator = defineEstimator({
	reads: { int_waits: { order: ["scope_kind", "scope", "role", "seconds"] } },
	writes: { est_medians: MEDIANS },
	grains: { est_medians: ["scope_kind", "scope"] },
	estimate: ({ int_waits }: { int_waits: Wait[] }) => ({
		est_medians: groupBy(
			int_waits,
			(wait) => `${wait.scope_kind} ${wait.scope}`,
		).map((scope) => ({
			scope_kind: scope[0]?.scope_kind ?? "",
			scope: scope[0]?.scope ?? "",
			value: medianDays(scope, "current"),
			previous_value: medianDays(scope, "previous"),
			year_ago_value: medianDays(scope, "year_ago"),
		})),
	}),
});

function medianDays(waits: readonly Wait[], role: string): number | null {
	const seconds = medianSeconds(waits.filter((wait) => wait.role === role));
	return seconds === null ? null : seconds / SECONDS_A_DAY;
}
