import * as vega from "vega";
import type { Row } from "../database/database.ts";
import { chooseRows, labelRows } from "./charts/chart-rows.ts";
import type { TableChoice } from "./charts/chart-table.ts";
import { tellChart } from "./charts/tell-chart.ts";
import {
	type ChartPage,
	type ChartSpec,
	compileSpec,
	readSpecs,
	readTheme,
	type Size,
} from "./compiled/chart-specs.ts";
import { type Marts, reportOf, rowsOf, type Section } from "./marts.ts";
import type { ReportTexts } from "./report-texts.ts";
import { teachTextWidth } from "./text-width.ts";

/** A chart drawn for paper and screen and for a phone, and the specification with its data. */
export interface Chart {
	name: string;
	/** What it shows, told from its rows; empty where they do not say. */
	title: string;
	/** How it is drawn, and what it shows. */
	description: string;
	wide: string;
	narrow: string;
	spec: string;
	table: TableChoice;
	/** The rows that the table shows. */
	rows: readonly Row[];
}

type DrawnSpec = ChartSpec & { datasets: Record<string, Row[]> };

teachTextWidth();

/** Draws every chart that `templates/charts` has for a page, which may be one community's own, if it has rows to show and its sections are shown. */
export async function drawCharts(
	marts: Marts,
	texts: ReportTexts,
	page: ChartPage = "report",
	owner = "",
	own?: string,
): Promise<Map<string, Chart>> {
	const shown = new Set(
		rowsOf<Section>(marts, "mart_sections")
			.filter((section) => section.is_shown)
			.map((section) => section.section),
	);
	const { period_noun: period, previous_noun: previous } = reportOf(marts);
	const nouns = { period, previous };
	const charts = new Map<string, Chart>();
	for (const [name, spec] of readSpecs(own)) {
		if ((spec.usermeta.page ?? "report") !== page) continue;
		const datasets = chooseDatasets(spec, marts, owner);
		const isPlaced = spec.usermeta.sections.every((each) => shown.has(each));
		if (!datasets || !isPlaced) continue;
		charts.set(
			name,
			await drawChart(name, { ...spec, datasets }, texts, nouns),
		);
	}
	return charts;
}

async function drawChart(
	name: string,
	spec: DrawnSpec,
	texts: ReportTexts,
	nouns: Record<"period" | "previous", string>,
): Promise<Chart> {
	const { table, tell } = spec.usermeta;
	const title = tell ? tellChart(tell, spec.datasets, texts, nouns) : "";
	const description = title
		? `${spec.description}${title}。`
		: spec.description;
	const told = {
		...spec,
		...(title && { title }),
		description,
		config: readTheme(),
	};
	return {
		name,
		title,
		description,
		wide: await drawSvg(name, "wide", spec, nouns.period),
		narrow: await drawSvg(name, "narrow", spec, nouns.period),
		table,
		rows: spec.datasets[table.mart] ?? [],
		spec: `${JSON.stringify(told, null, "\t")}\n`,
	};
}

async function drawSvg(
	name: string,
	size: Size,
	{ datasets, ...spec }: DrawnSpec,
	period: string,
): Promise<string> {
	const rows = Object.fromEntries(
		Object.entries(spec.usermeta.rows).map(([mart, choice]) => [
			mart,
			labelRows(datasets[mart] ?? [], choice, size),
		]),
	);
	const { data, signals, ...compiled } = await compileSpec(spec, size);
	const filled = data?.map((source) =>
		source.name in rows ? { ...source, values: rows[source.name] } : source,
	);
	const runtime = vega.parse({
		...compiled,
		data: filled as vega.Data[],
		signals: nameNow(signals ?? [], period),
	});
	const view = new vega.View(runtime, { renderer: "none" });
	try {
		return toInlineSvg(`${name}-${size}`, await view.toSVG());
	} finally {
		view.finalize();
	}
}

// What an axis calls the period, where a specification has a parameter for it.
function nameNow(signals: vega.Signal[], period: string): vega.Signal[] {
	return signals.map((signal) =>
		signal.name === "period"
			? ({ ...signal, value: period } as vega.Signal)
			: signal,
	);
}

// Vega numbers its ids through a whole process: two charts on one page would
// clash, and two runs would differ.
function toInlineSvg(id: string, svg: string): string {
	const numbers = new Map<string, string>();
	const rename = (old: string) => {
		if (!numbers.has(old)) numbers.set(old, `${id}-${numbers.size + 1}`);
		return numbers.get(old);
	};
	return svg
		.replace(
			/(\bid="|url\(#)([^")]+)/g,
			(_, before, old) => before + rename(old),
		)
		.replace(/ xmlns:xlink="[^"]*"| version="[^"]*"/g, "")
		.replace("<svg ", '<svg aria-hidden="true" focusable="false" ');
}

function chooseDatasets(
	spec: ChartSpec,
	marts: Marts,
	owner: string,
): Record<string, Row[]> | null {
	const datasets: Record<string, Row[]> = {};
	for (const [mart, choice] of Object.entries(spec.usermeta.rows)) {
		const { own } = choice;
		const where = own ? { ...choice.where, [own]: owner } : choice.where;
		const rows = chooseRows(rowsOf(marts, mart), { ...choice, where });
		if (rows.length === 0) return null;
		datasets[mart] = rows.map(nameSafely);
	}
	return datasets;
}

// The one name that the library, which keeps its marks in plain objects, cannot keep.
const UNKEPT = "__proto__";
const KEPT = "＿＿proto＿＿";

function nameSafely(row: Row): Row {
	if (!Object.values(row).includes(UNKEPT)) return row;
	return Object.fromEntries(
		Object.entries(row).map(([column, value]) => [
			column,
			value === UNKEPT ? KEPT : value,
		]),
	);
}
