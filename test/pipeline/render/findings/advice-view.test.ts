import { describe, expect, it } from "vitest";
import {
	groupDecisions,
	viewAdvice,
	viewCareAdvice,
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
	usual_cases: 9,
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
			tickets: 14,
			steps: [
				{
					action: "20件没有按时办结的逐件过一遍，都已办结，问清晚在哪一步",
					measure: "在办件不再超期，下期按时办结率不低于86.6%",
				},
			],
		});
		expect(advice?.steps[0]?.due).toMatch(/^2023年4月\d+日$/);
		expect(advice?.dues).toEqual([
			{ day: advice?.steps[0]?.dueDay, label: "" },
		]);
	});

	it("asks for both where the scope is worse in two respects", () => {
		const [advice] = advise(
			[
				{
					...late,
					also_metric: "satisfaction_strict",
					also_cases: 13,
					also_denominator: 40,
					also_usual_cases: 8,
					also_shared_cases: 3,
				},
			],
			"槐荫社区居委会",
		);
		expect(advice).toMatchObject({
			owner: "槐荫社区居委会",
			subject: "槐荫社区按时办结率、满意率偏低",
		});
		expect(advice?.steps).toMatchObject([
			{ action: expect.stringMatching(/^20件没有按时办结的/) },
			{
				action:
					"13件评在“满意”以下的逐件二次回访，能补办的补办（其中3件与上一步相同）",
				measure: "全部二次回访，下期满意率不低于80.0%",
			},
		]);
		// Each step has the day of its kind, wherever it stands.
		const [alone] = advise(
			[{ ...late, dimension: "unit", metric: "satisfaction_strict" }],
			"执法中队",
		);
		expect(advice?.steps[1]?.due).toBe(alone?.steps[0]?.due);
	});

	it("asks once for what is all within the first, and says once when it is done", () => {
		const [advice] = advise(
			[
				{
					...late,
					dimension: "unit",
					metric: "satisfaction_strict",
					also_metric: "solved_dissatisfied_share",
					also_cases: 7,
					also_denominator: 30,
					also_usual_cases: 2,
					also_shared_cases: 7,
				},
			],
			"执法中队",
		);
		expect(advice?.steps).toMatchObject([
			{
				action:
					"20件评在“满意”以下的逐件二次回访，能补办的补办；其中7件是已解决仍不满意的，问清不满意的是结果还是过程",
				measure:
					"全部二次回访，下期满意率不低于86.6%，下期已解决仍不满意的不高于6.7%",
			},
		]);
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
			`${texts.office}会同各社区`,
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
				mart_care_behind: [
					...["甲", "乙", "丙", "丁"].map((community, index) => ({
						community,
						behind: 40 - index,
					})),
					{ community: "戊", behind: null },
				],
			},
			definitions,
			texts,
		);
		expect(advice).toMatchObject({
			owner: `${texts.office}会同各社区`,
			holders:
				"其中甲40户、乙39户、丙38户、其余1个社区37户（另有1个社区不单列，见各网格名单）",
		});
	});

	it("asks each community that is behind for its own households, and none whose numbers are hidden", () => {
		const care = { kind: "care", dimension: "visits", metric: "care_met" };
		const marts = {
			...makeMarts(),
			mart_findings: [makeFinding({ ...care, cases: 828, excess: 326 })],
			mart_care_behind: [
				{ community: "甲社区", care_households: 126, care_met: 24, behind: 41 },
				{
					community: "乙社区",
					care_households: null,
					care_met: null,
					behind: null,
				},
			],
		};
		const advice = viewCareAdvice(marts, definitions, texts);
		expect(advice).toMatchObject([
			{
				scope: "甲社区",
				subject: "关爱对象走访落后",
				steps: [
					{
						action: "还没见到的102户按名单补访，先补上照进度差的41户",
						measure: "再见到41户",
						isBounded: false,
					},
				],
			},
		]);
		const none = { ...marts, mart_findings: [] };
		expect(viewCareAdvice(none, definitions, texts)).toEqual([]);
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
