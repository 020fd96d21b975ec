import { readDefaults } from "../defaults.ts";
import type { Direction } from "./marts.ts";
import type { ChangeUnit } from "./numbers.ts";

/** What a kind of finding asks for; `days` are working days. */
export interface AdviceTexts {
	subject: string;
	action: string;
	measure: string;
	owner: string;
	days: number;
	decision: string;
}

/** The Chinese sentences and words of the report, `data/defaults/report-texts.yaml`. */
export interface ReportTexts {
	title: string;
	change: Record<ChangeUnit, Record<Direction, string>> & {
		tiny: string;
		table: Record<ChangeUnit, string>;
		unknown: string;
	};
	verdict: Record<"significant" | "chance" | "untested", string>;
	comparison: Record<string, { previous: string; year_ago: string }>;
	deadline_basis: Record<string, string>;
	findings: Record<string, Record<string, string>>;
	asides: Record<"oldest" | "previous_stock" | "daily" | "also", string>;
	no_comparison: string;
	nothing_unusual: string;
	headlines: Record<string, string>;
	comparisons: { tested: string; untested: string; unknown: string };
	outline: Record<string, string>;
	annexes: Record<string, string>;
	summary: string[];
	words: Record<string, Record<string, string>>;
	cases: Record<string, string>;
	advice: Record<string, AdviceTexts>;
	community_list: Record<string, string>;
	papers: Record<string, string>;
	ranking: Record<string, string>;
	office: string;
	team: string;
	unknown_unit: string;
	no_calendar: string;
}

/** Reads the sentences once; every page is told in them. */
export function readReportTexts(): ReportTexts {
	return readDefaults("report-texts.yaml");
}

/** Fills `{name}` in a sentence; a name without a value is our defect. */
export function fillText(text: string, values: Record<string, string>): string {
	return text.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = values[name];
		if (value === undefined) throw new Error(`no value for {${name}}: ${text}`);
		return value;
	});
}
