import { describe, expect, it } from "vitest";
import { viewMonthLead } from "../../../../pipeline/render/findings/month-lead.ts";
import { readReportTexts } from "../../../../pipeline/render/report-texts.ts";
import { definitions, makeMarts, type Row } from "../marts-fixture.ts";
import { makeFinding } from "../marts-fixture-figures.ts";

const texts = readReportTexts();

const headline: Row = {
	metric: "satisfaction_strict",
	metric_kind: "rate",
	numerator: 448,
	denominator: 513,
	year_ago_numerator: 495,
	year_ago_denominator: 530,
	year_ago_change: -6.0667,
	year_ago_change_unit: "points",
	year_ago_direction: "down",
	previous_change: null,
	previous_change_unit: "points",
};
const row: Row = {
	metric: "satisfaction_strict",
	against: "year_ago",
	cases: 65,
	is_caller_known: true,
	months_in_row: 9,
	is_since_first: false,
	first_since_month: "2022-10",
	is_first_since_first: false,
	second_since_month: "2022-07",
	is_second_since_first: true,
};
const carried: Row = {
	metric: "satisfaction_strict",
	against: "year_ago",
	dimension: "community",
	part_label: "北屏社区",
	numerator: 33,
	denominator: 53,
	second_dimension: "unit",
	second_label: "执法中队",
	second_numerator: 18,
	second_denominator: 31,
	without_numerator: 400,
	without_denominator: 434,
	without_earlier_numerator: 394,
	without_earlier_denominator: 424,
	share: 0.91,
	is_spread: false,
	has_two: true,
};
const volume: Row = {
	metric: "volume",
	metric_kind: "count",
	numerator: 961,
	denominator: null,
	previous_change: 0.2005,
	previous_change_unit: "percent",
	previous_direction: "up",
	year_ago_change: null,
	year_ago_change_unit: "percent",
};

const below: Row = {
	metric: "satisfaction_strict",
	metric_kind: "rate",
	good_direction: "up",
	scope_kind: "community",
	scope_label: "北屏社区",
	numerator: 11,
	denominator: 28,
	status: "below",
	is_change_significant: false,
};
const above: Row = {
	...below,
	scope_kind: "unit",
	scope_label: "执法中队",
	numerator: 36,
	denominator: 40,
	status: "above",
};
const risen: Row = {
	...below,
	metric: "volume",
	metric_kind: "count",
	good_direction: "none",
	scope_kind: "topic",
	scope_label: "施工噪声",
	numerator: 36,
	denominator: null,
	status: "",
	is_change_significant: true,
};

interface Own {
	row?: Row;
	carried?: Row;
	headline?: Row;
	findings?: Row[];
	metrics?: Row[];
}

function tell(own: Own) {
	const marts = {
		...makeMarts(),
		mart_headlines: [own.headline ?? headline],
		mart_month_lead: own.row ? [own.row] : [],
		mart_change_leads: own.carried ? [own.carried] : [],
		mart_findings: (own.findings ?? []).map(makeFinding),
		int_metrics: own.metrics ?? [],
	};
	const { title, text } = viewMonthLead(marts, definitions, texts);
	return `${title}。${text}`;
}

