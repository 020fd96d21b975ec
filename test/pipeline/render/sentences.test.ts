import { describe, expect, it } from "vitest";
import { readReportTexts } from "../../../pipeline/render/report-texts.ts";
import {
	tellChange,
	tellFindings,
} from "../../../pipeline/render/sentences.ts";
import { definitions, makeMarts } from "./marts-fixture.ts";
import { makeFinding } from "./marts-fixture-figures.ts";

const texts = readReportTexts();

function tell(finding: Parameters<typeof makeFinding>[0]): string {
	const marts = { ...makeMarts(), mart_findings: [makeFinding(finding)] };
	return tellFindings(marts, definitions, texts)[0] ?? "";
}

const community = {
	scope_label: "槐荫社区",
	numerator: 47,
	denominator: 67,
	value: 47 / 67,
	reference_value: 0.93,
	change_unit: "points",
};

describe("findings", () => {
	it.each([
		[
			{ kind: "community_below", metric: "ontime_rate", ...community },
			"槐荫社区按时办结率70.1%（47/67），低于全街道的93.0%，超出随机波动范围；建议逐件查看其超期工单，找出耽搁在哪个环节。",
		],
		[
			{ kind: "community_below", metric: "satisfaction_strict", ...community },
			"槐荫社区满意率70.1%（47/67），低于全街道的93.0%，超出随机波动范围；建议抽看其不满意件的回访记录。",
		],
		[
			{ kind: "community_below", metric: "close_rate_due", ...community },
			"槐荫社区到期办结率70.1%（47/67），低于全街道的93.0%，超出随机波动范围；建议先核对明细，再作判断。",
		],
		[
			{
				kind: "community_above",
				metric: "ontime_rate",
				...community,
				reference_value: 0.6,
			},
			"槐荫社区按时办结率70.1%（47/67），高于全街道的60.0%，超出随机波动范围；可了解其做法。",
		],
		[
			{
				kind: "volume_change",
				numerator: 1606,
				previous_numerator: 1470,
				change: -0.0132,
				change_unit: "percent",
				direction: "down",
			},
			"本月受理诉求1,606件，上月1,470件，日均下降1.3%，变化显著。",
		],
		[
			{
				kind: "volume_change",
				numerator: 24,
				previous_numerator: 9,
				change: 15,
				change_unit: "items",
				direction: "up",
			},
			"本月受理诉求24件，上月9件，增加15件，变化显著。",
		],
		[
			{
				kind: "rate_change",
				metric: "ontime_rate",
				numerator: 521,
				denominator: 570,
				reference_value: 0.95,
				change: -3.6,
				change_unit: "points",
				direction: "down",
			},
			"按时办结率91.4%（521/570），上月为95.0%（548/600），下降3.6个百分点，变化显著。",
		],
		[
			{
				kind: "community_below",
				metric: "satisfaction_strict",
				scope_label: "甲社区",
				numerator: 33,
				denominator: 53,
				reference_value: 0.873,
				also_metric: "ontime_rate",
				also_numerator: 56,
				also_denominator: 80,
				also_reference_value: 0.902,
			},
			"甲社区满意率62.3%（33/53），低于全街道的87.3%，超出随机波动范围；按时办结率70.0%（56/80，全街道90.2%）也超出随机波动范围；建议抽看其不满意件的回访记录。",
		],
		[
			{
				kind: "topic_rise",
				scope_label: "污水管道堵塞",
				numerator: 58,
				previous_numerator: 31,
				change: 0.69,
				change_unit: "percent",
				direction: "up",
			},
			"“污水管道堵塞”诉求58件，上月31件，日均上升69.0%，变化显著；建议查看集中在哪些小区。",
		],
		[
			{
				kind: "topic_fall",
				scope_label: "供暖",
				numerator: 8,
				previous_numerator: 41,
				change: -33,
				change_unit: "items",
				direction: "down",
			},
			"“供暖”诉求8件，上月41件，减少33件，变化显著。",
		],
		[
			{
				kind: "overdue_open",
				metric: "overdue_open",
				numerator: 17,
				previous_numerator: 11,
			},
			"截至2023年4月5日16:20，超期未办结17件，其中最早的一件已超期27天，上月同一时点为11件；建议逐件明确责任人和办结日期。",
		],
		[
			{ kind: "overdue_open", metric: "overdue_open", numerator: 17 },
			"截至2023年4月5日16:20，超期未办结17件，其中最早的一件已超期27天；建议逐件明确责任人和办结日期。",
		],
		[
			{
				kind: "satisfaction_low_response",
				metric: "rated_share",
				numerator: 120,
				denominator: 600,
				value: 0.2,
			},
			"办结工单中有评价的占20.0%（120/600），满意率只代表这部分群众，不宜单独引用或用来比较。",
		],
		[
			{ kind: "unlocated", numerator: 90, denominator: 606, value: 90 / 606 },
			"有90件未能归到社区，占受理量的14.9%（90/606），社区之间的比较因此不完整；建议补全社区或小区名称。",
		],
	])("tells %o", (finding, expected) => {
		expect(tell(finding)).toBe(expected);
	});

	it("refuses a kind that has no sentence", () => {
		expect(() => tell({ kind: "unheard_of" })).toThrow("unheard_of");
	});

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
