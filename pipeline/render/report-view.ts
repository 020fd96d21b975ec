import type { Value } from "../database/database.ts";
import { type OtherRule, viewOtherRules } from "./figures-view.ts";
import { type HeadlineView, viewHeadlines } from "./headline-view.ts";
import {
	type Definition,
	type Definitions,
	type Marts,
	type Report,
	reportOf,
	rowsOf,
	type Section,
} from "./marts.ts";
import { fillText, type ReportTexts } from "./report-texts.ts";
import { tellFindings } from "./sentences.ts";

type Row = Record<string, Value>;

/** Everything that `report.hbs` places, in the words and order of the page. */
export interface ReportView {
	title: string;
	report: Report;
	comparison: { previous: string; year_ago: string };
	findings: string[];
	headlines: HeadlineView[];
	shown: Record<string, boolean>;
	dropped: Section[];
	trend: Row[];
	topicGroups: Row[];
	hotspots: { rows: Row[]; total: number; isCut: boolean };
	communities: Row[];
	street: Record<string, Row>;
	/** The street's rate of extensions, which stands beside the on-time rate. */
	extended: Row | undefined;
	hasHouseholds: boolean;
	overdue: { rows: Row[]; total: number; isCut: boolean };
	effects: Row[];
	comparisons: Row[];
	issueCounts: Row[];
	exclusions: Row[];
	exclusionEffects: Row[];
	restatements: Row[];
	definitions: (Definition & { metric: string })[];
	otherRules: OtherRule[];
}

const MOST_OVERDUE = 30;
const MOST_HOTSPOTS = 10;

/** Arranges the marts for the page; adds no number of its own. */
export function toReportView(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): ReportView {
	const report = reportOf(marts);
	const headlines = viewHeadlines(marts, definitions, texts);
	const sections = rowsOf<Section>(marts, "mart_sections");
	const communities = rowsOf<Row>(marts, "mart_communities");
	return {
		title: fillText(texts.title, {
			street: report.street_name,
			period: report.period_label,
		}),
		report,
		comparison: compareWords(report, texts),
		findings: tellFindings(marts, definitions, texts),
		headlines,
		shown: viewShown(sections),
		dropped: sections.filter((section) => !section.is_shown),
		trend: rowsOf(marts, "mart_trend"),
		topicGroups: viewTopicGroups(marts),
		hotspots: cutRows(rowsOf<Row>(marts, "mart_hotspots"), MOST_HOTSPOTS),
		communities,
		street: viewStreet(marts),
		extended: rowsOf<Row>(marts, "mart_metrics").find(
			(row) => row.scope_kind === "street" && row.metric === "extension_rate",
		),
		hasHouseholds: communities.some((row) => row.households !== null),
		overdue: cutRows(rowsOf<Row>(marts, "mart_overdue"), MOST_OVERDUE),
		effects: rowsOf<Row>(marts, "mart_campaign_effects").filter(
			(row) => row.is_main,
		),
		comparisons: rowsOf(marts, "mart_campaign_effects"),
		issueCounts: rowsOf(marts, "mart_issue_counts"),
		exclusions: rowsOf(marts, "mart_exclusions"),
		exclusionEffects: labelled(marts, "mart_exclusion_effects", definitions),
		restatements: labelled(marts, "mart_restatements", definitions).map(
			(row) => ({ ...row, isRate: row.metric_kind === "rate" }),
		),
		definitions: viewDefinitions(marts, definitions),
		otherRules: viewOtherRules(marts, definitions),
	};
}

function labelled(marts: Marts, mart: string, definitions: Definitions): Row[] {
	return rowsOf<Row>(marts, mart).map((row) => ({
		...row,
		label: definitions[String(row.metric)]?.label ?? "",
	}));
}

/** What the two comparisons of a kind of period are called. */
export function compareWords(
	report: Report,
	texts: ReportTexts,
): { previous: string; year_ago: string } {
	const words = texts.comparison[report.period_kind];
	if (!words) throw new Error(`no comparison words: ${report.period_kind}`);
	return words;
}

// Printed beside the headline figures: in the text on timeliness, in the table of communities.
const ALSO_PRINTED = ["extension_rate", "volume_per_1000_households"];

function viewDefinitions(marts: Marts, definitions: Definitions) {
	const printed = rowsOf<Row>(marts, "mart_metrics").filter(
		(row) =>
			row.scope_kind === "street" &&
			(row.is_headline || ALSO_PRINTED.includes(String(row.metric))),
	);
	const metrics = new Set(printed.map((row) => String(row.metric)));
	return Object.entries(definitions)
		.filter(([metric]) => metrics.has(metric))
		.map(([metric, definition]) => ({ metric, ...definition }));
}

function cutRows(rows: Row[], most: number) {
	const shown = rows.slice(0, most);
	return { rows: shown, total: rows.length, isCut: rows.length > most };
}

function viewShown(sections: readonly Section[]): Record<string, boolean> {
	const names = [
		"trend",
		"topics",
		"hotspots",
		"communities",
		"timeliness",
		"overdue",
		"satisfaction",
		"effects",
	];
	const shown = new Set(
		sections.filter(({ is_shown }) => is_shown).map(({ section }) => section),
	);
	return Object.fromEntries(names.map((name) => [name, shown.has(name)]));
}

function viewTopicGroups(marts: Marts): Row[] {
	const topics = rowsOf<Row>(marts, "mart_topics");
	return rowsOf<Row>(marts, "mart_topic_groups").map((group) => {
		const own = topics.filter((row) => row.topic_group === group.topic_group);
		const isSame =
			own.length === 1 && own[0]?.topic_label === group.group_label;
		return { ...group, topics: isSame ? [] : own } as unknown as Row;
	});
}

// A table's last line repeats the street's own figures; a metric that could not be computed is blank.
function viewStreet(marts: Marts): Record<string, Row> {
	const blank = {
		numerator: null,
		denominator: null,
		value: null,
		lower_95: null,
		upper_95: null,
		previous_numerator: null,
	};
	const rows = rowsOf<Row>(marts, "mart_headlines");
	return Object.fromEntries(
		[
			"volume",
			"ontime_rate",
			"overdue_open",
			"satisfaction_strict",
			"rated_share",
		].map((metric) => [
			metric,
			rows.find((row) => row.metric === metric) ?? blank,
		]),
	);
}
