import { readDefaults } from "../defaults.ts";
import type { Direction } from "./marts.ts";
import type { ChangeUnit } from "./numbers.ts";

/** What a kind of finding asks for; `days` are working days. */
export interface AdviceTexts {
	subject: string;
	action: string;
	/** As a second respect whose tickets are all among those of the first. */
	within?: string;
	measure: string;
	owner: string;
	days: number;
}

/** The sentence that is the month, and what stands beneath it. */
export interface LeadTexts {
	/** What got worse, and in whom. */
	one: string;
	two: string;
	spread: string;
	/** How large a part is said to be, by tenths. */
	tenths: Record<number, string>;
	/** What the change is called. */
	sizes: Record<Direction, string>;
	/** Nothing got worse; nothing can be compared. */
	none: string;
	unknown: string;
	/** Nothing can, since the sources are others. */
	unlike: string;
	/** What is told first of what there is. */
	foremost: string;
	nothing: string;
	/** Instead, where a community, a unit or a topic is marked on a page. */
	marked: Record<"all" | "some" | "count" | "rate" | "changed", string>;
	since: Record<
		| "street_up"
		| "street_down"
		| "part"
		| "part_from_first"
		| "parts_up"
		| "parts_down"
		| "now"
		| "unknown"
		| "before"
		| "item",
		string
	>;
	without_one: string;
	without_two: string;
	/** What the parts are of the change, as a working of the tenths. */
	carry_one: string;
	carry_two: string;
	carry_both: string;
	points: string;
	points_unrounded: string;
	unknown_voices: string;
	part: string;
	parts_both: string;
	whole: string;
	/** By metric; the rest as `default`. */
	asks: Record<string, string>;
	asked: string;
}

/** How the findings, what follows from them and what stands beside them are told, `data/defaults/finding-texts.yaml`. */
export interface FindingTexts {
	/** By kind (`…_better` where it is no fault), then by metric or kind of hotspot. */
	findings: Record<string, Record<string, { title: string; facts: string }>>;
	asides: Record<
		| "low"
		| "high"
		| "low_from_first"
		| "high_from_first"
		| "since"
		| "since_unknown"
		| "also"
		| "made_of"
		| "topic"
		| "most"
		| "voices"
		| "voices_partly"
		| "voices_but_one"
		| "unknown_voices"
		| "open"
		| "oldest"
		| "behind"
		| "expected",
		string
	>;
	/** How the scope of a dimension is written; as it is where none is given. */
	scopes: Record<string, string>;
	lead: LeadTexts;
	/** What the line in a finding's bar is, by its kind, else by `against`. */
	evidence: Record<string, string> & { count: string; days: string };
	notes: Record<
		| "one_person"
		| "settled_wave"
		| "low_response"
		| "nearly_satisfied"
		| "unlocated"
		| "unread_ratings"
		| "also",
		string
	> & {
		/** What the cases of a metric are called. */
		cases: Record<string, string>;
		/** Working days in which appeals are to be put forward. */
		appeal_days: number;
	};
	/** How a number that is usual is said, by kind of period. */
	usually: Record<string, string>;
	/** Whom whistles are held against, by `against`. */
	compared: Record<string, string>;
	halves: Record<"first" | "second", string>;
	/** A limit of what is usual, by the good direction. */
	bounds: Record<"up" | "down", string>;
	/** How many tickets a second step has in common with the first. */
	shared: string;
	/** What follows an action: what is due before, what may be disputed, and where a meeting takes it up. */
	standing: Record<
		| "due_one"
		| "due_many"
		| "unclosed"
		| "closed"
		| "held_one"
		| "held_unlisted"
		| "held_many"
		| "disputed"
		| "disputed_of_all"
		| "matter"
		| "matter_short",
		string
	> & {
		/** Where what is asked of the leader is settled. */
		where: Record<"some" | "none" | "all", string>;
	};
	advice: Record<string, Record<string, AdviceTexts>>;
}

/** The Chinese sentences and words of the report, `data/defaults/report-texts.yaml`. */
export interface ReportTexts {
	title: string;
	change: Record<ChangeUnit, Record<Direction, string>> & {
		tiny: string;
		table: Record<ChangeUnit, string>;
		unknown: string;
	};
	verdict: Record<
		"significant" | "chance" | "untested" | "one_caller" | "of",
		string
	>;
	comparison: Record<string, { previous: string; year_ago: string }>;
	past: {
		range: string;
		span: string;
		units: Record<string, string>;
		verdict: Record<"above" | "below" | "within", string>;
		in_row: Record<"above" | "below", string>;
		/** Beyond what is usual by one caller alone. */
		one_caller: string;
		description: string;
	};
	/** How the months of a metric are told where they are too few for a line. */
	few_months: { one: string; two: string; values: Record<string, string> };
	deadline_basis: Record<string, string>;
	assumed_deadlines: Record<
		"all" | "some" | "sources" | "source" | "whole_source",
		string
	>;
	/** Of overdue tickets that an earlier export alone tells of. */
	earlier_overdue: string;
	asides: Record<"daily", string>;
	/** The five lines for a chat group. */
	digest: { figures: string[] } & Record<
		"title" | "partial" | "count" | "change" | "no_figures" | "rest" | "more",
		string
	>;
	finding: FindingTexts;
	changes: Record<
		| "one"
		| "two"
		| "both"
		| "spread"
		| "part"
		| "one_caller"
		| "group"
		| "rest"
		| "rest_and"
		| "beyond"
		| "beyond_one_caller",
		string
	>;
	headlines: Record<string, string>;
	/** How sources that earlier periods have not are told, by what they do. */
	sources: Record<
		"begins" | "ends" | "pauses" | "notice" | "no_like" | "missing",
		string
	>;
	comparisons: { tested: string; untested: string; unknown: string };
	outline: Record<string, string>;
	annexes: Record<string, string>;
	summary: string[];
	words: Record<string, Record<string, string>>;
	cases: Record<string, string>;
	/** Working days in which appeals are to be put forward. */
	appeal_days: number;
	community_list: Record<string, string>;
	papers: Record<string, string>;
	ranking: Record<string, string>;
	office: string;
	team: string;
	team_of_many: string;
	/** Who handled a case, where no unit is named. */
	unknown_unit: string;
	holding: Record<
		| "one"
		| "rest"
		| "unknown"
		| "behind"
		| "behind_rest"
		| "behind_hidden"
		| "behind_hidden_of_unknown"
		| "mostly",
		string
	>;
	no_calendar: string;
}

/** Reads the sentences once; every page is told in them. */
export function readReportTexts(): ReportTexts {
	return {
		...readDefaults<ReportTexts>("report-texts.yaml"),
		finding: readDefaults<FindingTexts>("finding-texts.yaml"),
	};
}

/** Fills `{name}` in a sentence; a name without a value is our defect. */
export function fillText(text: string, values: Record<string, string>): string {
	return text.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = values[name];
		if (value === undefined) throw new Error(`no value for {${name}}: ${text}`);
		return value;
	});
}
