import { expect, test } from "vitest";
import { viewHeadlines } from "../../../pipeline/render/headline-view.ts";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";
import { viewTiles } from "../../../pipeline/render/summary/tiles-view.ts";
import { definitions, makeMarts, type Row } from "./marts-fixture.ts";

const texts = readReportTexts();
const USUAL = { usual_lower: 0.8, usual_upper: 0.95 };
const CALM = { is_change_significant: false, is_year_ago_significant: false };

const judged = (headline: Row, last: Row) => {
	const marts = makeMarts();
	const isOurs = ({ metric, scope_kind = "street" }: Row) =>
		metric === "satisfaction_strict" && scope_kind === "street";
	const patch = (mart: string, values: (row: Row) => Row) =>
		(marts[mart] as Row[]).map((row) =>
			isOurs(row) ? { ...row, ...values(row) } : row,
		);
	const seen = {
		...marts,
		mart_headlines: patch("mart_headlines", () => ({ ...CALM, ...headline })),
		mart_metric_months: patch("mart_metric_months", (row) => ({
			...{ pace: 0.87, ...USUAL },
			...(row.is_current === true && last),
		})),
	};
	const headlines = viewHeadlines(seen, definitions, texts);
	return viewTiles(headlines, seen, definitions, texts).find(
		({ metric }) => metric === "satisfaction_strict",
	)?.judged;
};

test.each<[string, Row, Row, string, string]>([
	[
		"that it is usual where nothing changed",
		{},
		{},
		"在平常范围内",
		"平常80.0%–95.0%",
	],
	[
		"that it changed, and how its year went, where it stayed within that",
		{ is_year_ago_significant: true },
		{},
		"同比变化显著",
		"近一年平常80.0%–95.0%",
	],
	[
		"that it is unusual where it is, changed or not",
		{ is_year_ago_significant: true },
		{ pace: 0.7 },
		"低于平常",
		"平常80.0%–95.0%",
	],
	[
		"what the tests say where its year is not known",
		{ is_year_ago_significant: true },
		{ usual_lower: null, usual_upper: null },
		"同比变化显著",
		"",
	],
])("one thing is said of a figure: %s", (_, headline, last, words, range) => {
	expect(judged(headline, last)).toMatchObject({ words, range });
});
