import { expect, test } from "vitest";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";
import { viewPast } from "../../../pipeline/render/summary/past-view.ts";
import { definitions, makeMarts, type Row } from "./marts-fixture.ts";

const past = (last: Row) => {
	const marts = makeMarts();
	const rows = marts.mart_metric_months as Row[];
	const own = rows.filter(
		(row) => row.metric === "repeat_rate" && row.scope_kind === "street",
	);
	const seen = own.map((row) => ({
		...row,
		...{ pace: 0.01, usual_lower: 0, usual_upper: 0.02 },
		...(row.is_current === true && last),
	}));
	return viewPast(
		{ ...marts, mart_metric_months: seen },
		definitions,
		readReportTexts(),
	).get("repeat_rate");
};

test.each<[string, Row, { verdict: string; isWorse: boolean }]>([
	["within what is usual", {}, { verdict: "在平常范围内", isWorse: false }],
	["above it", { pace: 0.03 }, { verdict: "高于平常", isWorse: true }],
	[
		"above it by one caller alone: no alarm, and who is said",
		{ pace: 0.03, is_one_callers: true },
		{ verdict: "高于平常，一人所致", isWorse: false },
	],
])("a figure %s", (_, last, wanted) => {
	const seen = past(last);
	expect({ verdict: seen?.verdict, isWorse: seen?.isWorse }).toEqual(wanted);
	expect(String(seen?.spark).includes("#c2410c")).toBe(wanted.isWorse);
});
