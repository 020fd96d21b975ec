import { describe, expect, it } from "vitest";
import { viewNotes } from "../../../../pipeline/render/findings/advice-view.ts";
import { readReportTexts } from "../../../../pipeline/render/report-texts.ts";
import { definitions, makeMarts } from "../marts-fixture.ts";

const texts = readReportTexts();

const noWave = {
	first_at: null,
	last_at: null,
	communities: null,
	expected_cases: null,
};

describe("what is said beside the findings", () => {
	it("tells one person's matter as one person's, a weak base, and what has no place", () => {
		const marts = {
			...makeMarts(),
			mart_finding_notes: [
				{
					kind: "one_person",
					dimension: "topic",
					metric: "volume",
					scope: "x",
					scope_label: "广场舞噪声",
					numerator: 15,
					denominator: 27,
					also_metric: "repeat_rate",
					also_numerator: 13,
					also_denominator: 23,
					without_numerator: 10,
					without_denominator: 846,
					...noWave,
				},
				{
					kind: "one_person",
					dimension: "unit",
					metric: "satisfaction_strict",
					scope: "甲",
					scope_label: "甲办",
					numerator: 6,
					denominator: 9,
					also_metric: null,
					also_numerator: null,
					also_denominator: null,
					without_numerator: null,
					without_denominator: null,
					...noWave,
				},
				{
					kind: "settled_wave",
					dimension: "topic",
					metric: "volume",
					scope: "power_supply",
					scope_label: "供电",
					numerator: 23,
					denominator: null,
					first_at: "2023-03-21 00:00:00",
					last_at: "2023-03-23 00:00:00",
					communities: 12,
					expected_cases: 1.23,
					also_metric: null,
					also_numerator: null,
					also_denominator: null,
					without_numerator: null,
					without_denominator: null,
				},
				{
					kind: "low_response",
					dimension: "street",
					metric: "rated_share",
					scope: "全街道",
					scope_label: "全街道",
					numerator: 120,
					denominator: 600,
					also_metric: null,
					also_numerator: null,
					also_denominator: null,
					without_numerator: null,
					without_denominator: null,
					...noWave,
				},
				{
					kind: "unlocated",
					dimension: "street",
					metric: "volume",
					scope: "",
					scope_label: "",
					numerator: 90,
					denominator: 606,
					also_metric: null,
					also_numerator: null,
					also_denominator: null,
					without_numerator: null,
					without_denominator: null,
					...noWave,
				},
				{
					kind: "unread_ratings",
					dimension: "street",
					metric: "rated_share",
					scope: "",
					scope_label: "",
					numerator: 155,
					denominator: null,
					also_metric: null,
					also_numerator: null,
					also_denominator: null,
					without_numerator: null,
					without_denominator: null,
					...noWave,
				},
			],
		};
		expect(viewNotes(marts, definitions, texts)).toEqual([
			"“广场舞噪声”诉求27件中有15件出自同一位来电人，是一个人的事，不列为要点；重复诉求率的变化也在这里：重复诉求23件中有13件是此人的，不含此人的则为1.2%（10/846）。",
			"甲办评在“满意”以下的9件中有6件出自同一位来电人，是一个人的事，不列为要点。",
			"“供电”3月21日至3月23日集中来了23件，平常三天约1.2件，涉及12个社区；都已办结，不列为要点。",
			"办结工单中有评价的占20.0%（120/600），满意率只代表这部分群众，不宜单独引用或用来比较。",
			"有90件没有归到社区，占受理量的14.9%（90/606），社区之间的比较因此不完整。",
			"有155件办结工单的评价没有读懂（是词表中没有的词），满意率不含它们，不是没有评价。",
		]);
	});
});
