import { sum } from "simple-statistics";
import type { ColumnType, Database } from "../database/database.ts";
import {
	type Evidence,
	type Judged,
	judgeCampaign,
} from "./campaign-effect.ts";
import {
	type FourCells,
	type PastStretch,
	type Ratio,
	ratioOfRatios,
	tableDispersion,
} from "./ratio-of-ratios.ts";
import { type Row, writeRows } from "./write-rows.ts";

interface CampaignRow {
	campaign: string;
	comparison: "untreated" | "last_year";
	is_declared_first: boolean;
	is_over: boolean;
}

interface SpanRow {
	campaign: string;
	span: string;
	span_no: number;
	days: number;
	is_covered: boolean;
}

interface CellRow {
	campaign: string;
	span: string;
	span_no: number;
	arm: string;
	community: string;
	hotline: number;
	total: number;
}

type Count = "hotline" | "total";
type Comparison = "untreated" | "last_year" | "untreated_year";

/** A campaign with its own spans and cells. */
interface Own extends CampaignRow {
	spans: SpanRow[];
	cells: CellRow[];
}

const EFFECTS = {
	campaign: "text",
	comparison: "text",
	comparison_no: "integer",
	is_main: "boolean",
	treated_before: "integer",
	treated_during: "integer",
	compared_before: "integer",
	compared_during: "integer",
	days_before: "integer",
	days_during: "integer",
	total_before: "integer",
	total_during: "integer",
	naive_change: "double",
	ratio: "double",
	lower_95: "double",
	upper_95: "double",
	dispersion: "double",
	usual_before: "double",
	expected_fall: "double",
	corrected_ratio: "double",
	corrected_lower_95: "double",
	corrected_upper_95: "double",
	total_ratio: "double",
	total_lower_95: "double",
	total_upper_95: "double",
	verdict: "text",
	reason: "text",
} satisfies Record<string, ColumnType>;

/** Where each comparison finds its four cells: arm and span of before and during. */
const CELLS = {
	untreated: [
		["treated", "before"],
		["treated", "during"],
		["untreated", "before"],
		["untreated", "during"],
	],
	last_year: [
		["treated", "before"],
		["treated", "during"],
		["treated", "last_year_before"],
		["treated", "last_year_during"],
	],
	untreated_year: [
		["treated", "last_year_during"],
		["treated", "during"],
		["untreated", "last_year_during"],
		["untreated", "during"],
	],
} as const;

const SECOND: Record<CampaignRow["comparison"], Comparison[]> = {
	untreated: ["untreated_year", "last_year"],
	last_year: ["untreated"],
};

/** Writes `est_campaigns`: what each campaign is held to have changed, by its declared comparison and by others. */
export async function estimateCampaigns(database: Database): Promise<void> {
	const campaigns = await database.rows<CampaignRow>(
		"select * from int_campaigns order by campaign_no",
	);
	const spans = await database.rows<SpanRow>(
		"select campaign, span, span_no, days, is_covered from run_campaign_spans order by campaign, span, span_no",
	);
	const cells = await database.rows<CellRow>(
		"select * from int_campaign_cells order by campaign, span, span_no, arm, community",
	);
	const rows = campaigns.flatMap((campaign) => {
		const isOwn = (row: { campaign: string }) =>
			row.campaign === campaign.campaign;
		return estimateCampaign({
			...campaign,
			spans: spans.filter(isOwn),
			cells: cells.filter(isOwn),
		});
	});
	await writeRows(database, "est_campaigns", EFFECTS, rows);
}

function estimateCampaign(own: Own): Row<typeof EFFECTS>[] {
	const others = SECOND[own.comparison].filter(
		(each) => hasArms(own, each) && isCovered(own, each),
	);
	const dispersion = disperse(own);
	return [own.comparison, ...others].map((comparison, index) => {
		const isMain = comparison === own.comparison;
		const judged = judgeCampaign(toEvidence(own, comparison, dispersion));
		return {
			campaign: own.campaign,
			comparison,
			comparison_no: index + 1,
			is_main: isMain,
			...describe(own, comparison),
			dispersion,
			...estimated("", judged.estimate),
			...estimated("corrected_", isMain ? judged.corrected : undefined),
			...estimated(
				"total_",
				judged.estimate &&
					ratioOfRatios(pickCells(own, comparison, "total"), dispersion),
			),
			...(isMain ? tellFall(own, judged) : NOT_MAIN),
		};
	});
}

function describe(own: Own, comparison: Comparison) {
	const cells = pickCells(own, comparison, "hotline");
	const total = pickCells(own, comparison, "total");
	const [before, during] = daysOf(own, comparison);
	return {
		treated_before: cells.treatedBefore,
		treated_during: cells.treatedDuring,
		compared_before: cells.comparedBefore,
		compared_during: cells.comparedDuring,
		days_before: before,
		days_during: during,
		total_before: total.treatedBefore,
		total_during: total.treatedDuring,
		naive_change: naiveChange(cells, before, during),
	};
}

