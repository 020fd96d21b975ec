import type Handlebars from "handlebars";
import { handlebars } from "./compiled/handlebars.ts";
import type { Definitions } from "./marts.ts";
import { formatCount, formatFraction, formatRate, NOTHING } from "./numbers.ts";
import type { ReportTexts } from "./report-texts.ts";
import { drawSpark } from "./summary/spark.ts";

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
	/** The pages of communities, by file name. */
	communities: string[];
}

interface Link {
	href: string;
	label: string;
}

/** The page of all periods: a card each, with its figures, the line of those like it up to it, and its papers. */
export interface IndexView {
	street: string;
	periods: {
		label: string;
		/** Its report. */
		href: string;
		as_of: string;
		figures: IndexFigure[];
		papers: Link[];
		communities: Link[];
	}[];
}

interface IndexFigure {
	label: string;
	value: string;
	base: string;
	line: Handlebars.SafeString | "";
}

const MOST_METRICS = 5;
const MOST_IN_LINE = 13;
const REPORT = "report.html";

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
		periods: built.map((each, index) => {
			const { period, label, as_of, files, communities } = each;
			const linkTo = (file: string) =>
				[period, ...file.split("/")].map(encodeURIComponent).join("/");
			const likes = built.slice(index).filter((other) => isLike(other, each));
			return {
				label,
				href: files.includes(REPORT) ? linkTo(REPORT) : "",
				as_of,
				figures: metrics.map((metric) => ({
					label: definitions[metric]?.label ?? "",
					...tellFigure(headlineOf(each, metric)),
					line: drawLine(likes, metric),
				})),
				papers: files.map((file) => ({
					href: linkTo(file),
					label: texts.papers[file] ?? file,
				})),
				communities: communities.map((file) => ({
					href: linkTo(`communities/${file}`),
					label: file.replace(/\.html$/, ""),
				})),
			};
		}),
	};
}

// A week is no month: what is called by as many figures is of one length.
const isLike = (one: BuiltPeriod, other: BuiltPeriod) =>
	one.period.replace(/\d/g, "0") === other.period.replace(/\d/g, "0");

const headlineOf = ({ headlines }: BuiltPeriod, wanted: string) =>
	headlines.find(({ metric }) => metric === wanted);

function drawLine(
	newestFirst: readonly BuiltPeriod[],
	metric: string,
): Handlebars.SafeString | "" {
	const months = newestFirst
		.slice(0, MOST_IN_LINE)
		.toReversed()
		.map((each) => ({
			pace: toPace(headlineOf(each, metric)),
			usual_lower: null,
			usual_upper: null,
		}));
	const line = drawSpark(months, false);
	return line === "" ? "" : new handlebars.SafeString(line);
}

function toPace(headline: BuiltPeriod["headlines"][number] | undefined) {
	if (!headline) return null;
	const { numerator, denominator } = headline;
	if (denominator === null) return numerator;
	return denominator > 0 ? numerator / denominator : null;
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
