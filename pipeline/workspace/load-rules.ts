import { createHash } from "node:crypto";
import {
	boolean,
	type Columns,
	integer,
	text,
	time,
} from "../database/write-table.ts";
import type { SourceChange } from "./compared/source-changes.ts";
import { sourceTables } from "./compared/source-tables.ts";
import { competenceTable } from "./competence.ts";
import { type Needing, needsTable } from "./needs.ts";
import { nameFirstDays, namePeriods } from "./period-names.ts";
import type { Masthead } from "./profile-file.ts";
import { type Published, RULES_VERSION } from "./published.ts";
import type { Rules } from "./rules.ts";
import { idOf, type RunTimes } from "./run-periods.ts";
import type { Section } from "./sections.ts";
import { calendarTables } from "./tables/calendar-tables.ts";
import { campaignSpanTable, campaignTables } from "./tables/campaign-tables.ts";
import { figureTables } from "./tables/figure-tables.ts";
import { findingTables } from "./tables/finding-tables.ts";
import { forecastRunTables, forecastTables } from "./tables/forecast-tables.ts";
import { handlingTables } from "./tables/handling-tables.ts";
import { hotspotTables } from "./tables/hotspot-tables.ts";
import { meetingTables } from "./tables/meeting-tables.ts";
import { placeTables } from "./tables/place-tables.ts";
import type { Unknown } from "./unknowns.ts";
import { visitTables } from "./visits/visits.ts";

/** A metric as its model's header and its text describe it. */
export interface RunMetric {
	metric: string;
	kind: string;
	interval: string;
	test: string;
	hasFunnel: boolean;
	isAssessed: boolean;
	goodDirection: string;
	isHeadline: boolean;
	isMonthly: boolean;
}

const COMPARED = ["current", "previous", "year_ago"];

/** The rules as small tables, for SQL to join, by subject. */
export function ruleTables(
	rules: Rules,
): Record<string, Record<string, Columns>> {
	return {
		tickets: {
			...vocabularyTables(rules),
			...placeTables(rules),
			...handlingTables(rules),
			...calendarTables(rules),
		},
		figures: figureTables(rules.profile.figureSets),
		meeting: {
			...competenceTable(rules.competences),
			...meetingTables(rules.meeting),
		},
		campaigns: campaignTables(rules),
		forecast: forecastTables(rules),
		visits: visitTables(rules.visitFiles, rules.visitRules),
	};
}

export interface RunParts {
	rules: Rules;
	times: RunTimes;
	fields: ReadonlySet<string>;
	sections: readonly Section[];
	metrics: readonly RunMetric[];
	unknowns: readonly Unknown[];
	sourceChanges: readonly SourceChange[];
	sourceStarts: readonly string[];
	sourceNames: ReadonlyMap<string, string>;
	needing: readonly Needing[];
	published: readonly Published[];
}

/** The periods, the one row of options, and what can be computed for them. */
export function runTables({
	rules,
	times,
	fields,
	sections,
	metrics,
	unknowns,
	sourceChanges,
	sourceStarts,
	sourceNames,
	needing,
	published,
}: RunParts): Record<string, Columns> {
	return {
		...campaignSpanTable(rules.campaigns, times),
		...forecastRunTables(rules, times),
		run_periods: periodTable(times),
		run_options: optionsTable(rules, times, fields),
		run_fields: { field: text([...fields].sort()) },
		run_sections: sectionTable(sections),
		run_metrics: metricTable(metrics, rules.profile.preset),
		run_unknown_metrics: unknownTable(unknowns),
		...sourceTables(sourceChanges, sourceStarts, sourceNames),
		run_needs: needsTable(needing, rules.fields),
		ref_published: publishedTable(published),
	};
}

// The sections that the exports' fields allow.
function sectionTable(sections: readonly Section[]): Columns {
	return {
		section: text(sections.map((each) => each.section)),
		section_no: integer(sections.map((_, index) => index + 1)),
		label: text(sections.map((each) => each.label)),
		is_possible: boolean(sections.map((each) => each.isPossible)),
		missing_reason: text(sections.map((each) => each.missingReason)),
		empty_reason: text(sections.map((each) => each.emptyReason)),
	};
}

// The metrics that could be computed, in print order.
function metricTable(metrics: readonly RunMetric[], preset: string): Columns {
	return {
		metric: text(metrics.map((each) => each.metric)),
		metric_no: integer(metrics.map((_, index) => index + 1)),
		metric_kind: text(metrics.map((each) => each.kind)),
		interval: text(metrics.map((each) => each.interval)),
		change_test: text(metrics.map((each) => each.test)),
		has_funnel: boolean(metrics.map((each) => each.hasFunnel)),
		is_assessed: boolean(metrics.map((each) => each.isAssessed)),
		good_direction: text(metrics.map((each) => each.goodDirection)),
		is_headline: boolean(metrics.map((each) => each.isHeadline)),
		is_monthly: boolean(metrics.map((each) => each.isMonthly)),
		rule: text(metrics.map((each) => `${preset}/${each.metric}`)),
	};
}

// The metrics that a period's exports say too little of.
function unknownTable(unknowns: readonly Unknown[]): Columns {
	return {
		metric: text(unknowns.map((each) => each.metric)),
		period_id: text(unknowns.map(({ period }) => idOf(period))),
		reason: text(unknowns.map((each) => each.reason)),
	};
}

