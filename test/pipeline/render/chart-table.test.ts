import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packagePath } from "../../../pipeline/package-root.ts";
import { toChartTable } from "../../../pipeline/render/charts/chart-table.ts";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";

const texts = readReportTexts();

test("a rate of few cases is told as they are, one of none is a dash", () => {
	const rows = [
		{ month: "1月", value: 1, hits: 2, cases: 2 },
		{ month: "2月", value: null, hits: 0, cases: 0 },
		{ month: "3月", value: 0.75, hits: 9, cases: 12 },
	];
	const { rows: written } = toChartTable(
		{
			mart: "any",
			columns: [
				["month", "月份"],
				["value", "按时办结率", "rate", ["hits", "cases"]],
			],
		},
		rows,
		texts,
	);
	expect(written).toEqual([
		["1月", "2/2"],
		["2月", "—"],
		["3月", "75.0%"],
	]);
});

// Ends of intervals and estimates over time are no counts.
const NO_COUNTS = ["usual_lower", "usual_upper", "open_share"];

test("every share beside a chart says of what it is one, and the chart's rows hold both", () => {
	const folder = packagePath("templates", "charts");
	for (const file of readdirSync(folder).filter((each) =>
		each.endsWith(".vl.json"),
	)) {
		const { table, rows } = JSON.parse(
			readFileSync(`${folder}/${file}`, "utf8"),
		).usermeta;
		for (const [column, , format, of] of table?.columns ?? []) {
			if (format === "percent") expect(NO_COUNTS, file).toContain(column);
			if (format === "rate")
				expect(rows[table.mart].columns, file).toEqual(
					expect.arrayContaining(of),
				);
		}
	}
});
