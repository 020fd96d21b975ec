import { type Columns, integer, text } from "../../database/write-table.ts";

/** Of which figures findings are made, and from how many cases on. */
export interface FindingRules {
	most: number;
	fewest_cases: number;
	fewest_callers: number;
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
		},
		rule_finding_rates: {
			scope_kind: text(rates.map((each) => each.scopeKind)),
			metric: text(rates.map((each) => each.metric)),
		},
		rule_finding_volumes: { scope_kind: text(rules.volumes) },
		rule_finding_stocks: { metric: text(rules.stocks) },
	};
}
