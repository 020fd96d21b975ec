import { existsSync } from "node:fs";
import type { Database } from "../database/database.ts";
import { selectRows } from "../database/select-rows.ts";
import { meetsNeeds } from "../plan/plan.ts";
import type { AssumedSource } from "../render/findings/assumed-deadlines.ts";
import type { AssumedDeadlines } from "../render/marts.ts";
import { STREET } from "../scope-names.ts";
import { UserError } from "../user-error.ts";
import { endsSoon } from "../workspace/calendar.ts";
import { readMetricTexts } from "../workspace/metrics.ts";
import {
	type OwnMeanings,
	ownMeanings,
} from "../workspace/naming/chosen-names.ts";
import type { TopicSource } from "../workspace/profile.ts";
import type { RunTimes } from "../workspace/run-periods.ts";
import {
	type NamedUnit,
	readCards,
	readRows,
	type SheetCard,
} from "./check-cards.ts";
import { make, readExportFiles, settle } from "./make.ts";
import {
	type Counting,
	type RatingWord,
	toCounting,
} from "./naming/counted-ratings.ts";
import type { NameFile, WithheldName } from "./naming/printed-names.ts";
import { withWarehouse } from "./open-warehouse.ts";
import { watchNodes } from "./progress/watch-nodes.ts";
import type { RunEffects, RunOptions, Warehouse } from "./warehouse.ts";

export interface CheckedSection extends AssumedDeadlines {
	section: string;
	label: string;
	is_shown: boolean;
	reason: string;
}

export interface CheckedMetric {
	metric: string;
	label: string;
	/** The columns it lacks, alternatives joined by 或. */
	missing: string[];
	/** Why it is unknown though the columns are there. */
	reason?: string;
}

/** What has no topic, of the period; words to look at, never put into the tree by themselves. */
export interface CheckedTopics {
	/** What says which topic a ticket is. */
	source: TopicSource;
	tickets: number;
	unclassified: number;
	terms: { word: string; tickets: number; is_growing: boolean }[];
}

export interface CheckResult extends Counting {
	workspace: string;
	street: string;
	/** Why nothing could be computed. */
	problem: string | null;
	/** The same without what to do about it. */
	problem_message: string | null;
	period_label: string | null;
	/** The month after the one that is reported by itself, where half of it or more is covered; and the last day of that. */
	month_under_way: { id: string; until: string } | null;
	cards: SheetCard[];
	warnings: { file: string; warning: string }[];
	sections: CheckedSection[];
	metrics_missing: CheckedMetric[];
	/** Null where nothing was computed. */
	topics: CheckedTopics | null;
	/** Names that were taken for another spelling of the same community. */
	joined_communities: { community: string; name: string; tickets: number }[];
	/** Names with one stem that are counted as two communities. */
	alike_communities: { stem: string; name: string; tickets: number }[];
	/** Names of communities that no list has, those that may be printed, and the one that each counts as without a list. */
	new_communities: { community: string; name: string; tickets: number }[];
	/** The units that tickets are given to. */
	units: NamedUnit[];
	/** The sources whose deadlines the rules alone set. */
	assumed_sources: AssumedSource[];
	/** In which files each unit (`unit_lead`) and each community stands. */
	name_files: NameFile[];
	/** Names that are not printed, and where each first stands. */
	withheld_names: WithheldName[];
	/** Whether the folder is there, and a book can be put into it. */
	has_workspace: boolean;
	has_communities: boolean;
	has_estates: boolean;
	/** The last day of the working calendar; whether it is near to that of the data. */
	calendar: { to: string; ends_soon: boolean };
	/** What words may be besides what the vocabularies say. */
	own_meanings: OwnMeanings;
}

/** Reads everything as a build would, changes nothing, and tells what it found. */
export async function check(
	options: RunOptions,
	effects: RunEffects,
): Promise<CheckResult> {
	return await withWarehouse(
		{ ...options, metrics: COUNTED, readsOnly: true },
		effects,
		async (warehouse): Promise<CheckResult> => {
			const run = await tryRun(warehouse);
			const { database, rules } = warehouse;
			const isComplete = run.problem === null;
			const readIfComplete = async <Row>(card: string) =>
				(isComplete ? await readRows(warehouse, card) : []) as unknown as Row[];
			const units = await readIfComplete<NamedUnit>("card_units");
			const ratings = await readIfComplete<RatingWord>("card_ratings");
			return {
				workspace: options.workspace,
				street: rules.profile.streetName,
				...run,
				...toCounting(ratings, rules),
				cards: await readCards(warehouse, isComplete),
				warnings: await selectRows(
					database,
					isComplete ? "card_warnings" : "raw_warnings",
					{ order: ["file", "warning"] },
				),
				joined_communities: await readIfComplete("card_communities"),
				alike_communities: await readIfComplete("card_alike_communities"),
				new_communities: await readIfComplete("card_new_communities"),
				units,
				assumed_sources: await readIfComplete("mart_assumed_deadlines"),
				name_files: await readIfComplete("card_name_files"),
				withheld_names: await readIfComplete("card_withheld"),
				has_workspace: existsSync(options.workspace),
				has_communities: rules.communities !== undefined,
				has_estates: rules.estates.length > 0,
				calendar: {
					to: rules.calendar.to,
					ends_soon:
						warehouse.facts !== undefined &&
						endsSoon(rules.calendar, warehouse.facts.times.asOf),
				},
				own_meanings: ownMeanings(rules, units),
			};
		},
	);
}

