import type { Definitions } from "./marts.ts";
import { formatCount, formatFraction, formatRate, NOTHING } from "./numbers.ts";
import type { ReportTexts } from "./report-texts.ts";

/** One period that was built, as its manifest tells. */
export interface BuiltPeriod {
	period: string;
	label: string;
	street: string;
	as_of: string;
	headlines: {
		metric: string;
		numerator: number;
		denominator: number | null;
	}[];
	files: string[];
}

/** The page of all periods: a row each, with the figures that most of them have. */
export interface IndexView {
	street: string;
	metrics: { label: string }[];
	periods: {
		label: string;
		as_of: string;
		figures: { value: string; base: string }[];
		papers: { href: string; label: string }[];
	}[];
}

const MOST_METRICS = 5;

/** Arranges the periods, which come newest first. */
export function viewIndex(
	built: readonly BuiltPeriod[],
	definitions: Definitions,
	texts: ReportTexts,
): IndexView {
	const known = new Set(
		built.flatMap(({ headlines }) => headlines.map(({ metric }) => metric)),
	);
	const metrics = texts.summary
		.filter((metric) => known.has(metric))
		.slice(0, MOST_METRICS);
	return {
		street: built[0]?.street ?? "",
		metrics: metrics.map((metric) => ({
			label: definitions[metric]?.label ?? "",
		})),
		periods: built.map(({ period, label, as_of, headlines, files }) => ({
			label,
			as_of,
			figures: metrics.map((metric) =>
				tellFigure(headlines.find((each) => each.metric === metric)),
			),
			papers: files.map((file) => ({
				href: `${encodeURIComponent(period)}/${file}`,
				label: texts.papers[file] ?? file,
			})),
		})),
	};
}

function tellFigure(headline: BuiltPeriod["headlines"][number] | undefined) {
	if (!headline) return { value: NOTHING, base: "" };
	const { numerator, denominator } = headline;
	return denominator === null
		? { value: formatCount(numerator), base: "" }
		: {
				value: formatRate(numerator, denominator),
				base: formatFraction(numerator, denominator),
			};
}
