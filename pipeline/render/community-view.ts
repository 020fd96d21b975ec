import type Handlebars from "handlebars";
import type { Row } from "../database/database.ts";
import { toFileNames } from "../file-names.ts";
import { NO_COMMUNITY } from "../scope-names.ts";
import {
	type Advice,
	viewAdvice,
	viewCareAdvice,
} from "./findings/advice-view.ts";
import type { Open } from "./findings/standing.ts";
import {
	type Definition,
	type Definitions,
	type Marts,
	type Report,
	reportOf,
	rowsOf,
} from "./marts.ts";
import { type MonthLine, viewMonths } from "./months-view.ts";
import { formatCount, formatWorkingDays } from "./numbers.ts";
import { type CutRows, cutRows, withheldOf } from "./report-lists.ts";
import { fillText, type ReportTexts } from "./report-texts.ts";
import { drawBar } from "./summary/bar.ts";
import { type PastView, viewPast } from "./summary/past-view.ts";

/** One community's page: its own rows, and the street's figures to hold them against. */
export interface CommunityView {
	community: string;
	/** Its page, by its path below the period's folder. */
	file: string;
	report: Report;
	figures: CommunityFigure[];
	isSomeNear: boolean;
	/** The heads of the columns after the month. */
	monthHeads: string[];
	months: MonthLine[];
	topics: Row[];
	/** The topics beyond those named, and the tickets of none that is told. */
	otherTopics: { kinds: number; tickets: number; unsorted: number };
	hotspots: Row[];
	overdue: CutRows;
	nearDue: CutRows;
	dissatisfied: CutRows;
	hard: CutRows;
	advice: Advice[];
	/** It asks for what was not closed on time: how many rows of the overdue list are not among these. */
	late: { isAsked: boolean; outside: number };
	/** Some of it is judged by a number that is the edge of what is usual. */
	hasBounds: boolean;
	definitions: (Definition & { metric: string })[];
}

export interface CommunityFigure {
	metric: string;
	label: string;
	isRate: boolean;
	numerator: number | null;
	denominator: number | null;
	previous_numerator: number | null;
	previous_denominator: number | null;
	lower_95: number | null;
	upper_95: number | null;
	street_numerator: number | null;
	street_denominator: number | null;
	status: string;
	/** Within the funnel, though the street's rate is beyond its own interval. */
	isNearLimit: boolean;
	/** Its last year; none where the exports have too little of it. */
	past: PastView | undefined;
	/** A rate beside the street's. */
	profile: Handlebars.SafeString | "";
	/** A number of the period before. */
	previous: string;
}

interface Metric
	extends Omit<
		CommunityFigure,
		"label" | "isRate" | "past" | "profile" | "previous" | "isNearLimit"
	> {
	metric_kind: string;
	scope_kind: string;
	scope: string;
	is_headline: boolean;
}

/** The page of each community, by its path below the period's folder. */
export function communityFiles(marts: Marts): Map<string, string> {
	const communities = rowsOf<Row>(marts, "mart_communities")
		.map(({ community }) => String(community))
		.filter((community) => community !== NO_COMMUNITY);
	const files = toFileNames(communities);
	return new Map(
		communities.map((each) => [each, `communities/${files.get(each)}.html`]),
	);
}

/** A view for each community that has anything to tell; every list is cut to its own rows here, before a page is made. */
export function viewCommunities(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): CommunityView[] {
	const metrics = rowsOf<Metric>(marts, "int_metrics").filter(
		({ is_headline }) => is_headline,
	);
	const advice = [
		...viewAdvice(marts, definitions, texts),
		...viewCareAdvice(marts, definitions, texts),
	];
	return [...communityFiles(marts)].map(([community, file]) => {
		const own = (mart: string) =>
			rowsOf<Row>(marts, mart).filter((row) => row.community === community);
		const listed = (mart: string, time: ListTime, kind: string) => {
			const rows = own(mart).map((row) => toListed(row, time, kind, texts));
			const list = mart.slice("mart_".length);
			return cutRows(rows, rows.length, withheldOf(marts, list, community));
		};
		const topics = own("mart_community_list");
		const past = viewPast(marts, definitions, texts, {
			kind: "community",
			scope: community,
		});
		const ownAdvice = advice.filter(({ scope }) => scope === community);
		const figures = viewFigures(metrics, community, definitions, past);
		const overdue = listed("mart_overdue", "effective_deadline", "late");
		const { monthMetrics, ...monthly } = viewMonths(
			marts,
			community,
			definitions,
			texts,
		);
		const printed = new Set([
			...figures.map(({ metric }) => metric),
			...monthMetrics,
		]);
		return {
			community,
			file,
			report: reportOf(marts),
			figures,
			isSomeNear: figures.some((figure) => figure.isNearLimit),
			...monthly,
			topics: topics.slice(0, MOST_TOPICS),
			otherTopics: sumTopics(topics.slice(MOST_TOPICS)),
			hotspots: own("mart_hotspots"),
			overdue,
			late: viewLate(ownAdvice, overdue, marts),
			nearDue: listed("mart_near_due", "effective_deadline", "near"),
			dissatisfied: listed("mart_dissatisfied", "closed_at", "dissatisfied"),
			hard: listed("mart_hard", "accepted_at", "hard"),
			advice: ownAdvice,
			hasBounds: ownAdvice.some(({ steps }) =>
				steps.some(({ isBounded }) => isBounded),
			),
			definitions: [...printed].map((metric) => ({
				metric,
				...(definitions[metric] as Definition),
			})),
		};
	});
}

