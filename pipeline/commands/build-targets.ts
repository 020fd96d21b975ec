import type { Model } from "../plan/models.ts";
import type { Plan } from "../plan/plan.ts";
import { outputsOf, PACK } from "./output-nodes.ts";
import type { Warehouse } from "./warehouse.ts";

/** What a build tells beside what it writes. */
export const TOLD = [
	"mart_report",
	"mart_headlines",
	"mart_sections",
	"mart_month_lead",
	"mart_source_changes",
	"mart_change_leads",
	"mart_coming_workdays",
	"mart_findings",
	"int_unknown_metrics",
];

/** What the pack of a meeting tells of itself. */
export const TOLD_OF_PACK = ["mart_report", "mart_sections"];

/** The remarks that a build ends with, or at if it is strict. */
export const WARNINGS = "card_warnings";

/** What is made for a meeting alone. */
export const packTargets = () => [WARNINGS, ...PACK, ...TOLD_OF_PACK];

/** All that a build makes: what it writes and tells, and the tables that must be empty; the pack of a meeting only where there are meetings. */
export function buildTargets(
	plan: Plan<Warehouse>,
	models: readonly Model[],
	{ hasMeetings }: { hasMeetings: boolean } = { hasMeetings: true },
): string[] {
	const written = outputsOf(plan).filter(
		(name) => hasMeetings || !PACK.includes(name),
	);
	return [WARNINGS, ...checksOf(models), ...written, ...TOLD];
}

/** The models that find two numbers which ought to agree. */
export function checksOf(models: readonly Model[]): string[] {
	return models.map(({ name }) => name).filter((name) => CHECK.test(name));
}

const CHECK = /^check_/;
