import type { Row } from "../database/database.ts";
import { toHref } from "../file-names.ts";
import { type ActionView, viewActions } from "./action-view.ts";
import { type AppendixView, viewAppendix } from "./appendix-view.ts";
import { type CaseGroup, viewCases } from "./cases-view.ts";
import { type ChangesView, viewChanges } from "./changes-view.ts";
import { tellFewMonths } from "./charts/few-months.ts";
import { communityFiles } from "./community-view.ts";
import { type FairnessView, viewFairness } from "./fairness-view.ts";
import {
	type Advice,
	type Decision,
	type FindingView,
	groupDecisions,
	viewAdvice,
	viewFindings,
	viewNotes,
} from "./findings/advice-view.ts";
import {
	type AssumedSource,
	tellAssumed,
} from "./findings/assumed-deadlines.ts";
import { type MonthLead, viewMonthLead } from "./findings/month-lead.ts";
import { tellSourceChanges } from "./findings/source-changes.ts";
import { tellWhere } from "./findings/standing.ts";
import { type HeadlineView, viewHeadlines } from "./headline-view.ts";
import {
	type Definitions,
	type Marts,
	type Report,
	reportOf,
	rowsOf,
	type Section,
} from "./marts.ts";
import { type Chapter, planAnnexes, planOutline } from "./outline.ts";
import { type TypeChannels, viewTypeChannels } from "./overview-view.ts";
import { type Ranking, viewRankings } from "./ranking-view.ts";
import { type CutRows, MOST_ROWS, viewLists } from "./report-lists.ts";
import { planSections, planTables } from "./report-plan.ts";
import { fillText, type ReportTexts } from "./report-texts.ts";
import { type FirstPage, fitFirstPage } from "./summary/first-page.ts";
import { type Tile, viewTiles } from "./summary/tiles-view.ts";
import { type TopicsView, viewTopics } from "./topics-view.ts";
import { viewVisits } from "./visits-view.ts";

/** Everything that `report.hbs` places, in the words and order of the page. */
export interface ReportView
	extends ActionView,
		AppendixView,
		FairnessView,
		TopicsView {
	title: string;
	report: Report;
	comparison: { previous: string; year_ago: string };
	/** Why earlier periods with other sources are not compared. */
	sourceChanges: string[];
	outline: Chapter[];
	/** The tables at the end. */
	annexes: Chapter[];
	/** Which chapters there are. */
	sections: Record<string, boolean>;
	summary: {
		lead: MonthLead;
		tiles: Tile[];
		findings: FindingView[];
		/** Some figure is told with what is usual of it. */
		hasPast: boolean;
		/** Some finding has tickets to look up. */
		hasTickets: boolean;
		notes: string[];
		/** How it is set in print. */
		page: FirstPage;
		/** Some decision is judged by a number that is the edge of what is usual. */
		hasBounds: boolean;
		decisions: Decision[];
		/** Where they are settled. */
		where: string;
	};
	headlines: HeadlineView[];
	changes: ChangesView;
	flow: Row[];
	/** Of metrics of which too few months are known for a line. */
	fewMonths: Record<string, string>;
	typeChannels: TypeChannels;
	shown: Record<string, boolean>;
	communities: Row[];
	rankings: Ranking[];
	units: Row[];
	/** That deadlines are the rules' own, where exports state none; empty where they state all. */
	assumedDeadlines: string;
	/** Offices and committees, each under its name where there are both. */
	unitGroups: { label: string; units: Row[] }[];
	street: Record<string, Row>;
	hasHouseholds: boolean;
	hasRestOfTopics: boolean;
	stages: Row[];
	ageing: Row[];
	openCounts: Row | undefined;
	/** Some ticket is open, so that there is something to draw. */
	hasOpen: boolean;
	nearDue: CutRows;
	overdue: CutRows;
	levels: Row[];
	callbacks: Row[];
	clearing: Row[];
	clearingWeeks: Row[];
	firstLine: Row[];
	dissatisfied: CutRows;
	dissatisfiedReasons: { reason: string; tickets: number }[];
	/** Of those with a graver reason, the solved; with those that have no other, how many. */
	alsoSolved: {
		reasons: { reason: string; tickets: number }[];
		tickets: number;
	};
	repeatKinds: Row[];
	clusters: CutRows;
	hard: CutRows;
	cases: CaseGroup[];
	advice: Advice[];
}