// The figures that were printed before, as they were printed.
function publishedTable(published: readonly Published[]): Columns {
	const rows = published.flatMap(({ period, figures }) =>
		figures.map((figure) => ({ ...figure, period: period.id })),
	);
	const count = (cell: string) => (cell === "" ? null : Number(cell));
	return {
		period_name: text(rows.map((row) => row.period)),
		metric: text(rows.map((row) => row.metric)),
		scope_kind: text(rows.map((row) => row.scope_kind)),
		scope: text(rows.map((row) => row.scope)),
		as_of: time(rows.map((row) => row.as_of)),
		numerator: integer(rows.map((row) => count(row.numerator))),
		denominator: integer(rows.map((row) => count(row.denominator))),
		rules_sha256: text(rows.map((row) => row.rules_sha256)),
		calendar_sha256: text(rows.map((row) => row.calendar_sha256)),
		rules_version: integer(rows.map((row) => Number(row.rules_version || 1))),
	};
}

function periodTable({ periods }: RunTimes): Columns {
	return {
		period_id: text(periods.map(idOf)),
		role: text(periods.map((each) => each.role)),
		period_name: text(periods.map((each) => each.name)),
		label: text(periods.map((each) => each.label)),
		start_at: time(periods.map((each) => each.startAt)),
		end_at: time(periods.map((each) => each.endAt)),
		as_of: time(periods.map((each) => each.asOf)),
		days: integer(periods.map((each) => each.days)),
		is_over: boolean(periods.map((each) => each.isOver)),
		is_covered: boolean(periods.map((each) => each.isCovered)),
		is_compared: boolean(periods.map((each) => COMPARED.includes(each.role))),
	};
}

function optionsTable(
	rules: Rules,
	times: RunTimes,
	fields: ReadonlySet<string>,
): Columns {
	const { coverage, firstDays } = times;
	const words = namePeriods(times.period.kind);
	return {
		period_name: text([times.period.id]),
		period_kind: text([times.period.kind]),
		period_noun: text([nameFirstDays(words.noun, firstDays?.current)]),
		previous_noun: text([nameFirstDays(words.previous, firstDays?.previous)]),
		year_ago_noun: text([nameFirstDays(words.year_ago, firstDays?.year_ago)]),
		previous_whole_noun: text([words.previous]),
		start_date: text([times.period.start]),
		end_date: text([times.period.end]),
		as_of: time([times.asOf]),
		meeting_at: time([`${times.meetingDay} 00:00:00`]),
		covered_from: time([`${coverage.from} 00:00:00`]),
		covered_until: time([`${coverage.until} 00:00:00`]),
		has_meetings: boolean([rules.profile.hasMeetings]),
		is_period_complete: boolean([times.isComplete]),
		street_name: text([rules.profile.streetName]),
		...mastheadColumns(times.period.start, rules.profile.masthead),
		preset: text([rules.profile.preset]),
		preset_label: text([rules.profile.label]),
		rules_sha256: text([sha256(markRules(rules))]),
		calendar_sha256: text([sha256(rules.calendar.days)]),
		rules_version: integer([RULES_VERSION]),
		calendar_from: text([rules.calendar.from]),
		calendar_to: text([rules.calendar.to]),
		has_estates: boolean([rules.estates.length > 0]),
		has_communities: boolean([rules.communities !== undefined]),
		has_closure: boolean([fields.has("closed_at") || fields.has("status")]),
	};
}

function mastheadColumns(
	start: string,
	masthead: Partial<Masthead> = {},
): Columns {
	const { issuer = "", issue = "", issued = "", mark = "" } = masthead;
	const [year = "", month = ""] = start.split("-");
	const numbered = issue
		.replaceAll("{year}", year)
		.replaceAll("{month}", String(Number(month)));
	return {
		masthead_issuer: text([issuer]),
		masthead_issue: text([numbered]),
		masthead_issued: text([issued]),
		masthead_mark: text([mark]),
	};
}

function vocabularyTables(rules: Rules): Record<string, Columns> {
	const { values, topics } = rules;
	const issues = Object.entries(rules.issueLabels);
	const words = Object.entries(values).flatMap(([field, byWord]) =>
		Object.entries(byWord).map(([word, canonical]) => ({
			field,
			word,
			canonical,
		})),
	);
	return {
		rule_values: {
			field: text(words.map((each) => each.field)),
			value: text(words.map((each) => each.word)),
			canonical: text(words.map((each) => each.canonical)),
		},
		rule_issues: {
			issue: text(issues.map(([issue]) => issue)),
			issue_label: text(issues.map(([, label]) => label)),
		},
		...hotspotTables(rules),
		...findingTables(rules.findings),
		rule_topics: {
			topic: text(topics.leaves.map((leaf) => leaf.id)),
			topic_label: text(topics.leaves.map((leaf) => leaf.name)),
			topic_group: text(topics.leaves.map((leaf) => leaf.group)),
			group_label: text(topics.leaves.map((leaf) => leaf.groupName)),
			urgency: text(topics.leaves.map((leaf) => leaf.urgency)),
			topic_no: integer(topics.leaves.map((_, index) => index + 1)),
			is_sensitive: boolean(topics.leaves.map((leaf) => leaf.isSensitive)),
		},
		rule_ranking: { mode: text([rules.profile.ranking]) },
		rule_sensitive: { fewest: integer([rules.fewestSensitive]) },
		rule_sensitive_words: { word: text(rules.sensitiveWords) },
	};
}

// What a figure rests on besides the code: a model as well, where one labels.
function markRules({ profile, labellingModel }: Rules): unknown {
	return labellingModel
		? { ...profile, topicModel: labellingModel.sha256 }
		: profile;
}

function sha256(rules: unknown): string {
	return createHash("sha256").update(JSON.stringify(rules)).digest("hex");
}
