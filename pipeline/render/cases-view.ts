import { type Marts, rowsOf } from "./marts.ts";
import { formatCount } from "./numbers.ts";
import { fillText, type ReportTexts } from "./report-texts.ts";

interface Case {
	kind: "worked" | "to_learn";
	ticket_id: string;
	community: string;
	estate: string;
	unit: string;
	topic_label: string;
	satisfaction: string;
	solved: string;
	contacted: string;
	days: number;
	is_ontime: boolean;
	is_reworked: boolean;
	is_urged: boolean;
	is_in_hotspot: boolean;
}

export interface CaseGroup {
	title: string;
	rows: { ticket_id: string; text: string }[];
}

/** The typical cases, told from their fields alone: no citizen's word, no place below the estate. */
export function viewCases(marts: Marts, texts: ReportTexts): CaseGroup[] {
	const cases = rowsOf<Case>(marts, "mart_cases");
	return (["worked", "to_learn"] as const)
		.map((kind) => ({
			title: texts.words.case?.[kind] ?? "",
			rows: cases
				.filter((each) => each.kind === kind)
				.map((each) => ({
					ticket_id: each.ticket_id,
					text: tellCase(each, texts),
				})),
		}))
		.filter(({ rows }) => rows.length > 0);
}

function tellCase(each: Case, { cases, unknown_unit }: ReportTexts): string {
	const values = {
		place: each.estate || each.community,
		topic: each.topic_label,
		unit: each.unit || unknown_unit,
		days: formatCount(each.days),
		satisfaction: each.satisfaction,
	};
	const parts = [
		"subject",
		each.is_in_hotspot ? "hotspot" : "",
		{ yes: "contacted", no: "not_contacted" }[each.contacted] ?? "",
		each.is_urged ? "urged" : "",
		each.is_reworked ? "reworked" : "",
		each.is_ontime ? "ontime" : "late",
		each.solved in cases ? each.solved : "",
		"rated",
	];
	const told = parts.flatMap((part) => cases[part] ?? []);
	return `${told.map((part) => fillText(part, values)).join("，")}。`;
}
