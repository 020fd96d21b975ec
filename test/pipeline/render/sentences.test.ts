import { describe, expect, it } from "vitest";
import { renderFindings } from "../../../pipeline/render/render-report.ts";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";
import { tellChange } from "../../../pipeline/render/sentences.ts";
import { definitions, makeMarts } from "./marts-fixture.ts";

const texts = readReportTexts();

describe("where there is little to tell", () => {
	it("fills up with the street's own figures, cautious where a change may be chance", () => {
		const marts = makeMarts();
		const headlines = marts.mart_headlines?.map((row) => ({
			...row,
			is_change_significant: false,
		}));
		const told = renderFindings(
			{ ...marts, mart_findings: [], mart_headlines: headlines ?? [] },
			definitions,
		);
		expect(told).toEqual([
			"与上月、上年同月相比，能比较的总体指标没有一项明显变差。各社区、各类之间能比较的，也没有明显的差异；以下为总体数字。",
			"本月受理诉求606件，日均19.5件，日均较上月上升16.5%（未超出正常波动）。",
			"到期应办结570件，截至数据时刻已办结530件，到期办结率93.0%，较上月下降4.8个百分点（未超出正常波动）。",
		]);
	});

	it("does not call a first month usual, and compares it with nothing", () => {
		const marts = { ...makeMarts({ monthsBefore: 0 }), mart_findings: [] };
		expect(renderFindings(marts, definitions).slice(0, 2)).toEqual([
			"上月、上年同月都缺数据，总体是变好还是变差还不能判断。",
			"本月受理诉求606件，日均19.5件，上月缺数据，不作比较。",
		]);
	});
});

describe("changes", () => {
	it.each([
		[0, "percent", "flat", "持平"],
		[0.0001, "percent", "up", "基本持平"],
		[-0.3, "percent", "down", "下降30.0%"],
		[4, "items", "up", "增加4件"],
		[-2.25, "points", "down", "下降2.3个百分点"],
	] as const)("tells %f %s %s as %s", (change, unit, direction, expected) => {
		expect(tellChange(change, unit, direction, texts)).toBe(expected);
	});
});
