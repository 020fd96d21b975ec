import type { Value } from "../database/database.ts";
import type { ChangeUnit } from "./numbers.ts";

/** The rows that templates and charts read, by table name. */
export type Marts = Record<string, readonly Record<string, Value>[]>;

/** How a metric is named and explained; from `data/defaults/metrics.yaml`. */
export interface Definition {
	label: string;
	numerator: string;
	denominator: string;
	note: string;
	good_direction: "up" | "down" | "none";
	/** Explained though it is no headline. */
	is_printed?: boolean;
	/** What its columns are called where months stand below each other. */
	monthly?: { count?: string; fraction?: string; rate?: string };
}

export type Definitions = Record<string, Definition>;

export type Direction = "up" | "down" | "flat";

export interface Report {
	period_id: string;
	street_name: string;
	period_kind: string;
	period_label: string;
	period_noun: string;
	previous_noun: string;
	year_ago_noun: string;
	/** The period before as a whole, also where its first days alone are compared. */
	previous_whole_noun: string;
	previous_is_covered: boolean;
	as_of: string;
	/** The day of the meeting that the pack is for. */
	meeting_at: string;
	/** Papers are made for it. */
	has_meetings: boolean;
	/** Whether the data reach to its end. */
	is_period_complete: boolean;
	accepted_tickets: number;
}

export interface Headline {
	metric: string;
	metric_kind: "rate" | "count" | "stock";
	good_direction: "up" | "down" | "none";
	numerator: number;
	denominator: number | null;
	value: number;
	lower_95: number | null;
	upper_95: number | null;
	pace: number | null;
	p_change: number | null;
	is_change_significant: boolean;
	/** To the bad side, and beyond chance by one caller alone. */
	is_change_one_callers: boolean;
	p_year_ago: number | null;
	is_year_ago_significant: boolean;
	is_year_ago_one_callers: boolean;
	previous_numerator: number | null;
	previous_denominator: number | null;
	previous_is_known: boolean;
	previous_change: number | null;
	previous_change_unit: ChangeUnit;
	previous_direction: Direction;
	year_ago_numerator: number | null;
	year_ago_denominator: number | null;
	year_ago_is_known: boolean;
	year_ago_change: number | null;
	year_ago_change_unit: ChangeUnit;
	year_ago_direction: Direction;
}

/** A fact that the first page tells, as `mart_findings` has it. */
export interface Finding {
	finding_no: number;
	dimension: string;
	kind: string;
	metric: string;
	scope: string;
	scope_label: string;
	is_worse: boolean;
	/** What it is held against: rest, previous, year_ago, expected, past, pace. */
	against: string;
	numerator: number;
	denominator: number | null;
	reference_value: number | null;
	earlier_numerator: number | null;
	earlier_denominator: number | null;
	/** Tickets on the bad side, households for visits. */
	cases: number;
	expected_cases: number | null;
	excess: number;
	/** The most cases that would still be usual. */
	usual_cases: number | null;
	callers: number | null;
	/** The cases that callers were counted of: of what persists those of a year. */
	span_cases: number | null;
	/** Cases of nobody's number, each a caller of its own. */
	unknown_callers: number | null;
	is_caller_known: boolean;
	months_in_row: number | null;
	since_month: string | null;
	/** What was before that is not known. */
	is_since_first: boolean;
	hotspot_kind: string | null;
	first_at: string | null;
	last_at: string | null;
	open: number | null;
	/** Of a wave: how many it reached. */
	communities: number | null;
	/** A second respect in which the same scope is worse. */
	also_metric: string | null;
	also_numerator: number | null;
	also_denominator: number | null;
	also_reference_value: number | null;
	also_cases: number | null;
	also_usual_cases: number | null;
	/** Tickets that are bad in both respects. */
	also_shared_cases: number | null;
	/** What a list of its tickets would have, and how many of them none may show. */
	behind_tickets: number;
	withheld_tickets: number;
}

/** How many of the tickets that fell due have a deadline, and how many of these by the rules alone. */
export interface AssumedDeadlines {
	timed_tickets: number | null;
	assumed_tickets: number | null;
}

export interface Section extends AssumedDeadlines {
	section: string;
	label: string;
	is_shown: boolean;
	reason: string;
}

/** The rows of one mart as the type its model promises. */
export function rowsOf<Row>(marts: Marts, name: string): Row[] {
	return [...(marts[name] ?? [])] as unknown as Row[];
}

/** The single row of `mart_report`. */
export function reportOf(marts: Marts): Report {
	const [report] = rowsOf<Report>(marts, "mart_report");
	if (!report) throw new Error("mart_report is empty");
	return report;
}
