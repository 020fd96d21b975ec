import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { packagePath } from "../package-root.ts";
import { toChartTable } from "./chart-table.ts";
import type { Chart } from "./charts.ts";
import { tellTableChange } from "./headline-view.ts";
import {
	type ChangeUnit,
	formatCount,
	formatDate,
	formatDay,
	formatDecimal,
	formatFraction,
	formatHours,
	formatInterval,
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
}

const handlebars = Handlebars.create();

/** A page's script and the policy that lets it run, and nothing else; its data stand beside it. */
export function attachScript(data: object): Record<string, unknown> {
	const script = readTemplate("report.js");
	const hash = createHash("sha256").update(script).digest("base64");
	return {
		script: new Handlebars.SafeString(script),
		scriptHash: new Handlebars.SafeString(`sha256-${hash}`),
		pageData: new Handlebars.SafeString(embedJson(data)),
	};
}

/** Fills one page of `templates/`; a value that is missing fails rather than printing nothing. */
export function renderPage(
	name: string,
	view: object,
	parts: PageParts,
): string {
	return compilePage(name)(view, {
		helpers: makeHelpers(parts),
		partials: compilePartials(),
	});
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
		const words = Handlebars.escapeExpression(part);
		return index % 2 === 1 ? `<span class="whole">${words}</span>` : words;
	});
	return new Handlebars.SafeString(parts.join(""));
}

// A table at the end, where there is one of that name.
function printAnnex(
	this: unknown,
	id: string,
	options: Handlebars.HelperOptions,
): Handlebars.SafeString | string {
	const annex = annexOf(id, options);
	if (!annex) return "";
	const heading = Handlebars.escapeExpression(annex.heading);
	return new Handlebars.SafeString(
		`<h3 id="annex-${id}">${heading}</h3>\n${options.fn(this)}`,
	);
}

function linkAnnex(
	id: string,
	options: Handlebars.HelperOptions,
): Handlebars.SafeString {
	const annex = annexOf(id, options);
	if (!annex) throw new Error(`no annex ${id} to link to`);
	return new Handlebars.SafeString(
		`<a href="#annex-${id}">${Handlebars.escapeExpression(annex.label)}</a>`,
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
		return new Handlebars.SafeString(
			compileFigure()({
				...rest,
				name,
				title: chart.title || subject,
				subject: chart.title ? subject : "",
				table: toChartTable(chart.table, chart.rows, texts),
				description: chart.description,
				caption: new Handlebars.SafeString(options.fn(this)),
				wide: new Handlebars.SafeString(chart.wide),
				narrow: new Handlebars.SafeString(chart.narrow),
			}),
		);
	};
}

const compileFigure = () => compilePage("partials/report/figure");

// A sentence goes on in the next line of a template; between Chinese signs a page would show the break as a space.
const HAN = "[\\p{Script=Han}　-〿！-｠“”‘’—…·]";
const BETWEEN_HAN = new RegExp(`(?<=${HAN})\\r?\\n\\t*(?=${HAN})`, "gu");

const compiled = new Map<string, Handlebars.TemplateDelegate>();

function compilePage(name: string): Handlebars.TemplateDelegate {
	let page = compiled.get(name);
	if (!page) {
		const template = readTemplate(`${name}.hbs`).replace(BETWEEN_HAN, "");
		page = handlebars.compile(template, { strict: true });
		compiled.set(name, page);
	}
	return page;
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

function compilePartials(): Record<string, Handlebars.Template> {
	const files = readdirSync(packagePath("templates", "partials"), {
		recursive: true,
		encoding: "utf8",
	}).filter((file) => file.endsWith(".hbs"));
	const names = files.map((file) =>
		file.replaceAll("\\", "/").replace(".hbs", ""),
	);
	return {
		stylesheet: STYLES.map((name) => readTemplate(`styles/${name}.css`)).join(
			"",
		),
		...Object.fromEntries(
			names.map((name) => [name, compilePage(`partials/${name}`)]),
		),
	};
}

function readTemplate(path: string): string {
	return readFileSync(packagePath("templates", ...path.split("/")), "utf8");
}
