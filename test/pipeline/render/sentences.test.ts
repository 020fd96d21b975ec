import { describe, expect, it } from "vitest";
import { tellFindings } from "../../../pipeline/render/advice-view.ts";
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
		const told = tellFindings(
			{ ...marts, mart_findings: [], mart_headlines: headlines ?? [] },
			definitions,
			texts,
		);
		expect(told).toEqual([
			"没有哪一项变化或差异超出正常波动范围；以下为总体数字。",
			"本月受理诉求606件，日均19.5件，日均较上月上升16.5%（未超出正常波动）。",
			"到期应办结570件，截至数据时刻已办结530件，到期办结率93.0%，较上月下降4.8个百分点（未超出正常波动）。",
		]);
	});

	it("does not call a first month usual, and compares it with nothing", () => {
		const marts = { ...makeMarts({ monthsBefore: 0 }), mart_findings: [] };
		expect(tellFindings(marts, definitions, texts).slice(0, 2)).toEqual([
			"上月缺数据，暂不能判断变化；以下为总体数字。",
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
