import {
	type Definitions,
	type Finding,
	type Headline,
	type Marts,
	reportOf,
	rowsOf,
} from "../marts.ts";
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
				? lead.nothing
				: "",
	};
}
