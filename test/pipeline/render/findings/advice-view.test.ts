import { describe, expect, it } from "vitest";
import {
	groupDecisions,
	viewAdvice,
	viewNotes,
} from "../../../../pipeline/render/findings/advice-view.ts";
import { readReportTexts } from "../../../../pipeline/render/report-texts.ts";
import { definitions, makeMarts, type Row } from "../marts-fixture.ts";
import { makeFinding } from "../marts-fixture-figures.ts";

const texts = readReportTexts();

const late: Row = {
	metric: "ontime_rate",
	scope: "槐荫社区",
	scope_label: "槐荫社区",
	numerator: 47,
	denominator: 67,
	cases: 20,
	excess: 15.3,
	reference_value: 0.93,
};

describe("what follows", () => {
	const owners = (...units: string[]) =>
		units.map((unit, index) => ({
			finding_no: index + 1,
			unit,
			unit_tickets: 14,
			is_lead: unit !== "",
		}));
	const advise = (findings: Row[], ...units: string[]) =>
		viewAdvice(
			{
				...makeMarts(),
				mart_findings: findings.map((each, index) =>
					makeFinding({ ...each, finding_no: index + 1 }),
				),
				mart_finding_owners: owners(...units),
			},
			definitions,
			texts,
		);

	it("says who does what with which tickets by when, and what counts as done", () => {
		const [advice] = advise([late], "城管办");
		expect(advice).toMatchObject({
			scope: "槐荫社区",
			owner: "槐荫社区会同城管办",
			subject: "槐荫社区按时办结率偏低",
			action: "20件超期件逐件过一遍，还没办结的先办结，卡在别的单位的提交会商",
			measure: "在办件不再超期，下期按时办结率回到正常范围",
			tickets: 14,
		});
		expect(advice?.due).toMatch(/^2023年4月\d+日$/);
	});

	it("asks for both where the scope is worse in two respects", () => {
		const [advice] = advise(
			[{ ...late, also_metric: "satisfaction_strict", also_cases: 13 }],
			"槐荫社区居委会",
		);
		expect(advice).toMatchObject({
			owner: "槐荫社区居委会",
			subject: "槐荫社区按时办结率、满意率偏低",
		});
		expect(advice?.action).toMatch(/^20件超期件.*；13件评在“满意”以下的/);
	});

	it("asks a unit itself, and nothing of what is better", () => {
		const unit = { ...late, dimension: "unit", scope_label: "执法中队" };
		expect(advise([unit], "城管办")[0]?.owner).toBe("执法中队");
		expect(advise([{ ...late, is_worse: false }], "城管办")).toEqual([]);
	});

	const hold = (finding: Row, ...held: [string, number, boolean][]) =>
		viewAdvice(
			{
				...makeMarts(),
				mart_findings: [makeFinding(finding)],
				mart_finding_owners: held.map(([unit, unit_tickets, is_lead]) => ({
					finding_no: 1,
					unit,
					unit_tickets,
					is_lead,
				})),
			},
			definitions,
			texts,
		)[0];

	it.each<[string, Row, [string, number, boolean][], string, string]>([
		[
			"one unit that has them all",
			{ ...late, kind: "hotspot", metric: "burst" },
			[["城管办", 9, true]],
			"城管办",
			"",
		],
		[
			"a unit that has most, and who has the rest",
			late,
			[
				["槐荫社区居委会", 13, true],
				["城管办", 5, false],
				["物业办", 3, false],
				["平安办", 1, false],
				["经济办", 1, false],
				["", 2, false],
			],
			"槐荫社区居委会",
			"槐荫社区居委会13件、城管办5件、物业办3件、其余2个单位2件、承办单位不明2件",
		],
		[
			"nobody with enough to lead a community's",
			late,
			[
				["城管办", 1, false],
				["", 19, false],
			],
			"槐荫社区会同各承办单位",
			"城管办1件、承办单位不明19件",
		],
		[
			"nobody known to hold a place's: the office, no unit",
			{ ...late, kind: "hotspot", metric: "burst", dimension: "place" },
			[["", 20, false]],
			texts.office,
			"承办单位不明20件",
		],
		[
			"no ticket at all",
			{ ...late, kind: "care", dimension: "visits" },
			[],
			"各社区",
			"",
		],
	])(
		"gives it to those who hold the tickets: %s",
		(_, finding, held, owner, holders) => {
			expect(hold(finding, ...held)).toMatchObject({ owner, holders });
		},
	);

	it("names the communities that are behind in their visits", () => {
		const [advice] = viewAdvice(
			{
				...makeMarts(),
				mart_findings: [makeFinding({ kind: "care", dimension: "visits" })],
				mart_care_behind: ["甲", "乙", "丙", "丁"].map((community, index) => ({
					community,
					behind: 40 - index,
				})),
			},
			definitions,
			texts,
		);
		expect(advice?.owner).toBe(
			"甲（差40户）、乙（差39户）、丙（差38户）等4个社区",
		);
	});

	it("asks for no cause that the report has", () => {
		const all = Object.values(texts.finding.advice).flatMap((kinds) =>
			Object.values(kinds).map(({ action }) => action),
		);
		expect(all.length).toBeGreaterThan(10);
		expect(all.join()).not.toMatch(/原因|为什么|拆开看/);
	});

	it("makes one decision of several findings of one owner", () => {
		const unit = { ...late, dimension: "unit", scope_label: "城管办" };
		const place = {
			kind: "hotspot",
			metric: "burst",
			scope_label: "甲",
			cases: 9,
		};
		const decisions = groupDecisions(
			advise([unit, place, late], "城管办", "城管办", "别家"),
		);
		expect(decisions.map(({ owner, items }) => [owner, items.length])).toEqual([
			["城管办", 2],
			["槐荫社区会同别家", 1],
		]);
	});
});

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
				},
			],
		};
		expect(viewNotes(marts, definitions, texts)).toEqual([
			"“广场舞噪声”诉求27件中有15件出自同一位来电人，是一个人的事，不列为要点；重复诉求率的变化也在这里：重复诉求23件中有13件是此人的，不含则为1.2%（10/846）。",
			"甲办评在“满意”以下的9件中有6件出自同一位来电人，是一个人的事，不列为要点。",
			"办结工单中有评价的占20.0%（120/600），满意率只代表这部分群众，不宜单独引用或用来比较。",
			"有90件没有归到社区，占受理量的14.9%（90/606），社区之间的比较因此不完整。",
		]);
	});
});
