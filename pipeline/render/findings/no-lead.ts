import {
	type Definitions,
	type Finding,
	type Headline,
	type Marts,
	reportOf,
	rowsOf,
} from "../marts.ts";
import { formatCount, formatRate } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";
import { tellFinding } from "./finding-sentences.ts";

/** The month of which nothing got worse, or of which that cannot be seen. */
export function tellNone(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): { title: string; text: string } {
	const { lead } = texts.finding;
	const report = reportOf(marts);
	const headlines = rowsOf<Headline>(marts, "mart_headlines");
	const nouns = (["previous", "year_ago"] as const).map((against) => ({
		noun: report[`${against}_noun`],
		isKnown: headlines.some((each) => each[`${against}_change`] !== null),
	}));
	const known = nouns.filter(({ isKnown }) => isKnown);
	const compared = (known.length > 0 ? known : nouns)
		.map(({ noun }) => noun)
		.filter((noun) => noun !== "")
		.join("、");
	const isUnlike = rowsOf(marts, "mart_source_changes").length > 0;
	const findings = rowsOf<Finding>(marts, "mart_findings");
	const foremost = findings.find(({ is_worse }) => is_worse);
	return {
		title: fillText(
			known.length > 0 ? lead.none : isUnlike ? lead.unlike : lead.unknown,
			{ compared },
		),
		text: foremost
			? fillText(lead.foremost, {
					title: tellFinding(foremost, marts, definitions, texts).title,
				})
			: known.length > 0 && findings.length === 0
				? tellMarked(marts, definitions, texts)
				: "",
	};
}

interface Marked {
	metric: string;
	metric_kind: string;
	scope_kind: string;
	scope_label: string;
	good_direction: string;
	numerator: number;
	denominator: number | null;
	status: string;
	is_change_significant: boolean;
}

const MOST_NAMED = 3;

// Marks of the pages are no findings where they are of few cases; they are differences all the same.
function tellMarked(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): string {
	const { nothing, marked } = texts.finding.lead;
	const rows = rowsOf<Marked>(marts, "int_metrics").filter(isMarked);
	if (rows.length === 0) return nothing;
	const names = [...rows.filter(isBad), ...rows.filter((row) => !isBad(row))]
		.slice(0, MOST_NAMED)
		.map((row) =>
			fillText(row.denominator === null ? marked.count : marked.rate, {
				scope: row.scope_label,
				metric: definitions[row.metric]?.label ?? row.metric,
				value:
					row.denominator === null
						? formatCount(row.numerator)
						: formatRate(row.numerator, row.denominator),
				mark: isOut(row)
					? (texts.words.status?.[row.status] ?? row.status)
					: fillText(marked.changed, {
							earlier: reportOf(marts).previous_noun,
						}),
			}),
		);
	return fillText(rows.length > MOST_NAMED ? marked.some : marked.all, {
		names: names.join("、"),
		total: formatCount(rows.length),
	});
}

const isOut = ({ status }: Marked) => status === "above" || status === "below";

const isBad = ({ status, good_direction }: Marked) =>
	status === (good_direction === "down" ? "above" : "below");

function isMarked(row: Marked): boolean {
	const { scope_kind, is_change_significant } = row;
	if (scope_kind === "community" || scope_kind === "unit") return isOut(row);
	return (
		is_change_significant &&
		TOPICS.includes(scope_kind) &&
		row.metric_kind === "count"
	);
}

const TOPICS = ["topic", "topic_group"];
