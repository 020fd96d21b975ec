import { describe, expect, it } from "vitest";
import { viewAdvice } from "../../../../pipeline/render/findings/advice-view.ts";
import { tellWhere } from "../../../../pipeline/render/findings/standing.ts";
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

describe("where what is asked for stands", () => {
	const stand = (finding: Row, standing: Row) =>
		viewAdvice(
			{
				...makeMarts(),
				mart_findings: [makeFinding(finding)],
				mart_finding_standing: [{ finding_no: 1, open: 0, ...standing }],
			},
			definitions,
			texts,
		)[0];

	it("says that tickets are due before the day by which it is to be done", () => {
		const burst = { kind: "hotspot", metric: "burst", cases: 16 };
		const actionOf = (standing: Row) =>
			stand(burst, standing)?.steps[0]?.action;
		const plain = "到现场一次查清，16件并案办理，统一答复";
		expect(actionOf({ open: 1, next_deadline_at: "2023-04-10 23:59:59" })).toBe(
			`${plain}；还没办结的1件不等这一天，4月10日前办结`,
		);
		expect(actionOf({ open: 3, next_deadline_at: "2023-04-10 23:59:59" })).toBe(
			`${plain}；还没办结的3件各按自己的期限，最早4月10日`,
		);
		expect(actionOf({ open: 1, next_deadline_at: "2023-04-19 23:59:59" })).toBe(
			plain,
		);
	});

	it("says how many of the tickets may be disputed, of two steps together", () => {
		expect(stand(late, { disputed: 12 })?.steps[0]?.action).toMatch(
			/会商（其中12件可以申诉，先核定）$/,
		);
		const both = {
			...late,
			also_metric: "satisfaction_strict",
			also_cases: 13,
			also_denominator: 40,
			behind_tickets: 30,
		};
		const steps = stand(both, { disputed: 12 })?.steps;
		expect(steps?.[0]?.action).not.toContain("申诉");
		expect(steps?.[1]?.action).toMatch(
			/（两步共30件，其中12件可以申诉，先核定）$/,
		);
	});

	it("names the place in the pack of what a meeting takes up, and says where the rest is settled", () => {
		const burst = { kind: "hotspot", metric: "burst" };
		expect(stand(burst, { matter_no: 3, code: "2023-B" })).toMatchObject({
			matter: "（例会第3项，2023-B）",
			matterShort: "（例会第3项）",
		});
		expect(stand(burst, { matter_no: null, code: null })?.matter).toBe("");
		const base = makeMarts();
		const marts = {
			...base,
			mart_report: (base.mart_report ?? []).map((row) => ({
				...row,
				meeting_at: "2023-04-06 00:00:00",
				has_meetings: true,
			})),
			mart_finding_standing: [{ finding_no: 1 }],
		};
		const where = (...matters: string[]) => tellWhere(matters, marts, texts);
		expect(where("（例会第3项）", "")).toMatch(/^写明例会第几项的，4月6日例会/);
		expect(where("")).toMatch(/^以上都不在4月6日的例会材料里，由领导/);
		expect(where("（例会第3项）")).toBe("以上4月6日例会都按同一编号研究。");
		expect(where()).toBe("");
		const unmet = marts.mart_report.map((row) => ({
			...row,
			has_meetings: false,
		}));
		expect(tellWhere([""], { ...marts, mart_report: unmet }, texts)).toBe("");
	});
});