function estimated<Prefix extends "" | "corrected_" | "total_">(
	prefix: Prefix,
	estimate: Ratio | undefined,
) {
	return {
		[`${prefix}ratio`]: estimate?.ratio ?? null,
		[`${prefix}lower_95`]: estimate?.lower ?? null,
		[`${prefix}upper_95`]: estimate?.upper ?? null,
	} as Record<
		`${Prefix}ratio` | `${Prefix}lower_95` | `${Prefix}upper_95`,
		number | null
	>;
}

const NOT_MAIN = {
	usual_before: null,
	expected_fall: null,
	verdict: "",
	reason: "",
};

function tellFall(own: Own, { baseline, verdict, reason }: Judged) {
	const before = countOf(own, "treated", "before", 0, "hotline");
	const fall =
		baseline === undefined || before === 0 ? null : 1 - baseline / before;
	return {
		usual_before: baseline ?? null,
		expected_fall: fall === null ? null : Math.max(0, fall),
		verdict,
		reason,
	};
}

function naiveChange(
	{ treatedBefore, treatedDuring }: FourCells,
	before: number,
	during: number,
): number | null {
	if (treatedBefore === 0) return null;
	return treatedDuring / during / (treatedBefore / before) - 1;
}

function toEvidence(
	own: Own,
	comparison: Comparison,
	dispersion: number,
): Evidence {
	return {
		cells: pickCells(own, comparison, "hotline"),
		dispersion,
		before: stretchOf(own, comparison, "before", 0),
		past: historyOf(own).map(({ span, span_no }) =>
			stretchOf(own, comparison, span, span_no),
		),
		isOver: own.is_over,
		isDeclaredFirst: own.is_declared_first,
		isCovered: isCovered(own, comparison),
		hasComparison: hasArms(own, comparison),
	};
}

function pickCells(own: Own, comparison: Comparison, count: Count): FourCells {
	const [a0 = 0, a1 = 0, b0 = 0, b1 = 0] = CELLS[comparison].map(
		([arm, span]) => countOf(own, arm, span, 0, count),
	);
	return {
		treatedBefore: a0,
		treatedDuring: a1,
		comparedBefore: b0,
		comparedDuring: b1,
	};
}

function countOf(
	{ cells }: Own,
	arm: string,
	span: string,
	spanNo: number,
	count: Count,
): number {
	const inside = cells.filter(
		(cell) => cell.arm === arm && cell.span === span && cell.span_no === spanNo,
	);
	return sum(inside.map((cell) => cell[count]));
}

function isCovered({ spans }: Own, comparison: Comparison): boolean {
	return CELLS[comparison].every(([, name]) =>
		spans.some(({ span, is_covered }) => span === name && is_covered),
	);
}

const hasArms = ({ cells }: Own, comparison: Comparison) =>
	comparison === "last_year" || cells.some(({ arm }) => arm === "untreated");

function daysOf({ spans }: Own, comparison: Comparison): [number, number] {
	const [[, before], [, during]] = CELLS[comparison];
	const days = (name: string) =>
		spans.find(({ span }) => span === name)?.days ?? 1;
	return [days(before), days(during)];
}

const historyOf = ({ spans }: Own) =>
	spans.filter(({ span, is_covered }) => span === "history" && is_covered);

// Where all the street was treated its own past stretches are each other's measure.
function stretchOf(
	own: Own,
	comparison: Comparison,
	span: string,
	spanNo: number,
): PastStretch {
	const count = (arm: string) => countOf(own, arm, span, spanNo, "hotline");
	return {
		treated: count("treated"),
		compared: comparison === "last_year" ? 1 : count("untreated"),
	};
}

// How much counts vary where nothing was done; where something was done everywhere, before it.
function disperse(own: Own): number {
	const isUntreated = own.cells.some(({ arm }) => arm === "untreated");
	const arm = isUntreated ? "untreated" : "treated";
	const named = isUntreated ? ["before", "during"] : ["before"];
	const spans = [
		...named.map((span) => ({ span, span_no: 0 })),
		...historyOf(own),
	];
	const places = [
		...new Set(
			own.cells
				.filter((cell) => cell.arm === arm)
				.map((cell) => cell.community),
		),
	].sort();
	return tableDispersion(
		places.map((place) =>
			spans.map(
				({ span, span_no }) =>
					own.cells.find(
						(cell) =>
							cell.arm === arm &&
							cell.community === place &&
							cell.span === span &&
							cell.span_no === span_no,
					)?.hotline ?? 0,
			),
		),
	);
}
