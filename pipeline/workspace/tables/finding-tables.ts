import {
	type Columns,
	double,
	integer,
	text,
} from "../../database/write-table.ts";

/** Of which figures findings are made, and from how many cases on. */
export interface FindingRules {
	most: number;
	fewest_cases: number;
	fewest_callers: number;
	tail: number;
	most_q: number;
	most_p: number;
	fewest_trials: number;
	fewest_rest: number;
	most_dispersion: number;
	tail_of_a_month: number;
	tail_of_a_wave: number;
	fewest_months: number;
	most_months: number;
	same_share: number;
	least_owner_share: number;
	fewest_rated_share: number;
	most_unlocated_share: number;
	/** Rates by kind of scope. */
	rates: Record<string, string[]>;
	/** Kinds of scopes whose numbers of tickets are watched. */
	volumes: string[];
	stocks: string[];
}

/** The same as tables. */
export function findingTables(rules: FindingRules): Record<string, Columns> {
	const rates = Object.entries(rules.rates).flatMap(([scopeKind, metrics]) =>
		metrics.map((metric) => ({ scopeKind, metric })),
	);
	return {
		rule_findings: {
			most: integer([rules.most]),
			fewest_cases: integer([rules.fewest_cases]),
			fewest_callers: integer([rules.fewest_callers]),
			tail: double([rules.tail]),
			most_q: double([rules.most_q]),
			most_p: double([rules.most_p]),
			fewest_trials: integer([rules.fewest_trials]),
			fewest_rest: integer([rules.fewest_rest]),
			most_dispersion: double([rules.most_dispersion]),
			tail_of_a_month: double([rules.tail_of_a_month]),
			tail_of_a_wave: double([rules.tail_of_a_wave]),
			fewest_months: integer([rules.fewest_months]),
			most_months: integer([rules.most_months]),
			same_share: double([rules.same_share]),
			least_owner_share: double([rules.least_owner_share]),
			fewest_rated_share: double([rules.fewest_rated_share]),
			most_unlocated_share: double([rules.most_unlocated_share]),
		},
		rule_finding_rates: {
			scope_kind: text(rates.map((each) => each.scopeKind)),
			metric: text(rates.map((each) => each.metric)),
		},
		rule_finding_volumes: { scope_kind: text(rules.volumes) },
		rule_finding_stocks: { metric: text(rules.stocks) },
	};
}
