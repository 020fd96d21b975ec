import { sum } from "simple-statistics";
import {
	type FourCells,
	type PastStretch,
	tableDispersion,
} from "../../statistics/ratio-of-ratios.ts";
import type { Evidence } from "./campaign-effect.ts";

export interface CampaignRow {
	campaign: string;
	comparison: "untreated" | "last_year";
	is_declared_first: boolean;
	has_fields: boolean;
	is_over: boolean;
}

export interface SpanRow {
	campaign: string;
	span: string;
	span_no: number;
	days: number;
	is_covered: boolean;
}

export interface CellRow {
	campaign: string;
	span: string;
	span_no: number;
	arm: string;
	community: string;
	hotline: number;
	total: number;
}

type Count = "hotline" | "total";
export type Comparison = "untreated" | "last_year" | "untreated_year";

/** A campaign with its own spans and cells. */
export interface Own extends CampaignRow {
	spans: SpanRow[];
	cells: CellRow[];
}

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

/** What a comparison lets a campaign be judged by. */
export function toEvidence(
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
		hasFields: own.has_fields,
		isCovered: isCovered(own, comparison),
		hasComparison: hasArms(own, comparison),
	};
}

/** The four counts of a comparison. */
export function pickCells(
	own: Own,
	comparison: Comparison,
	count: Count,
): FourCells {
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

/** What one arm had in one stretch. */
export function countOf(
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

/** Whether the exports cover the stretches of a comparison. */
export function isCovered({ spans }: Own, comparison: Comparison): boolean {
	return CELLS[comparison].every(([, name]) =>
		spans.some(({ span, is_covered }) => span === name && is_covered),
	);
}

/** Whether there is anything to compare with. */
export const hasArms = ({ cells }: Own, comparison: Comparison) =>
	comparison === "last_year" || cells.some(({ arm }) => arm === "untreated");

/** How long the two stretches of a comparison are. */
export function daysOf(
	{ spans }: Own,
	comparison: Comparison,
): [number, number] {
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

/** How much counts vary where nothing was done; where something was done everywhere, before it. */
export function disperse(own: Own): number {
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