/** Arranges the marts for the page; adds no number of its own. */
export function toReportView(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): ReportView {
	const report = reportOf(marts);
	const findings = viewFindings(marts, definitions, texts);
	const headlines = viewHeadlines(marts, definitions, texts);
	const tiles = viewTiles(headlines, marts, definitions, texts);
	const assumed = rowsOf<AssumedSource>(marts, "mart_assumed_deadlines");
	const sectionRows = rowsOf<Section>(marts, "mart_sections");
	const shown = viewShown(sectionRows);
	const content = {
		...viewStreetParts(marts, definitions),
		...viewLists(marts),
		assumedDeadlines: sectionRows
			.flatMap((row) => tellAssumed(row, texts, assumed) ?? [])
			.join(""),
		changes: viewChanges(marts, definitions, texts),
		typeChannels: viewTypeChannels(marts, texts),
		...viewTopics(marts),
		communities: linkCommunities(marts),
		units: rowsOf<Row>(marts, "mart_units"),
		unitGroups: groupUnits(marts, texts),
		cases: viewCases(marts, texts),
		advice: viewAdvice(marts, definitions, texts),
		rankings: viewRankings(marts, definitions, texts),
		...viewFairness(marts, definitions, texts, MOST_ROWS),
	};
	const annexes = planAnnexes(texts.annexes, planTables(shown, content));
	const sections = {
		...planSections(shown, content),
		lists: annexes.length > 0,
	};
	const words = {
		lead: viewMonthLead(marts, definitions, texts),
		findings,
		notes: viewNotes(marts, definitions, texts),
		decisions: groupDecisions(content.advice),
		where: tellWhere(
			content.advice.map(({ matter }) => matter),
			marts,
			texts,
		),
	};
	return {
		title: fillText(texts.title, {
			street: report.street_name,
			period: report.period_label,
		}),
		report,
		comparison: compareWords(report, texts),
		sourceChanges: tellSourceChanges(marts, texts),
		outline: planOutline(texts.outline, sections),
		annexes,
		sections,
		summary: {
			...words,
			page: fitFirstPage({ ...words, tiles }),
			tiles,
			hasPast: tiles.some(
				({ past }) => past !== undefined && past.range !== "",
			),
			hasBounds: content.advice.some(({ steps }) =>
				steps.some(({ isBounded }) => isBounded),
			),
			hasTickets: findings.some(({ tickets }) => tickets > 0),
		},
		headlines,
		flow: rowsOf<Row>(marts, "mart_flow"),
		fewMonths: tellFewMonths(marts, texts),
		shown,
		hasOpen: content.ageing.some(({ tickets }) => Number(tickets) > 0),
		hasHouseholds: content.communities.some((row) => row.households !== null),
		hasRestOfTopics: rowsOf<Row>(marts, "mart_community_topics").some(
			({ topic_group }) => topic_group === "other",
		),
		...content,
		...viewAppendix(marts, definitions),
	};
}

function linkCommunities(marts: Marts): Row[] {
	const files = communityFiles(marts);
	return rowsOf<Row>(marts, "mart_communities").map((row) => ({
		...row,
		href: toHref(files.get(String(row.community)) ?? ""),
	}));
}

function viewStreetParts(marts: Marts, definitions: Definitions) {
	return {
		street: viewStreet(marts, definitions),
		stages: rowsOf<Row>(marts, "mart_stages"),
		ageing: rowsOf<Row>(marts, "mart_ageing"),
		openCounts: rowsOf<Row>(marts, "mart_open_counts")[0],
		levels: rowsOf<Row>(marts, "mart_satisfaction_levels"),
		callbacks: rowsOf<Row>(marts, "mart_callbacks"),
		clearing: rowsOf<Row>(marts, "mart_clearing"),
		clearingWeeks: rowsOf<Row>(marts, "mart_clearing_weeks"),
		firstLine: rowsOf<Row>(marts, "int_first_line").filter(
			(row) => row.scope_kind === "street",
		),
		repeatKinds: rowsOf<Row>(marts, "mart_repeat_kinds"),
		...viewActions(marts),
		visits: viewVisits(marts),
	};
}

function streetRow(marts: Marts, metric: string): Row | undefined {
	return rowsOf<Row>(marts, "int_metrics").find(
		(row) => row.scope_kind === "street" && row.metric === metric,
	);
}

/** What the two comparisons of a kind of period are called. */
function compareWords(
	report: Report,
	texts: ReportTexts,
): { previous: string; year_ago: string } {
	const words = texts.comparison[report.period_kind];
	if (!words) throw new Error(`no comparison words: ${report.period_kind}`);
	return words;
}

function groupUnits(marts: Marts, { words }: ReportTexts) {
	const units = rowsOf<Row>(marts, "mart_units");
	const groups = [...new Set(units.map(({ unit_group }) => unit_group))];
	return groups.map((group) => ({
		label: groups.length > 1 ? (words.unit_group?.[String(group)] ?? "") : "",
		units: units.filter(({ unit_group }) => unit_group === group),
	}));
}

function viewShown(sections: readonly Section[]): Record<string, boolean> {
	return Object.fromEntries(
		sections.map(({ section, is_shown }) => [section, is_shown]),
	);
}

// The street's own figure of each metric; one that could not be computed is blank.
function viewStreet(
	marts: Marts,
	definitions: Definitions,
): Record<string, Row> {
	const blank = {
		isKnown: false,
		numerator: null,
		denominator: null,
		value: null,
		lower_95: null,
		upper_95: null,
		previous_numerator: null,
	};
	const rows = rowsOf<Row>(marts, "mart_headlines");
	return Object.fromEntries(
		Object.keys(definitions).map((metric) => {
			const row =
				rows.find((each) => each.metric === metric) ?? streetRow(marts, metric);
			return [metric, row ? { ...row, isKnown: true } : blank];
		}),
	);
}