type Run = Pick<
	CheckResult,
	| "problem"
	| "problem_message"
	| "period_label"
	| "month_under_way"
	| "sections"
	| "metrics_missing"
	| "topics"
>;

/** The metrics that what it prints rests on: how many tickets have a topic, and whether any were rated. */
export const COUNTED = ["volume", "satisfaction_strict"];

/** What a check prints from. */
export const CHECKED = [
	"int_ledger",
	"card_issues",
	"card_rejects",
	"card_warnings",
	"card_communities",
	"card_name_files",
	"card_alike_communities",
	"card_new_communities",
	"card_ratings",
	"card_units",
	"card_withheld",
	"mart_sections",
	"mart_assumed_deadlines",
	"int_metric_values",
	"est_new_terms",
];

// What keeps a build from running is what a check is asked about: it is part of the answer.
async function tryRun(warehouse: Warehouse): Promise<Run> {
	try {
		await readExportFiles(warehouse);
		const { fields, times } = await settle(warehouse);
		watchNodes(warehouse);
		await make(warehouse, CHECKED);
		const { database } = warehouse;
		return {
			problem: null,
			problem_message: null,
			period_label:
				times.periods.find(({ role }) => role === "current")?.label ?? null,
			month_under_way: findMonthUnderWay(times),
			sections: await selectRows(database, "mart_sections", {
				columns: [
					"section",
					"label",
					"is_shown",
					"reason",
					"timed_tickets",
					"assumed_tickets",
				],
				order: ["section_no"],
			}),
			metrics_missing: [
				...findMissing(warehouse, fields),
				...listUnknown(warehouse),
			],
			topics: {
				source: warehouse.rules.profile.topicSource,
				...(await readTopicGaps(database)),
			},
		};
	} catch (cause) {
		if (!(cause instanceof UserError)) throw cause;
		const hint = cause.hint ? `提示：${cause.hint}` : "";
		return {
			problem: `${cause.message}${hint}`,
			problem_message: cause.message,
			period_label: null,
			month_under_way: null,
			sections: [],
			metrics_missing: [],
			topics: null,
		};
	}
}

// Of a month that has just begun nobody asks for a report.
const HALF_A_MONTH = 15;

function findMonthUnderWay({
	period,
	asOf,
}: RunTimes): CheckResult["month_under_way"] {
	const [id, until] = [asOf.slice(0, 7), asOf.slice(0, 10)];
	return period.kind === "month" &&
		id > period.id &&
		Number(until.slice(8)) >= HALF_A_MONTH
		? { id, until }
		: null;
}

async function readTopicGaps(
	database: Database,
): Promise<Omit<CheckedTopics, "source">> {
	const countOf = async (scope_kind: string, scope: string) => {
		const [row] = await selectRows<{ numerator: number | null }>(
			database,
			"int_metric_values",
			{ where: { metric: "volume", scope_kind, scope }, order: [] },
		);
		return row?.numerator ?? 0;
	};
	return {
		tickets: await countOf("street", STREET),
		unclassified: await countOf("topic", "other"),
		terms: await selectRows(database, "est_new_terms", {
			columns: ["word", "tickets", "is_growing"],
			order: ["term_no"],
		}),
	};
}

const OTHER_NEEDS: Record<string, string> = {
	sla: "profile.yaml 中的办理时限 sla",
	households: "reference/communities.csv 中的户数",
};

function findMissing(
	{ models, rules, options }: Warehouse,
	fields: ReadonlySet<string>,
): CheckedMetric[] {
	const nameOf = (field: string) =>
		rules.fields[field]?.label ?? OTHER_NEEDS[field] ?? field;
	return Object.entries(readMetricTexts(options.workspace)).flatMap(
		([metric, { label }]) => {
			const model = models.find(({ name }) => name === `metric_${metric}`);
			if (!model || meetsNeeds(model.header, fields)) return [];
			const missing = model.header.needs
				.filter((need) => !need.some((field) => fields.has(field)))
				.map((need) => need.map(nameOf).join("或"));
			return [{ metric, label, missing }];
		},
	);
}

function listUnknown({ facts, options }: Warehouse): CheckedMetric[] {
	const texts = readMetricTexts(options.workspace);
	return (facts?.unknowns ?? [])
		.filter(({ period }) => period.role === "current")
		.map(({ metric, reason }) => ({
			metric,
			label: texts[metric]?.label ?? metric,
			missing: [],
			reason,
		}));
}
