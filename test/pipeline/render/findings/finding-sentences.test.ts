import { describe, expect, it } from "vitest";
import { tellFinding } from "../../../../pipeline/render/findings/finding-sentences.ts";
import type { Finding, Marts } from "../../../../pipeline/render/marts.ts";
import { readReportTexts } from "../../../../pipeline/render/report-texts.ts";
import { definitions, makeMarts, type Row } from "../marts-fixture.ts";
import { makeFinding } from "../marts-fixture-figures.ts";

const texts = readReportTexts();

const untabled: Marts = { ...makeMarts(), mart_communities: [] };
const tell = (finding: Row, marts: Marts = untabled) => {
	const { title, facts } = tellFinding(
		makeFinding(finding) as unknown as Finding,
		marts,
		definitions,
		texts,
	);
	return `${title}。${facts}`;
};

const late: Row = {
	metric: "ontime_rate",
	scope: "槐荫社区",
	scope_label: "槐荫社区",
	numerator: 47,
	denominator: 67,
	cases: 20,
	excess: 15.3,
	callers: 19,
	reference_value: 0.93,
};
const rise: Row = {
	kind: "volume_change",
	dimension: "topic",
	scope: "sewage_blocked",
	scope_label: "污水管道堵塞",
	against: "previous",
	cases: 58,
	earlier_numerator: 31,
	callers: 50,
	excess: 24,
};