describe("the sentence that is the month", () => {
	it.each<[string, Own, string]>([
		[
			"what got worse, who carries it, since when, without whom, what is asked",
			{ row, carried },
			"满意率87.3%，比上年同月下降6.1个百分点，降幅的九成在北屏社区和执法中队。全街道满意率连续9个月低于上年同月；满意率低于同类其余的，北屏社区自2022年10月起、执法中队至少自2022年7月起；这两处合计占降幅的91%（6.1个百分点中的5.5个，按未舍入的数算），两处都算的5件只算一遍；不含这两处，本月为92.2%（400/434），上年同月为92.9%（394/424）。请定：北屏社区20件、执法中队13件（2件两处都算）评在“满意”以下的逐件二次回访，4月19日前报结果。",
		],
		[
			"places that findings below are about",
			{
				row: { ...row, is_caller_known: false },
				carried: { ...carried, share: 0.97 },
				findings: [
					{ finding_no: 2, scope_label: "北屏社区", is_worse: true },
					{ finding_no: 3, scope_label: "执法中队", is_worse: false },
				],
			},
			"满意率87.3%，比上年同月下降6.1个百分点，降幅几乎全部在北屏社区和执法中队。全街道满意率连续9个月低于上年同月；满意率低于同类其余的，北屏社区自2022年10月起（要点2）、执法中队至少自2022年7月起；不含这两处，本月为92.2%（400/434），上年同月为92.9%（394/424）；来电人不明。请定：北屏社区20件、执法中队13件（2件两处都算）评在“满意”以下的逐件二次回访，4月19日前报结果。",
		],
		[
			"one that carries half, of whom it is not known since when",
			{
				row: {
					...row,
					months_in_row: 1,
					is_since_first: true,
					first_since_month: null,
				},
				carried: { ...carried, share: 0.52, has_two: false },
			},
			"满意率87.3%，比上年同月下降6.1个百分点，降幅的一半在北屏社区。此前缺数据，自何时起还不知道；此处占降幅的52%（6.1个百分点中的3.2个）；不含此处，本月为92.2%（400/434），上年同月为92.9%（394/424）。请定：北屏社区20件评在“满意”以下的逐件二次回访，4月19日前报结果。",
		],
		[
			"two that have no ticket in common",
			{
				row: { ...row, months_in_row: 3, is_since_first: true },
				carried: {
					...carried,
					without_numerator: 397,
					without_denominator: 429,
				},
			},
			"满意率87.3%，比上年同月下降6.1个百分点，降幅的九成在北屏社区和执法中队。全街道满意率连续3个月低于上年同月（再早的没有上年同月可比）；满意率低于同类其余的，北屏社区自2022年10月起、执法中队至少自2022年7月起；这两处合计占降幅的91%（6.1个百分点中的5.5个，按未舍入的数算）；不含这两处，本月为92.5%（397/429），上年同月为92.9%（394/424）。请定：北屏社区20件、执法中队13件评在“满意”以下的逐件二次回访，4月19日前报结果。",
		],
		[
			"spread, of this month alone, of callers nobody knows",
			{
				row: { ...row, months_in_row: null, is_caller_known: false },
				carried: { ...carried, is_spread: true },
			},
			"满意率87.3%，比上年同月下降6.1个百分点，分散在各处。本月才这样；来电人不明。请定：全街道65件评在“满意”以下的逐件二次回访，4月19日前报结果。",
		],
		[
			"a count that rose, without any who carry it",
			{
				headline: volume,
				row: {
					...row,
					metric: "volume",
					against: "previous",
					cases: 961,
					months_in_row: null,
				},
			},
			"受理量961件，比上月日均上升20.1%，分散在各处。本月才这样。请定：全街道961件按事由排队，逐项定措施，4月19日前报结果。",
		],
		[
			"nothing worse: that is said, with what stands out most",
			{
				findings: [
					{ finding_no: 1, is_worse: false, kind: "rate", scope_label: "乙" },
					{
						finding_no: 2,
						kind: "estate",
						dimension: "place",
						scope_label: "宿舍",
						cases: 21,
						expected_cases: 8.4,
					},
				],
			},
			"与上年同月相比，能比较的总体指标没有一项明显变差。最突出的是：宿舍诉求21件，按户数应为8.4件。",
		],
		[
			"nothing worse and nothing else",
			{},
			"与上年同月相比，能比较的总体指标没有一项明显变差。各社区、各类之间能比较的，也没有明显的差异；以下为总体数字。",
		],
		[
			"nothing worse and no finding, though some stand out of the street's level: these are named, the bad ones first, and no more than three",
			{ metrics: [above, below, { ...below, metric: "ontime_rate" }, risen] },
			"与上年同月相比，能比较的总体指标没有一项明显变差。超出随机波动的有北屏社区满意率39.3%（低于预期）、北屏社区按时办结率39.3%（低于预期）、执法中队满意率90.0%（高于预期）等4处；以下为总体数字。",
		],
		[
			"a topic alone that has changed clearly",
			{ metrics: [risen, { ...risen, scope_kind: "street" }] },
			"与上年同月相比，能比较的总体指标没有一项明显变差。超出随机波动的有施工噪声受理量36件（比上月变化显著）；以下为总体数字。",
		],
		[
			"nothing to compare with",
			{ headline: { ...headline, year_ago_change: null } },
			"上月、上年同月都缺数据，总体是变好还是变差还不能判断。",
		],
	])("%s", (_, own, wanted) => {
		expect(tell(own)).toBe(wanted);
	});

	it("says every metric that may lead in words of its own", () => {
		const { asks, tenths } = texts.finding.lead;
		expect(Object.keys(tenths)).toEqual(["5", "6", "7", "8", "9", "10"]);
		for (const ask of Object.values(asks)) expect(ask).toContain("{parts}");
	});
});
