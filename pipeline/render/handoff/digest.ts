import { viewFindings } from "../findings/advice-view.ts";
import { viewMonthLead } from "../findings/month-lead.ts";
import { type HeadlineView, viewHeadlines } from "../headline-view.ts";
import { type Definitions, type Marts, reportOf } from "../marts.ts";
import { formatTime } from "../numbers.ts";
import { fillText, type ReportTexts } from "../report-texts.ts";

const TOLD = 2;

/** The month in five lines, for a chat group: what it is, four figures, what it is told by and two findings. */
export function writeDigest(
	marts: Marts,
	definitions: Definitions,
	texts: ReportTexts,
): string {
	const report = reportOf(marts);
	const { digest } = texts;
	const headlines = viewHeadlines(marts, definitions, texts);
	const figures = digest.figures.flatMap((metric) => {
		const found = headlines.find((each) => each.metric === metric);
		return found ? [tellFigure(found, texts)] : [];
	});
	const findings = viewFindings(marts, definitions, texts)
		.slice(0, TOLD)
		.map(toLine);
	const told = [toLine(viewMonthLead(marts, definitions, texts)), ...findings];
	const rest = Array.from({ length: TOLD - findings.length }, (_, index) =>
		index === TOLD - findings.length - 1 ? digest.more : digest.rest,
	);
	const lines = [
		fillText(digest.title, {
			street: report.street_name,
			period: report.period_label,
			as_of: formatTime(report.as_of),
			partial: report.is_period_complete ? "" : digest.partial,
		}),
		figures.length > 0 ? `${figures.join("；")}。` : digest.no_figures,
		...[...told, ...rest],
	];
	return `${lines.map(oneLine).join("\n")}\n`;
}

// The page has the rest of a sentence.
const toLine = ({ title, text }: { title: string; text: string }) =>
	`${(title || text).split("。")[0]}。`;

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

function tellFigure(
	{ definition, value, isCount, comparisons }: HeadlineView,
	{ digest }: ReportTexts,
): string {
	const [previous] = comparisons;
	const change = previous?.isKnown
		? fillText(digest.change, {
				noun: previous.noun,
				basis: previous.basis,
				change: previous.change,
			})
		: "";
	return `${definition.label}${value}${isCount ? digest.count : ""}${change}`;
}