describe("a finding in words", () => {
	it("says what the table of its kind has beside the same rate, where cases are not too few for it", () => {
		const tables: Marts = {
			...untabled,
			mart_communities: [
				{ community: "槐荫社区", ontime_expected: 0.901 },
				{ community: "望湖社区", ontime_expected: 0.5 },
			],
			mart_units: [
				{ unit: "执法中队", satisfaction_expected: 0.829 },
				{ unit: "城管办", satisfaction_expected: null },
			],
		};
		expect(tell(late, tables)).toMatch(/；按诉求类型，按时办结率应有90.1%。$/);
		const rated = { ...late, dimension: "unit", metric: "satisfaction_strict" };
		expect(tell({ ...rated, scope: "执法中队" }, tables)).toMatch(
			/；按诉求类型，满意率应有82.9%。$/,
		);
		for (const other of [
			{ ...rated, scope: "城管办" },
			{ ...late, metric: "solved_rate" },
			{ ...late, numerator: 2, denominator: 9 },
		])
			expect(tell(other, tables)).not.toContain("应有");
	});

	it.each([
		[
			"late, against the rest",
			late,
			"槐荫社区按时办结率70.1%，其余正常的93.0%。67件到期，20件没有按时办结（19人反映），比正常水平多15件。",
		],
		[
			"for months",
			{ ...late, months_in_row: 6, since_month: "2022-10" },
			"槐荫社区按时办结率70.1%，其余正常的93.0%。67件到期，20件没有按时办结（19人反映），比正常水平多15件；按时办结率自2022年10月起连续6个月偏低。",
		],
		[
			"for as long as anything is known",
			{
				...late,
				months_in_row: 6,
				since_month: "2022-10",
				is_since_first: true,
			},
			"槐荫社区按时办结率70.1%，其余正常的93.0%。67件到期，20件没有按时办结（19人反映），比正常水平多15件；按时办结率至少自2022年10月起连续6个月偏低，再早缺数据。",
		],
		[
			"of callers nobody knows",
			{ ...late, is_caller_known: false },
			"槐荫社区按时办结率70.1%，其余正常的93.0%。67件到期，20件没有按时办结（来电人不明），比正常水平多15件。",
		],
		[
			"for a month before which nothing is known",
			{
				...late,
				months_in_row: 1,
				since_month: "2023-03",
				is_since_first: true,
			},
			"槐荫社区按时办结率70.1%，其余正常的93.0%。67件到期，20件没有按时办结（19人反映），比正常水平多15件；此前缺数据，自何时起还不知道。",
		],
		[
			"for this month alone",
			{ ...late, months_in_row: 1, since_month: "2023-03" },
			"槐荫社区按时办结率70.1%，其余正常的93.0%。67件到期，20件没有按时办结（19人反映），比正常水平多15件。",
		],
		[
			"in a second respect",
			{
				...late,
				also_metric: "satisfaction_strict",
				also_numerator: 33,
				also_denominator: 53,
				also_reference_value: 0.902,
			},
			"槐荫社区按时办结率70.1%，其余正常的93.0%。67件到期，20件没有按时办结（19人反映），比正常水平多15件；满意率62.3%（33/53，其余正常的90.2%）也超出随机波动。",
		],
		[
			"a unit's ratings",
			{ ...late, dimension: "unit", metric: "satisfaction_strict" },
			"槐荫社区满意率70.1%，其余正常的93.0%。67件有评价，20件评在“满意”以下（含基本满意；19人反映），比正常水平多15件。",
		],
		[
			"a topic's solutions",
			{ ...late, dimension: "topic", metric: "solved_rate" },
			"“槐荫社区”解决率70.1%，其余正常的93.0%。67件有结论，20件没有完全解决（19人反映），比正常水平多15件。",
		],
		[
			"repeats, which are too many",
			{
				...late,
				metric: "repeat_rate",
				months_in_row: 2,
				since_month: "2023-02",
			},
			"槐荫社区重复诉求率70.1%，其余正常的93.0%。67件中20件是办结后又来的（19人反映），比正常水平多15件；重复诉求率自2023年2月起连续2个月偏高。",
		],
		[
			"a channel by its name",
			{ ...late, dimension: "channel", scope: "phone", scope_label: "phone" },
			"电话渠道按时办结率70.1%，其余正常的93.0%。67件到期，20件没有按时办结（19人反映），比正常水平多15件。",
		],
		[
			"a metric without words of its own",
			{ ...late, metric: "close_rate_due" },
			"槐荫社区到期办结率70.1%，其余正常的93.0%。47/67，比正常水平差15件，19人反映。",
		],
		[
			"better, which asks for nothing",
			{ ...late, is_worse: false, reference_value: 0.5 },
			"槐荫社区按时办结率70.1%，好于其余正常的50.0%。47/67，超出随机波动，可了解其做法。",
		],
		[
			"the street since a year ago",
			{
				...late,
				dimension: "street",
				kind: "rate_change",
				against: "year_ago",
			},
			"全街道按时办结率70.1%，上年同月93.0%。67件到期，20件没有按时办结（19人反映），比照上年同月多15件。",
		],
		[
			"a topic that rose",
			rise,
			"“污水管道堵塞”诉求58件，上月31件。50人反映；比照上月的日均多24件，变化显著。",
		],
		[
			"a topic that fell",
			{ ...rise, is_worse: false },
			"“污水管道堵塞”诉求58件，上月31件。比照上月的日均少24件，变化显著。",
		],
		[
			"a burst, with its days, its voices and what is open",
			{
				dimension: "place",
				kind: "hotspot",
				metric: "burst",
				hotspot_kind: "burst",
				scope_label: "甲小区“乙”近期突增",
				cases: 16,
				callers: 12,
				expected_cases: 0.44,
				excess: 15.6,
				first_at: "2023-03-09 14:00:00",
				last_at: "2023-03-18 15:00:00",
				open: 1,
			},
			"甲小区“乙”近期突增：16件，12人反映。3月9日至3月18日集中，平常每月约0.4件，1件未办结。",
		],
		[
			"a place whose callers nobody knows",
			{
				dimension: "place",
				kind: "hotspot",
				metric: "rebound",
				hotspot_kind: "rebound",
				scope_label: "甲",
				cases: 16,
				callers: 16,
				is_caller_known: false,
				expected_cases: 12.6,
				open: 0,
			},
			"甲：16件，来电人不明。办结后又起，平常每月约13件。",
		],
		[
			"a place that persists, by its year",
			{
				dimension: "place",
				kind: "hotspot",
				metric: "persistent",
				hotspot_kind: "persistent",
				scope_label: "甲“油烟”长期反复",
				cases: 4,
				span_cases: 38,
				callers: 10,
				expected_cases: 0.43,
				open: 0,
			},
			"甲“油烟”长期反复：近一年38件，10人反映。一年来多数月份都高于其他小区；本月4件，平常每月约0.4件。",
		],
		[
			"an estate under treatment",
			{
				dimension: "place",
				kind: "estate",
				scope_label: "宿舍",
				cases: 21,
				expected_cases: 8.41,
				excess: 12.6,
				callers: 20,
				unknown_callers: 3,
				since_month: "2023-01",
			},
			"宿舍诉求21件，按户数应为8.4件。20人反映，其中3件号码不明，每件算一人；比应有的多13件；2023年1月起列为治理类小区。",
		],
		[
			"a pile",
			{
				dimension: "street",
				kind: "stock",
				metric: "overdue_open",
				cases: 45,
				expected_cases: 15.2,
				callers: 44,
				is_caller_known: false,
			},
			"超期未办结45件，近一年平常15件。来电人不明；超出平常的波动，最早的一件已超期19个工作日。",
		],
		[
			"care that is behind",
			{
				dimension: "visits",
				kind: "care",
				metric: "care_met",
				numerator: 201,
				denominator: 1029,
				cases: 828,
				excess: 326,
				reference_value: 0.512,
			},
			"关爱对象只走访到19.5%，2023年上半年的工作日已过51.2%。1,029户应走访，按各自周期见到201户，还有828户没见到；只照半年进度也应见到527户，差326户。",
		],
	])("%s", (_, finding, expected) => {
		expect(tell(finding)).toBe(expected);
	});

	it("names what it is made of, but a topic or a place is made of itself", () => {
		const marts = {
			...untabled,
			mart_finding_topics: [
				{ finding_no: 1, topic_label: "违章建筑", tickets: 6 },
				{ finding_no: 1, topic_label: "占道经营", tickets: 4 },
				{ finding_no: 2, topic_label: "停水", tickets: 9 },
			],
		};
		expect(tell(late, marts)).toContain("；多为“违章建筑”6件、“占道经营”4件。");
		expect(tell(rise, marts)).not.toContain("多为");
	});

	it("refuses a kind that has no sentence", () => {
		expect(() => tell({ kind: "unheard_of" })).toThrow("unheard_of");
	});
});
