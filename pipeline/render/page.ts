import { createHash } from "node:crypto";
import type Handlebars from "handlebars";
import { toChartTable } from "./charts/chart-table.ts";
import type { Chart } from "./charts.ts";
import { handlebars } from "./compiled/handlebars.ts";
import { tellOwnTemplate } from "./compiled/own-templates.ts";
import {
	findPartials,
	findTemplate,
	readTemplate,
} from "./compiled/templates.ts";
import { tellTableChange } from "./headline-view.ts";
import { labelCells } from "./label-cells.ts";
import {
	type ChangeUnit,
	formatCount,
	formatDate,
	formatDay,
	formatDecimal,
	formatFraction,
	formatHours,
	formatInterval,
	formatMonth,
	formatMonthDay,
	formatPart,
	formatPercent,
	formatPoints,
	formatRate,
	formatRatio,
	formatTime,
	formatWeighted,
	formatWorkingDays,
} from "./numbers.ts";
import type { Chapter } from "./outline.ts";
import type { ReportTexts } from "./report-texts.ts";
import { embedJson } from "./tickets-json.ts";
import {
	countedRate,
	countedRateCell,
	expectedRate,
	rateCell,
	trace,
	traceFinding,
	traceStreet,
} from "./trace.ts";

/** What templates may call besides placing values. */
export interface PageParts {
	charts: ReadonlyMap<string, Chart>;
	texts: ReportTexts;
	/** The folder of templates that stand before ours. */
	own?: string | undefined;
}

/** A page's script and the policy that lets it run, and nothing else; its data stand beside it. */
export function attachScript(data: object): Record<string, unknown> {
	const script = readTemplate("report.js");
	const hash = createHash("sha256").update(script).digest("base64");
	return {
		script: new handlebars.SafeString(script),
		scriptHash: new handlebars.SafeString(`sha256-${hash}`),
		pageData: new handlebars.SafeString(embedJson(data)),
	};
}

/** Fills one page of `templates/`; a value that is missing fails rather than printing nothing. */
export function renderPage(
	name: string,
	view: object,
	parts: PageParts,
): string {
	const { own } = parts;
	try {
		const page = findTemplate(name, own)(view, {
			helpers: makeHelpers(parts),
			partials: {
				stylesheet: () => readStylesheet(own),
				"styles/meeting": () => readTemplate("styles/meeting.css", own),
				...findPartials(own),
			},
		});
		return labelCells(page);
	} catch (cause) {
		throw tellOwnTemplate(own, cause);
	}
}

function makeHelpers({ charts, texts }: PageParts) {
	const formats = {
		formatCount,
		formatDate,
		formatDay,
		formatDecimal,
		formatFraction,
		formatHours,
		formatInterval,
		formatMonth,
		formatMonthDay,
		formatPart,
		formatPercent,
		formatPoints,
		formatRate,
		formatRatio,
		formatTime,
		formatWeighted,
		formatWorkingDays,
		formatChange: (change: number | null, unit: ChangeUnit) =>
			tellTableChange(change, unit, texts),
		basisWord: (basis: string) => texts.deadline_basis[basis] ?? basis,
		...Object.fromEntries(
			Object.entries(texts.words).map(([name, words]) => [
				`${name}Word`,
				(word: string) => words[word] ?? word,
			]),
		),
		expectedRate,
		countedRate,
		countedRateCell,
		rateCell,
		whole: keepWhole,
		trace,
		traceFinding,
		traceStreet,
	};
	return {
		...Object.fromEntries(Object.entries(formats).map(requireValues)),
		heading: headingOf,
		annex: printAnnex,
		annexLink: linkAnnex,
		chart: makeChartHelper(charts, texts),
	};
}

// Strict mode checks what a template prints, not what it hands to a helper.
function requireValues([name, format]: [string, unknown]) {
	return [
		name,
		(...args: unknown[]) => {
			const values = args.slice(0, -1);
			if (values.includes(undefined))
				throw new Error(`{{${name}}} was given a column that does not exist`);
			return (format as (...values: unknown[]) => string)(...values);
		},
	] as const;
}

function headingOf(id: string, { data }: Handlebars.HelperOptions): string {
	const chapter = (data.root.outline as Chapter[]).find(
		(each) => each.id === id,
	);
	if (!chapter) throw new Error(`no chapter ${id} in the outline`);
	return chapter.heading;
}

// Dates and numbers within words, which a narrow cell would otherwise break.
const UNBROKEN =
	/(\d{4}-\d{2}-\d{2}|(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d[\d,.:/]*\d%?)/;

function keepWhole(text: string): Handlebars.SafeString {
	const parts = text.split(UNBROKEN).map((part, index) => {
		const words = handlebars.escapeExpression(part);
		return index % 2 === 1 ? `<span class="whole">${words}</span>` : words;
	});
	return new handlebars.SafeString(parts.join(""));
}

// A table at the end, where there is one of that name.
function printAnnex(
	this: unknown,
	id: string,
	options: Handlebars.HelperOptions,
): Handlebars.SafeString | string {
	const annex = annexOf(id, options);
	if (!annex) return "";
	const heading = handlebars.escapeExpression(annex.heading);
	return new handlebars.SafeString(
		`<h3 id="annex-${id}">${heading}</h3>\n${options.fn(this)}`,
	);
}

function linkAnnex(
	id: string,
	options: Handlebars.HelperOptions,
): Handlebars.SafeString {
	const annex = annexOf(id, options);
	if (!annex) throw new Error(`no annex ${id} to link to`);
	return new handlebars.SafeString(
		`<a class="whole" href="#annex-${id}">${handlebars.escapeExpression(annex.label)}</a>`,
	);
}

function annexOf(
	id: string,
	{ data }: Handlebars.HelperOptions,
): Chapter | undefined {
	return (data.root.annexes as Chapter[]).find((each) => each.id === id);
}

// The block is the caption, and the picture's description for those who cannot see it.
function makeChartHelper(
	charts: ReadonlyMap<string, Chart>,
	texts: ReportTexts,
) {
	return function (
		this: unknown,
		name: string,
		options: Handlebars.HelperOptions,
	): Handlebars.SafeString | string {
		const chart = charts.get(name);
		if (!chart) return "";
		const { title: subject, ...rest } = options.hash;
		return new handlebars.SafeString(
			findTemplate("partials/report/figure")({
				...rest,
				name,
				title: chart.title || subject,
				subject: chart.title ? subject : "",
				table: toChartTable(chart.table, chart.rows, texts),
				description: chart.description,
				caption: new handlebars.SafeString(options.fn(this)),
				wide: new handlebars.SafeString(chart.wide),
				narrow: new handlebars.SafeString(chart.narrow),
			}),
		);
	};
}

// Each may change what those before it say.
const STYLES = [
	"page",
	"summary",
	"tables",
	"figures",
	"screen",
	"dark",
	"print",
];

const readStylesheet = (own?: string) =>
	STYLES.map((name) => readTemplate(`styles/${name}.css`, own)).join("");
