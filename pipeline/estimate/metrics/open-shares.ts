import type { ColumnType } from "../../database/database.ts";
import { kaplanMeier, type Observation } from "../../statistics/survival.ts";
import { defineEstimator, type TableRow } from "../estimator.ts";
import { groupBy } from "../group-by.ts";

const SHARES = {
	scope: "text",
	days: "double",
	open_share: "double",
	at_risk: "integer",
} satisfies Record<string, ColumnType>;

const FEWEST_TICKETS = 20;
const MOST_DAYS = 30;
const STEPS_A_DAY = 2;
const SECONDS_A_STEP = 86_400 / STEPS_A_DAY;

interface Wait extends Observation {
	scope: string;
}

/** Writes `est_open_shares`: for each demand type the Kaplan–Meier share still open, every half day up to thirty. */
export const openSharesEstimator = defineEstimator({
	reads: {
		int_waits: {
			columns: ["scope", "seconds", "closed", "censored"],
			where: { role: "current", scope_kind: "demand_type" },
			order: ["scope", "seconds"],
		},
	},
	writes: { est_open_shares: SHARES },
	grains: { est_open_shares: ["scope", "days"] },
	estimate: ({ int_waits }: { int_waits: Wait[] }) => ({
		est_open_shares: groupBy(int_waits, ({ scope }) => scope).flatMap((own) =>
			openShares(own).map((each) => ({ scope: own[0]?.scope ?? "", ...each })),
		),
	}),
});

/**
 * The share still open after 0, ½, 1, … days and how many tickets it rests on there; it
 * ends with the last ticket, and there is none for fewer than twenty.
 */
export function openShares(
	observations: readonly Observation[],
): Omit<TableRow<typeof SHARES>, "scope">[] {
	const total = atRiskAt(observations, 0);
	if (total < FEWEST_TICKETS) return [];
	const steps = kaplanMeier(observations);
	return Array.from({ length: MOST_DAYS * STEPS_A_DAY + 1 }, (_, index) => {
		const seconds = index * SECONDS_A_STEP;
		const passed = steps.filter((step) => step.seconds <= seconds);
		return {
			days: index / STEPS_A_DAY,
			open_share: passed.at(-1)?.survival ?? 1,
			at_risk: atRiskAt(observations, seconds),
		};
	}).filter(({ at_risk }) => at_risk > 0);
}

function atRiskAt(
	observations: readonly Observation[],
	seconds: number,
): number {
	return observations
		.filter((each) => each.seconds >= seconds)
		.reduce((sum, { closed, censored }) => sum + closed + censored, 0);
}