function viewLate(
	advice: readonly Advice[],
	{ rows }: CutRows,
	marts: Marts,
): CommunityView["late"] {
	const asked = advice.find(({ steps }) => steps.some(({ isLate }) => isLate));
	const open = rowsOf<Open>(marts, "mart_finding_open").filter(
		(row) => row.is_late && row.finding_no === asked?.finding_no,
	);
	const inside = new Set(open.map(({ ticket_id }) => ticket_id));
	return {
		isAsked: asked !== undefined,
		outside: rows.filter((row) => !inside.has(String(row.ticket_id))).length,
	};
}

const MOST_TOPICS = 15;
export const NO_TOPIC = "other";

/** The topics of some rows, and the tickets of none that is told. */
export function sumTopics(rows: readonly Row[]): CommunityView["otherTopics"] {
	const sum = (some: readonly Row[]) =>
		some.reduce((total, { tickets }) => total + Number(tickets), 0);
	const kinds = rows.filter(({ topic }) => topic !== NO_TOPIC);
	return {
		kinds: kinds.length,
		tickets: sum(kinds),
		unsorted: sum(rows) - sum(kinds),
	};
}

type ListTime = "effective_deadline" | "closed_at" | "accepted_at";

/** One ticket of a list: what moment counts for it, and how it stands. */
function toListed(
	row: Row,
	time: ListTime,
	kind: string,
	texts: ReportTexts,
): Row {
	const reason = String(row.reason ?? "");
	const { words, community_list: lists } = texts;
	return {
		...row,
		at: row[time] ?? null,
		state: fillText(lists[row.is_also_solved ? `${kind}_also` : kind] ?? "", {
			late: formatWorkingDays((row.working_days_late as number | null) ?? null),
			open: formatCount(Number(row.days_open ?? 0)),
			left: formatCount(Number(row.working_days_left ?? 0)),
			reason: words[kind]?.[reason] ?? reason,
			also: words[kind]?.solved ?? "",
		}),
	};
}

function viewFigures(
	metrics: readonly Metric[],
	community: string,
	definitions: Definitions,
	past: ReadonlyMap<string, PastView>,
): CommunityFigure[] {
	const street = new Map(
		metrics
			.filter(({ scope_kind }) => scope_kind === "street")
			.map((row) => [row.metric, row]),
	);
	return metrics
		.filter(
			({ scope_kind, scope }) =>
				scope_kind === "community" && scope === community,
		)
		.map((row) => {
			const { numerator = null, denominator = null } =
				street.get(row.metric) ?? {};
			return {
				...row,
				label: definitions[row.metric]?.label ?? "",
				isRate: row.metric_kind === "rate",
				street_numerator: numerator,
				street_denominator: denominator,
				past: past.get(row.metric),
				previous: tellCount(row.previous_numerator),
				isNearLimit: isNearLimit(row, numerator, denominator),
				profile: drawProfile(row, numerator, denominator),
			};
		});
}

// Both have 95 %, of the scope's own rate or of the street's: near the limit they part.
const isNearLimit = (
	{ metric_kind, status, lower_95: lower, upper_95: upper }: Metric,
	streetNumerator: number | null,
	streetDenominator: number | null,
) => {
	if (metric_kind !== "rate" || status !== "within") return false;
	if (!streetDenominator || lower === null || upper === null) return false;
	const street = (streetNumerator ?? 0) / streetDenominator;
	return street < lower || street > upper;
};

const tellCount = (count: number | null) =>
	count === null ? "—" : `${formatCount(count)}件`;

const drawProfile = (
	{ metric_kind, numerator, denominator, status }: Metric,
	streetNumerator: number | null,
	streetDenominator: number | null,
) =>
	metric_kind === "rate" && denominator && streetDenominator
		? drawBar(
				(numerator ?? 0) / denominator,
				(streetNumerator ?? 0) / streetDenominator,
				status === "below",
			)
		: "";
